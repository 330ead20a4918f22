package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.cost.CostView;
import be.fgov.mi.piis.subsidy.cost.FindCosts;
import be.fgov.mi.piis.subsidy.report.HandleReport;
import be.fgov.mi.piis.subsidy.report.ReportView;
import be.fgov.mi.piis.subsidy.rules.CostsAreReviewed;
import be.fgov.mi.piis.subsidy.settlement.SettleConvention;
import be.fgov.mi.piis.subsidy.settlement.SettlementView;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the money of a convention: the drawing, the reckoning step by step and the costs behind it. */
@ApplicationScoped
class ShowMoney {
    private static final int LENGTH = 1000;

    private final CostAccess access;
    private final ConventionAccess conventionAccess;
    private final ComputeAdvance computeAdvance;
    private final SettleConvention settleConvention;
    private final FindCosts findCosts;
    private final HandleReport handleReport;
    private final CpasRegistry registry;
    private final FormToken formToken;
    private final Clock clock;

    ShowMoney(
            CostAccess access,
            ConventionAccess conventionAccess,
            ComputeAdvance computeAdvance,
            SettleConvention settleConvention,
            FindCosts findCosts,
            HandleReport handleReport,
            CpasRegistry registry,
            FormToken formToken,
            Clock clock) {
        this.access = access;
        this.conventionAccess = conventionAccess;
        this.computeAdvance = computeAdvance;
        this.settleConvention = settleConvention;
        this.findCosts = findCosts;
        this.handleReport = handleReport;
        this.registry = registry;
        this.formToken = formToken;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead */
    MoneyPage of(String number, Caller reader, Came came, Frame frame) {
        ReaderLanguage language = frame.language();
        LocalDate today = LocalDate.now(clock);
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireReadable(number, reader);
            FindCosts.Found costs = findCosts.page(number, PageRequest.of(null, "500"), reader);
            Optional<ComputeAdvance.Signed> signed = computeAdvance.signed(convention);
            SettlementView settlement =
                    signed.isPresent() ? settleConvention.read(number, reader, today, language) : null;
            boolean replies = CostsAreReviewed.in(convention.status())
                    && conventionAccess.isOfLead(reader, convention.leadCpas());
            // During an amendment what everyone signed still stands.
            long granted = signed.map(ComputeAdvance.Signed::granted)
                    .orElseGet(convention::granted)
                    .cents();
            long advance = settlement == null
                    ? computeAdvance.of(convention, today).advanceCents()
                    : settlement.advanceCents();
            return new MoneyPage(
                    frame,
                    number,
                    registry.find(convention.leadCpas())
                            .map(cpas -> cpas.name(language.code()))
                            .orElse(convention.leadCpas()),
                    bars(granted, advance, settlement, language),
                    settlement == null ? null : reckoning(settlement, language),
                    report(handleReport.read(number, reader, today), language),
                    costs.items().stream().map(cost -> line(cost, language)).toList(),
                    costs.total(),
                    replies ? formToken.value() : null,
                    replies ? reviewed(costs.items(), came, language) : List.of(),
                    came.done(),
                    came.refused());
        });
    }

    /** All on one scale, that of the longest: more may be declared than was granted. */
    private static List<MoneyPage.Bar> bars(
            long granted, long advance, @Nullable SettlementView settlement, ReaderLanguage language) {
        long longest = Math.max(granted, settlement == null ? 0 : settlement.declaredCents());
        List<MoneyPage.Bar> bars = new ArrayList<>();
        bars.add(bar(MoneyPage.Part.GRANTED, 0, granted, longest, language));
        bars.add(bar(MoneyPage.Part.ADVANCE, 0, advance, longest, language));
        if (settlement != null) {
            bars.add(bar(MoneyPage.Part.DECLARED, 0, settlement.declaredCents(), longest, language));
            bars.add(bar(MoneyPage.Part.ACCEPTED, 0, settlement.acceptedCents(), longest, language));
            bars.add(
                    settlement.recoveryCents() > 0
                            ? bar(
                                    MoneyPage.Part.RECOVERY,
                                    settlement.acceptedCents(),
                                    settlement.recoveryCents(),
                                    longest,
                                    language)
                            : bar(
                                    MoneyPage.Part.BALANCE,
                                    settlement.advanceCents(),
                                    settlement.balanceCents(),
                                    longest,
                                    language));
        }
        return bars;
    }

    private static MoneyPage.Bar bar(
            MoneyPage.Part part, long from, long cents, long longest, ReaderLanguage language) {
        int begins = Math.toIntExact(from * LENGTH / longest);
        int ends = Math.toIntExact((from + cents) * LENGTH / longest);
        return new MoneyPage.Bar(part, part.ordinal(), begins, ends - begins, language.euros(cents));
    }

    static MoneyPage.Reckoning reckoning(SettlementView settlement, ReaderLanguage language) {
        return new MoneyPage.Reckoning(
                settlement.status(),
                settlement.steps().stream()
                        .map(step -> new MoneyPage.Step(
                                step.text(), step.rule(), step.assumption(), language.euros(step.amountCents())))
                        .toList(),
                settlement.underTarget(),
                signed(settlement.proposed(), language),
                signed(settlement.approved(), language),
                correction(settlement.correction(), language));
    }

    private static MoneyPage.@Nullable Correction correction(
            SettlementView.@Nullable Correction correction, ReaderLanguage language) {
        return correction == null
                ? null
                : new MoneyPage.Correction(
                        correction.motive(),
                        saidBy(correction.proposed(), language),
                        signed(correction.approved(), language));
    }

    static MoneyPage.Report report(ReportView report, ReaderLanguage language) {
        return new MoneyPage.Report(
                report.status(),
                language.day(report.dueOn()),
                report.reportedOn() == null ? null : report.reporter() + ", " + language.day(report.reportedOn()),
                report.activity(),
                report.financial(),
                report.returns().stream()
                        .map(back -> new MoneyPage.Told(
                                back.comment() == null ? "–" : back.comment(), language.day(back.on())))
                        .toList(),
                report.extensions().stream()
                        .map(later -> new MoneyPage.Told(
                                language.day(later.dueOn()) + ": " + later.reason(), language.day(later.on())))
                        .toList());
    }

    private static @Nullable String signed(SettlementView.@Nullable Signed signed, ReaderLanguage language) {
        return signed == null ? null : saidBy(signed, language);
    }

    private static String saidBy(SettlementView.Signed signed, ReaderLanguage language) {
        return signed.by() + ", " + language.day(signed.on());
    }

    private static List<MoneyPage.Reviewed> reviewed(List<CostView> costs, Came came, ReaderLanguage language) {
        return costs.stream()
                .filter(cost -> !cost.history().isEmpty())
                .map(cost -> new MoneyPage.Reviewed(
                        cost.reference(),
                        cost.description(),
                        language.euros(cost.amountCents()),
                        cost.status(),
                        ShowReview.said(cost, language),
                        came.sentOf("reply-" + cost.reference())))
                .toList();
    }

    private static MoneyPage.CostLine line(CostView cost, ReaderLanguage language) {
        CostView.Said last = cost.history().isEmpty() ? null : cost.history().getLast();
        return new MoneyPage.CostLine(
                cost.reference(),
                cost.kind(),
                cost.description(),
                language.day(cost.incurredOn()),
                language.euros(cost.amountCents()),
                cost.status(),
                cost.proposal().decision(),
                last != null && last.ground() != null
                        ? last.ground()
                        : cost.proposal().ground(),
                last == null ? null : last.text(),
                cost.documents().size(),
                Math.toIntExact(cost.documents().stream()
                        .filter(proof -> !proof.uploaded())
                        .count()),
                !cost.sameProof().isEmpty());
    }
}
