package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.control.ControlReport;
import be.fgov.mi.piis.subsidy.control.ControlView;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.cost.CostView;
import be.fgov.mi.piis.subsidy.cost.FindCosts;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers the control of a report, and what its reader can do about it now. */
@ApplicationScoped
class ShowControl {
    /** As many costs as a report can have on one list of choices. */
    private static final String COSTS = "500";

    private final CostAccess access;
    private final ConventionAccess conventionAccess;
    private final FindCosts findCosts;
    private final ControlReport controlReport;
    private final CpasRegistry registry;
    private final FormToken formToken;
    private final Clock clock;

    ShowControl(
            CostAccess access,
            ConventionAccess conventionAccess,
            FindCosts findCosts,
            ControlReport controlReport,
            CpasRegistry registry,
            FormToken formToken,
            Clock clock) {
        this.access = access;
        this.conventionAccess = conventionAccess;
        this.findCosts = findCosts;
        this.controlReport = controlReport;
        this.registry = registry;
        this.formToken = formToken;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead */
    ControlPage of(String number, Caller reader, Came came, Frame frame) {
        ReaderLanguage language = frame.language();
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireReadable(number, reader);
            boolean answers = conventionAccess.isOfLead(reader, convention.leadCpas());
            boolean controls = frame.reviews();
            boolean underControl = convention.status() == ConventionStatus.UNDER_CONTROL;
            Map<String, ControlPage.Line> costs = new LinkedHashMap<>();
            for (CostView cost :
                    findCosts.page(number, PageRequest.of(null, COSTS), reader).items()) {
                costs.put(
                        cost.reference(),
                        new ControlPage.Line(cost.reference(), cost.description(), language.euros(cost.amountCents())));
            }
            return new ControlPage(
                    frame,
                    number,
                    registry.find(convention.leadCpas())
                            .map(cpas -> cpas.name(language.code()))
                            .orElse(convention.leadCpas()),
                    convention.status(),
                    controls || answers ? formToken.value() : null,
                    controls && ShowReview.allows(convention, ConventionAct.CONTROL),
                    controls && underControl,
                    controlReport
                            .find(number, reader)
                            .map(control -> new ControlPage.Control(
                                    language.day(control.openedOn()),
                                    control.lines(),
                                    control.samplePercent(),
                                    control.sampleMinimum(),
                                    control.seed(),
                                    control.sample().stream()
                                            .map(costs::get)
                                            .filter(Objects::nonNull)
                                            .toList(),
                                    control.findings().stream()
                                            .map(finding -> finding(
                                                    finding,
                                                    underControl && answers,
                                                    underControl && controls,
                                                    came,
                                                    language))
                                            .toList()))
                            .orElse(null),
                    List.copyOf(costs.values()),
                    came.sentOf("open"),
                    came.sentOf("find"),
                    came.done(),
                    came.refused());
        });
    }

    private ControlPage.Finding finding(
            ControlView.Finding finding, boolean answers, boolean controls, Came came, ReaderLanguage language) {
        ControlView.Answer answer = finding.answer();
        ControlView.Conclusion conclusion = finding.conclusion();
        boolean heard = answer != null || LocalDate.now(clock).isAfter(finding.answerDueOn());
        boolean open = conclusion == null;
        return new ControlPage.Finding(
                finding.findingId().toString(),
                finding.cost(),
                finding.status(),
                finding.ground(),
                finding.text(),
                language.day(finding.foundOn()),
                language.day(finding.answerDueOn()),
                answer == null
                        ? null
                        : new ControlPage.Said(
                                answer.agrees(), answer.text(), language.day(answer.on()), answer.late()),
                said(conclusion, language),
                answers && open && answer == null,
                controls && open && heard,
                controls && open && !heard,
                came.sentOf("finding-" + finding.findingId()));
    }

    private static ControlPage.@Nullable Said said(
            ControlView.@Nullable Conclusion conclusion, ReaderLanguage language) {
        return conclusion == null
                ? null
                : new ControlPage.Said(conclusion.upheld(), conclusion.text(), language.day(conclusion.on()), false);
    }
}
