package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.MayEndReprieve;
import be.fgov.mi.piis.contract.rules.MaySuspend;
import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionAfterTransfer;
import be.fgov.mi.piis.contract.rules.SanctionBlocker;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.SanctionTransitions;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A procedure with everything that an act on it needs, opened under the lock of its contract: one act at a time. Runs in
 * the transaction of the act.
 */
@ApplicationScoped
public class SanctionFile {
    static final String PURPOSE = "PIIS sanction procedure";

    /**
     * @param basis what a sanction rests on, from the status on the day of the breach; absent where nothing does
     * @param blockers what stands in the way of a suspension, or of the end of its reprieve
     * @param earlierDecisions days of the earlier sanctions that count for a repeat
     * @param today the business date
     */
    record Opened(
            Contract contract,
            SanctionProcedure procedure,
            @Nullable SanctionLegalBasis basis,
            List<SanctionBlocker> blockers,
            List<LocalDate> earlierDecisions,
            Law law,
            LocalDate today) {
        /** Whether the CPAS of the contract may still record it, now that the person may have moved. */
        boolean mayFollow(SanctionAct act) {
            return contract.status() != ContractStatus.TRANSFERRED
                    || SanctionAfterTransfer.takes(procedure.status(), act);
        }

        /**
         * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition}, {@code
         *     contractTransferred}
         */
        void take(SanctionAct act) {
            if (!mayFollow(act)) {
                throw JudgeContract.transferred();
            }
            switch (SanctionTransitions.of(procedure.status(), act, procedure.done())) {
                case SanctionTransitions.Outcome.MovesTo moves -> procedure.movesTo(moves.next());
                case SanctionTransitions.Outcome.Refused refused ->
                    throw Problems.conflict(
                            "invalidTransition",
                            refused.detail(),
                            Map.of(
                                    "missing",
                                    refused.missing().stream().map(Codes::of).toList()));
            }
        }
    }

    private final ContractFile contracts;
    private final BrokenCommitments commitments;
    private final CpasRegistry registry;
    private final LawBook lawBook;
    private final AccessLog accessLog;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    SanctionFile(
            ContractFile contracts,
            BrokenCommitments commitments,
            CpasRegistry registry,
            LawBook lawBook,
            AccessLog accessLog,
            CurrentCaller currentCaller,
            Clock clock) {
        this.contracts = contracts;
        this.commitments = commitments;
        this.registry = registry;
        this.lawBook = lawBook;
        this.accessLog = accessLog;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract has no such procedure */
    Opened openForAct(EnterpriseNumber cpas, String reference, UUID procedureId) {
        return open(contracts.openForAct(cpas, reference).contract(), procedureId);
    }

    /**
     * For an act that a CPAS may do on its own decision also after the person moved: {@link Opened#take} refuses the
     * others.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract has no such procedure
     */
    Opened openForFollowUp(EnterpriseNumber cpas, String reference, UUID procedureId) {
        return open(contracts.openForFollowUp(cpas, reference).contract(), procedureId);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract has no such procedure */
    Opened openForReading(EnterpriseNumber cpas, String reference, UUID procedureId) {
        return open(contracts.openForReading(cpas, reference).contract(), procedureId);
    }

    private Opened open(Contract contract, UUID procedureId) {
        return open(
                contract,
                SanctionProcedure.of(contract.contractId(), procedureId).orElseThrow(Problems::notFound));
    }

    Opened open(Contract contract, SanctionProcedure procedure) {
        LocalDate today = LocalDate.now(clock);
        // The ground of the breach stays: a status that is pushed later lifts no ceiling and opens no ground.
        SanctionLegalBasis basis = procedure.legalBasis();
        return new Opened(
                contract,
                procedure,
                basis,
                blockers(contract, procedure, today),
                basis == SanctionLegalBasis.DIS_30_2
                        ? SanctionProcedure.earlierDecisions(
                                contract.personId(),
                                oneCpas(contract.enterpriseNumber(), today),
                                procedure.procedureId())
                        : List.of(),
                lawBook.current(),
                today);
    }

    private List<SanctionBlocker> blockers(Contract contract, SanctionProcedure procedure, LocalDate today) {
        if (procedure.status().isUndecided()) {
            return blockersOfDecision(contract, procedure, today);
        }
        return procedure.isOnProbation()
                ? blockersOfEnd(contract, procedure, procedure.probationBreachedOn(), today)
                : List.of();
    }

    /**
     * Nothing to refuse where no probation runs: the transition says so.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 with the name of the first blocker, {@code
     *     invalidTransition} on a text that not every party has signed
     */
    void refuseEndOfReprieve(Opened opened, LocalDate breachedOn) {
        if (opened.procedure().isOnProbation()) {
            refuseBlocked(
                    blockersOfEnd(opened.contract(), opened.procedure(), breachedOn, opened.today()),
                    SanctionTexts::detailAtTheEndOfTheReprieve);
            refuseUnsignedText(opened);
        }
    }

    /**
     * A text that one side changed by itself takes no payment away, also when the contract ended with it.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition}
     */
    static void refuseUnsignedText(Opened opened) {
        if (!opened.contract().isTextSigned()) {
            throw Problems.conflict(
                    "invalidTransition",
                    "The text of the contract changed and not every party has signed it: nothing is decided on it.",
                    Map.of("missing", List.of("signatures")));
        }
    }

    private List<SanctionBlocker> blockersOfEnd(
            Contract contract, SanctionProcedure procedure, @Nullable LocalDate breachedOn, LocalDate today) {
        return MayEndReprieve.blockers(new MayEndReprieve.Facts(
                contract.beneficiaryStatus(),
                breachedOn,
                procedure.probationReasonProvedOn(),
                commitments.areThereAny(contract, today),
                procedure.probationHearingRequestedOn(),
                procedure.probationHearingHeldOn()));
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 with the name of the first blocker */
    static void refuseBlocked(List<SanctionBlocker> blockers, Function<SanctionBlocker, String> detail) {
        if (blockers.isEmpty()) {
            return;
        }
        SanctionBlocker first = blockers.getFirst();
        throw Problems.conflict(
                Codes.of(first),
                detail.apply(first),
                Map.of(
                        "ground",
                        SanctionTexts.ground(first),
                        "text",
                        SanctionTexts.of(first),
                        "blockers",
                        blockers.stream().map(Codes::of).toList()));
    }

    private List<SanctionBlocker> blockersOfDecision(Contract contract, SanctionProcedure procedure, LocalDate today) {
        return MaySuspend.blockers(new MaySuspend.Facts(
                procedure.legalBasis(),
                contract.beneficiaryStatus(),
                procedure.isBasedOnCommunityService(),
                Boolean.TRUE.equals(procedure.legitimateReasonProved()),
                commitments.areThereAny(contract, today),
                procedure.noticeSentOn() != null,
                procedure.adviceGivenOn() != null,
                procedure.hearingRequestedOn(),
                procedure.hearingHeldOn()));
    }

    /**
     * The CPAS that speaks for the contract today, with those that it took over: it goes on with what they decided.
     * Another CPAS's decisions are none of its business.
     */
    private Set<String> oneCpas(String enterpriseNumber, LocalDate today) {
        ResponsibleCpas responsible = registry.responsible();
        String speaks = responsible.on(today, enterpriseNumber).orElse(enterpriseNumber);
        Set<String> numbers = new HashSet<>(responsible.foundUnder(today, speaks));
        numbers.add(enterpriseNumber);
        return numbers;
    }

    /** Keeps the line of history and the line of the access log. */
    void record(Opened opened, @Nullable SanctionAct act, Object facts) {
        SanctionProcedure procedure = opened.procedure();
        new SanctionActRecord(
                        procedure.procedureId(),
                        act,
                        StrictJson.canonical(facts),
                        opened.today(),
                        currentCaller.get().clientId())
                .persist();
        log(opened, "sanction." + (act == null ? "breach" : Codes.of(act)));
    }

    void log(Opened opened, String operation) {
        accessLog.record(
                operation,
                opened.contract().name() + "/" + opened.procedure().procedureId(),
                opened.contract().personId(),
                PURPOSE);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a fact that has not happened yet */
    static void refuseFuture(String name, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(name, "A fact cannot be dated after the business date."));
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a fact that lies before another one */
    static void refuseBefore(String name, LocalDate day, @Nullable LocalDate earliest, String what) {
        if (earliest != null && day.isBefore(earliest)) {
            throw Problems.badRequest(Issue.invalidPeriod(name, "It lies before " + what + " on " + earliest + "."));
        }
    }
}
