package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.contract.law.BelgianHolidays;
import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.InterviewTerm;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The person asks, the worker makes it possible, they talk. Each is told once it happened; what came late stays late.
 * Acts join the transaction that is running.
 */
@ApplicationScoped
public class FollowInterviews {
    private static final String PURPOSE = "interview asked by the person";

    private final ContractFile file;
    private final AccessLog accessLog;
    private final CurrentCaller currentCaller;
    private final LawBook lawBook;
    private final BelgianHolidays holidays;
    private final Clock clock;

    FollowInterviews(
            ContractFile file,
            AccessLog accessLog,
            CurrentCaller currentCaller,
            LawBook lawBook,
            BelgianHolidays holidays,
            Clock clock) {
        this.file = file;
        this.accessLog = accessLog;
        this.currentCaller = currentCaller;
        this.lawBook = lawBook;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day that has not come, 409 {@code
     *     invalidTransition} when the contract had ended
     */
    public InterviewRequestView request(EnterpriseNumber cpas, String reference, LocalDate requestedOn) {
        LocalDate today = LocalDate.now(clock);
        Contract contract = file.openForAct(cpas, reference).contract();
        Issues issues = new Issues();
        refuseFuture("requestedOn", requestedOn, today, issues);
        issues.refuseIfAny();
        if (contract.endedOn() != null && requestedOn.isAfter(contract.endedOn())) {
            throw Problems.conflict("invalidTransition", "The contract had ended on the day of the request.");
        }
        InterviewRequest request = new InterviewRequest(
                contract.contractId(),
                requestedOn,
                InterviewTerm.lastDay(requestedOn, lawBook.current(), holidays),
                currentCaller.get().clientId());
        request.persist();
        log("interview.request", contract, request.interviewRequestId());
        return InterviewRequestView.of(contract, request, List.of(), today);
    }

    /**
     * A wish for an interview that was told as part of another act (SAN-3). Nothing is opened for a wish of a day that is
     * known already, or of after the end of the contract.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day that has not come
     */
    public void requestOnce(Contract contract, LocalDate requestedOn) {
        boolean ended = contract.endedOn() != null && requestedOn.isAfter(contract.endedOn());
        boolean known = InterviewRequest.ofContract(contract.contractId()).stream()
                .anyMatch(request -> request.requestedOn().equals(requestedOn));
        if (!ended && !known) {
            request(new EnterpriseNumber(contract.enterpriseNumber()), contract.reference(), requestedOn);
        }
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for days that cannot be, 404 for an unknown
     *     request, 409 {@code invalidTransition} when the interview was held already
     */
    public InterviewRequestView offer(
            EnterpriseNumber cpas, String reference, UUID requestId, LocalDate offeredOn, LocalDate interviewOn) {
        return act(
                cpas,
                reference,
                requestId,
                new Told(InterviewAct.Kind.OFFERED, "interview.offer", "offeredOn", offeredOn, interviewOn));
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day that cannot be, 404 for an unknown
     *     request, 409 {@code invalidTransition} when the interview was held already
     */
    public InterviewRequestView held(EnterpriseNumber cpas, String reference, UUID requestId, LocalDate heldOn) {
        return act(
                cpas,
                reference,
                requestId,
                new Told(InterviewAct.Kind.HELD, "interview.held", "heldOn", heldOn, heldOn));
    }

    private record Told(
            InterviewAct.Kind kind, String operation, String property, LocalDate day, LocalDate interviewOn) {}

    private InterviewRequestView act(EnterpriseNumber cpas, String reference, UUID requestId, Told told) {
        LocalDate today = LocalDate.now(clock);
        Contract contract = file.openForAct(cpas, reference).contract();
        InterviewRequest request =
                InterviewRequest.of(contract.contractId(), requestId).orElseThrow(Problems::notFound);
        Issues issues = new Issues();
        refuseFuture(told.property(), told.day(), today, issues);
        if (told.day().isBefore(request.requestedOn())) {
            issues.add(Issue.invalidPeriod(told.property(), "This lies before the request."));
        }
        issues.refuseIfAny();
        List<InterviewAct> acts = InterviewAct.of(requestId);
        if (acts.stream().anyMatch(act -> act.kind() == InterviewAct.Kind.HELD)) {
            throw Problems.conflict("invalidTransition", "The interview of this request was held already.");
        }
        InterviewAct act = new InterviewAct(
                new InterviewAct.Key(requestId, acts.size() + 1),
                told.kind(),
                told.day(),
                told.interviewOn(),
                currentCaller.get().clientId());
        act.persist();
        log(told.operation(), contract, requestId);
        List<InterviewAct> all = new java.util.ArrayList<>(acts);
        all.add(act);
        return InterviewRequestView.of(contract, request, all, today);
    }

    @Transactional
    public List<InterviewRequestView> ofContract(EnterpriseNumber cpas, String reference) {
        Contract contract = file.find(cpas, reference);
        LocalDate today = LocalDate.now(clock);
        accessLog.record("interview.list", contract.name(), contract.personId(), PURPOSE);
        return InterviewRequest.ofContract(contract.contractId()).stream()
                .map(request -> InterviewRequestView.of(
                        contract, request, InterviewAct.of(request.interviewRequestId()), today))
                .toList();
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract has no such request */
    @Transactional
    public InterviewRequestView one(EnterpriseNumber cpas, String reference, UUID requestId) {
        Contract contract = file.find(cpas, reference);
        InterviewRequest request =
                InterviewRequest.of(contract.contractId(), requestId).orElseThrow(Problems::notFound);
        log("interview.read", contract, requestId);
        return InterviewRequestView.of(contract, request, InterviewAct.of(requestId), LocalDate.now(clock));
    }

    private void log(String operation, Contract contract, UUID requestId) {
        accessLog.record(operation, contract.name() + "/" + requestId, contract.personId(), PURPOSE);
    }

    private static void refuseFuture(String name, LocalDate day, LocalDate today, Issues issues) {
        if (day.isAfter(today)) {
            issues.add(Issue.outOfRange(name, "A fact cannot be dated after the business date."));
        }
    }
}
