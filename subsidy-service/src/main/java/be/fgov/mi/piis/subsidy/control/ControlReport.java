package be.fgov.mi.piis.subsidy.control;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.cost.Cost;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.law.LawBook;
import be.fgov.mi.piis.subsidy.report.ReportFile;
import be.fgov.mi.piis.subsidy.rules.ControlSample;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.Law;
import be.fgov.mi.piis.subsidy.rules.LawParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Controls a report by sample. What is found against a cost is told to the CPAS, which answers within its term; only
 * then the officer concludes (rules.md 2.2).
 */
@ApplicationScoped
public class ControlReport {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final CostAccess access;
    private final ConventionLock lock;
    private final ActOnConvention actOnConvention;
    private final LawBook lawBook;
    private final ReportFile reports;
    private final ControlFile file;

    ControlReport(
            CostAccess access,
            ConventionLock lock,
            ActOnConvention actOnConvention,
            LawBook lawBook,
            ReportFile reports,
            ControlFile file) {
        this.access = access;
        this.lock = lock;
        this.actOnConvention = actOnConvention;
        this.lawBook = lawBook;
        this.reports = reports;
        this.file = file;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 also where there was no control yet */
    @Transactional
    ControlView read(String number, Caller reader) {
        return find(number, reader).orElseThrow(Problems::notFound);
    }

    /**
     * The last control, if there was one.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead
     */
    @Transactional
    public Optional<ControlView> find(String number, Caller reader) {
        access.requireReadable(number, reader);
        return file.last(number).map(control -> view(number, control));
    }

    /**
     * Opens the control of the report and draws its sample, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 when there is no report to control
     */
    @Transactional
    public ControlView open(String number, ActContext context) {
        lock.ofConvention(number);
        access.requireReadable(number, context.caller());
        actOnConvention.act(number, ConventionAct.CONTROL, Roles.SPP_OFFICER, Remark.NONE, context);
        int report = reports.last(number).orElseThrow().sequence();
        List<String> references =
                Cost.ofConvention(number).stream().map(Cost::reference).toList();
        Law law = lawBook.current();
        ControlFile.Opened control = new ControlFile.Opened(
                TimeOrderedIds.next(),
                RANDOM.nextLong(),
                references.size(),
                law.number(LawParameter.CONTROL_SAMPLE_PERCENT, context.on()),
                law.number(LawParameter.CONTROL_SAMPLE_MINIMUM, context.on()),
                context.on());
        file.keep(
                number,
                report,
                control,
                ControlSample.draw(control.seed(), references, control.samplePercent(), control.sampleMinimum()),
                context);
        return view(number);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 outside a control, 400 for an unknown cost */
    @Transactional
    public ControlView find(String number, ControlBodies.Finding finding, ActContext context) {
        lock.ofConvention(number);
        refuseUnlessUnderControl(access.requireReadable(number, context.caller()));
        if (Cost.of(number, finding.cost()).isEmpty()) {
            throw Problems.badRequest(
                    Issue.referencedResourceNotFound("cost", "The convention has no cost of this reference."));
        }
        int days = lawBook.current().number(LawParameter.CONTROL_ANSWER_DAYS, context.on());
        file.find(number, finding, context.on().plusDays(days), context);
        return view(number);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 when it was answered or concluded */
    @Transactional
    public ControlView answer(String number, UUID findingId, ControlBodies.Answer answer, ActContext context) {
        lock.ofConvention(number);
        refuseUnlessUnderControl(access.requireLead(number, context.caller()));
        ControlView.Finding finding = finding(number, findingId);
        if (finding.status() != ControlView.Status.AWAITS_ANSWER) {
            throw Problems.conflict("findingAnswered", "This finding has its answer or its conclusion.");
        }
        file.answer(findingId, answer, context);
        return view(number);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 before the CPAS was heard, or a second time */
    @Transactional
    public ControlView conclude(
            String number, UUID findingId, ControlBodies.Conclusion conclusion, ActContext context) {
        lock.ofConvention(number);
        refuseUnlessUnderControl(access.requireReadable(number, context.caller()));
        ControlView.Finding finding = finding(number, findingId);
        if (finding.conclusion() != null) {
            throw Problems.conflict("findingConcluded", "This finding is concluded.");
        }
        LocalDate dueOn = finding.answerDueOn();
        if (finding.answer() == null && !context.on().isAfter(dueOn)) {
            throw Problems.conflict(
                    "answerTermRunning",
                    "The CPAS can answer until " + dueOn + ": conclude after its answer or after that day.",
                    Map.of("answerDueOn", dueOn.toString()));
        }
        file.conclude(findingId, conclusion, context);
        if (conclusion.upheld()) {
            Cost cost = Cost.of(number, finding.cost()).orElseThrow();
            cost.rejectAfterControl(finding.ground(), conclusion.text(), context);
            Cost.flush();
        }
        return view(number);
    }

    /** Findings that nobody has concluded; inside a transaction. */
    public long openFindings(String number) {
        return file.findingsOf(number).stream()
                .filter(finding -> finding.conclusion() == null)
                .count();
    }

    private ControlView view(String number) {
        return view(number, file.last(number).orElseThrow(Problems::notFound));
    }

    private ControlView view(String number, ControlFile.Opened control) {
        return new ControlView(
                number,
                control.openedOn(),
                Long.toString(control.seed()),
                control.lines(),
                control.samplePercent(),
                control.sampleMinimum(),
                file.sampleOf(control.controlId()),
                file.findingsOf(number));
    }

    private ControlView.Finding finding(String number, UUID findingId) {
        return file.findingsOf(number).stream()
                .filter(found -> found.findingId().equals(findingId))
                .findFirst()
                .orElseThrow(Problems::notFound);
    }

    private static void refuseUnlessUnderControl(Convention convention) {
        if (convention.status() != ConventionStatus.UNDER_CONTROL) {
            throw Refusals.invalidTransition(
                    convention,
                    new Outcome.Refused(
                            List.of(), "The convention " + convention.status().words() + ": it is not under control."));
        }
    }
}
