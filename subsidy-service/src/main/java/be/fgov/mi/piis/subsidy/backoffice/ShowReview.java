package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.cost.CostDocument;
import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.cost.CostView;
import be.fgov.mi.piis.subsidy.cost.FindCosts;
import be.fgov.mi.piis.subsidy.report.HandleReport;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.CostsAreReviewed;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import be.fgov.mi.piis.subsidy.settlement.SettleConvention;
import be.fgov.mi.piis.subsidy.settlement.SettlementView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gathers what an officer judges of a convention, and which acts its step allows. */
@ApplicationScoped
class ShowReview {
    /** As many costs as somebody looks at in one go. */
    private static final int COSTS = 50;

    private final CostAccess access;
    private final FindCosts findCosts;
    private final HandleReport handleReport;
    private final SettleConvention settleConvention;
    private final CpasRegistry registry;
    private final FormToken formToken;
    private final Clock clock;

    ShowReview(
            CostAccess access,
            FindCosts findCosts,
            HandleReport handleReport,
            SettleConvention settleConvention,
            CpasRegistry registry,
            FormToken formToken,
            Clock clock) {
        this.access = access;
        this.findCosts = findCosts;
        this.handleReport = handleReport;
        this.settleConvention = settleConvention;
        this.registry = registry;
        this.formToken = formToken;
        this.clock = clock;
    }

    /**
     * @param part of the costs, from 1
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible
     */
    ReviewPage of(String number, Caller reader, int part, Came came, Frame frame) {
        ReaderLanguage language = frame.language();
        LocalDate today = LocalDate.now(clock);
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireReadable(number, reader);
            FindCosts.Found costs =
                    findCosts.page(number, PageRequest.of(Integer.toString(part), Integer.toString(COSTS)), reader);
            return new ReviewPage(
                    frame,
                    number,
                    registry.find(convention.leadCpas())
                            .map(cpas -> cpas.name(language.code()))
                            .orElse(convention.leadCpas()),
                    convention.status(),
                    formToken.value(),
                    CostsAreReviewed.in(convention.status()),
                    costs.items().stream()
                            .map(cost -> form(cost, came, language))
                            .toList(),
                    costs.total(),
                    costs.items().stream()
                            .filter(cost -> cost.status() == CostStatus.DECLARED)
                            .count(),
                    part,
                    Math.toIntExact(Math.max(1, (costs.total() + COSTS - 1) / COSTS)),
                    new ReviewPage.ReportForm(
                            ShowMoney.report(handleReport.read(number, reader, today), language),
                            allows(convention, ConventionAct.REPORT_RETURN),
                            came.sentOf("report")),
                    convention.status().isFullySigned()
                            ? settlement(
                                    convention,
                                    settleConvention.read(number, reader, today, language),
                                    reader,
                                    came,
                                    language)
                            : null,
                    came.done(),
                    came.refused());
        });
    }

    private static ReviewPage.CostForm form(CostView cost, Came came, ReaderLanguage language) {
        return new ReviewPage.CostForm(
                cost.reference(),
                cost.revision(),
                cost.kind(),
                cost.description(),
                language.day(cost.incurredOn()),
                language.euros(cost.amountCents()),
                cost.directLink(),
                cost.proportionality(),
                cost.share() == null
                        ? null
                        : NumberFormat.getPercentInstance(Locale.forLanguageTag(language.tag()))
                                .format(cost.share()),
                cost.trajectories().size(),
                cost.documents().stream().map(proof -> proof(proof, cost)).toList(),
                cost.status(),
                cost.proposal().decision(),
                cost.proposal().ground(),
                said(cost, language),
                sent(came.sentOf("cost-" + cost.reference())));
    }

    /** What was decided on an earlier revision is not decided on this one. */
    private static Sent sent(Sent form) {
        return form.whole() == PageRefusal.COST_REPLACED ? form.without("decision") : form;
    }

    /** What was said about a cost, in its order. */
    static List<ReviewPage.Said> said(CostView cost, ReaderLanguage language) {
        return cost.history().stream()
                .map(said -> new ReviewPage.Said(
                        said.kind(), said.decision(), said.ground(), said.text(), language.day(said.on())))
                .toList();
    }

    private static ReviewPage.Proof proof(CostView.Proof proof, CostView cost) {
        return new ReviewPage.Proof(
                proof.reference(),
                proof.uploaded(),
                proof.scan() == CostDocument.Scan.CLEAN,
                cost.sameProof().stream()
                        .filter(same -> same.document().equals(proof.reference()))
                        .map(same -> same.convention() + " / " + same.cost())
                        .toList());
    }

    private static ReviewPage.SettlementForm settlement(
            Convention convention, SettlementView settlement, Caller reader, Came came, ReaderLanguage language) {
        SettlementView.UnderTarget underTarget = settlement.underTarget();
        SettlementView.Correction correction = settlement.correction();
        boolean approved = settlement.status() == SettlementView.Status.APPROVED;
        boolean waits = approved && correction != null && correction.approved() == null;
        return new ReviewPage.SettlementForm(
                ShowMoney.reckoning(settlement, language),
                settlement.settlementId(),
                underTarget != null && underTarget.policy() == UnderTargetPolicy.FLAG
                        ? language.euros(underTarget.ceilingInProportionCents())
                        : null,
                // The first proposal opens the control itself.
                convention.status() == ConventionStatus.REPORTED || allows(convention, ConventionAct.SETTLEMENT),
                settlement.status() == SettlementView.Status.PROPOSED && allows(convention, ConventionAct.SETTLEMENT),
                isOf(reader, settlement.proposed()),
                approved && !waits && allows(convention, ConventionAct.SETTLEMENT_CORRECTION),
                waits && allows(convention, ConventionAct.SETTLEMENT_CORRECTION),
                correction != null && isOf(reader, correction.proposed()),
                came.sentOf("settlement"),
                came.sentOf("correction"));
    }

    private static boolean isOf(Caller reader, SettlementView.@Nullable Signed signed) {
        return signed != null && signed.by().equals(reader.name());
    }

    static boolean allows(Convention convention, ConventionAct act) {
        return ConventionTransitions.of(convention.status(), act, convention.signed())
                instanceof ConventionTransitions.Outcome.MovesTo;
    }
}
