package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.AdvanceView;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.RecordedAct;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.cost.Cost;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Balances;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.payment.Payment;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prefills, takes, returns and extends the reports of a convention (rules.md 2.2). A convention whose advance could not
 * be paid in its budget year is reported on too: its accepted costs are then settled as balance alone.
 */
@ApplicationScoped
public class HandleReport {
    private static final List<String> CPAS_ROLES =
            List.of(Roles.CPAS_PRESIDENT, Roles.CPAS_SECRETARY, Roles.CPAS_WORKER, Roles.CPAS_SYSTEM);
    private static final Set<ConventionStatus> SENT = Set.of(
            ConventionStatus.REPORTED,
            ConventionStatus.UNDER_CONTROL,
            ConventionStatus.SETTLED,
            ConventionStatus.RECOVERY_CLAIMED,
            ConventionStatus.CLOSED);

    private final CostAccess access;
    private final ConventionLock lock;
    private final ActOnConvention actOnConvention;
    private final ComputeAdvance computeAdvance;
    private final CountFigures countFigures;
    private final Ledger ledger;
    private final ReportFile file;

    HandleReport(
            CostAccess access,
            ConventionLock lock,
            ActOnConvention actOnConvention,
            ComputeAdvance computeAdvance,
            CountFigures countFigures,
            Ledger ledger,
            ReportFile file) {
        this.access = access;
        this.lock = lock;
        this.actOnConvention = actOnConvention;
        this.computeAdvance = computeAdvance;
        this.countFigures = countFigures;
        this.ledger = ledger;
        this.file = file;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead */
    @Transactional
    public ReportView read(String number, Caller reader, LocalDate today) {
        return view(access.requireReadable(number, reader), today);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 before the advance is paid, or when it was sent */
    @Transactional
    ReportView send(String number, ReportBodies.Report report, ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireLead(number, context.caller());
        ConventionAct act = advanceCameTooLate(convention, context.on())
                ? ConventionAct.REPORT_WITHOUT_ADVANCE
                : ConventionAct.REPORT;
        ReportFigures figures = figures(convention, context.on());
        LocalDate dueOn = dueOn(convention);
        String role =
                CPAS_ROLES.stream().filter(context.caller()::has).findFirst().orElseThrow();
        actOnConvention.act(number, act, role, Remark.NONE, context);
        file.keep(number, report, figures, dueOn, context);
        return view(access.requireReadable(number, context.caller()), context.on());
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 when there is no report to return */
    @Transactional
    public ReportView sendBack(String number, String comment, ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireReadable(number, context.caller());
        // What the bank has paid decides, not how the report was sent: since then an advance may have come back, or a
        // corrected settlement may have left its balance as what was paid in advance of the next.
        ConventionAct act = ledger.balancesOf(number).of(Account.ADVANCE) == 0
                ? ConventionAct.REPORT_RETURN_WITHOUT_ADVANCE
                : ConventionAct.REPORT_RETURN;
        actOnConvention.act(number, act, Roles.SPP_OFFICER, new Remark("report", comment), context);
        return view(access.requireReadable(number, context.caller()), context.on());
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day that is not later, 409 when it was sent */
    @Transactional
    ReportView extend(String number, ReportBodies.Extension wanted, ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireReadable(number, context.caller());
        if (convention.status() != ConventionStatus.FULLY_SIGNED
                && convention.status() != ConventionStatus.ADVANCE_PAID) {
            throw Refusals.invalidTransition(
                    convention,
                    new Outcome.Refused(
                            ConventionTransitions.missingForFullSignature(convention.status(), convention.signed()),
                            "The convention " + convention.status().words() + ": no report is awaited."));
        }
        LocalDate dueOn = dueOn(convention);
        if (!wanted.dueOn().isAfter(dueOn)) {
            throw Problems.badRequest(
                    Issue.outOfRange("dueOn", "The report is due on " + dueOn + ": pick a later day."));
        }
        file.keep(
                number,
                new ReportFile.Extension(
                        dueOn, wanted.dueOn(), wanted.reason(), context.caller().name(), context.on()),
                context);
        return view(convention, context.on());
    }

    private ReportView view(Convention convention, LocalDate today) {
        Optional<ReportFile.Sent> last = file.last(convention.number());
        boolean sent = last.isPresent() && SENT.contains(convention.status());
        LocalDate dueOn = dueOn(convention);
        LocalDate judged =
                last.filter(report -> sent).map(ReportFile.Sent::reportedOn).orElse(today);
        LocalDate judgedBy =
                last.filter(report -> sent).map(ReportFile.Sent::dueOn).orElse(dueOn);
        return new ReportView(
                convention.number(),
                sent
                        ? ReportView.Status.SUBMITTED
                        : last.isPresent() ? ReportView.Status.RETURNED : ReportView.Status.PREFILLED,
                convention.status(),
                dueOn,
                last.map(ReportFile.Sent::activity).orElse(null),
                last.map(ReportFile.Sent::financial).orElse(null),
                sent ? last.get().figures() : figures(convention, today),
                last.map(ReportFile.Sent::reportedOn).orElse(null),
                last.map(ReportFile.Sent::reporter).orElse(null),
                convention.acts().stream()
                        .filter(HandleReport::isReturn)
                        .map(act -> new ReportView.Returned(act.comment(), act.actedOn()))
                        .toList(),
                file.extensionsOf(convention.number()).stream()
                        .map(extension -> new ReportView.Extended(
                                extension.previousDueOn(),
                                extension.dueOn(),
                                extension.reason(),
                                extension.extendedBy(),
                                extension.extendedOn()))
                        .toList(),
                judged.isAfter(judgedBy)
                        ? List.of(new Warning("afterReportDueDate", "Both reports were due on " + judgedBy + "."))
                        : List.of());
    }

    private ReportFigures figures(Convention convention, LocalDate today) {
        return ReportFigures.of(
                convention,
                computeAdvance.standing(convention, today).cents(),
                countFigures
                        .of(Set.of(convention.number()))
                        .getOrDefault(convention.number(), CountFigures.Figures.NONE),
                Cost.ofConvention(convention.number()));
    }

    /** That of the text that everyone signed, or of the last extension. */
    private LocalDate dueOn(Convention convention) {
        List<ReportFile.Extension> extensions = file.extensionsOf(convention.number());
        return extensions.isEmpty()
                ? computeAdvance.stated(convention).reportDueOn()
                : extensions.getLast().dueOn();
    }

    /** Nothing of it was released and nothing of it can be any more. */
    private boolean advanceCameTooLate(Convention convention, LocalDate today) {
        if (convention.status() != ConventionStatus.FULLY_SIGNED) {
            return false;
        }
        AdvanceView advance = computeAdvance.of(convention, today);
        Balances balances = ledger.balancesOf(convention.number());
        return !advance.payable()
                && !Payment.isUnderway(convention.number(), PaymentKind.ADVANCE)
                && balances.of(Account.PAYABLE) == 0
                && balances.of(Account.ADVANCE) == 0;
    }

    private static boolean isReturn(RecordedAct act) {
        return act.act() == ConventionAct.REPORT_RETURN || act.act() == ConventionAct.REPORT_RETURN_WITHOUT_ADVANCE;
    }
}
