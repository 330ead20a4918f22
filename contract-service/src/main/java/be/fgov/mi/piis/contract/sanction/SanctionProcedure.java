package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.AdviceRecommendation;
import be.fgov.mi.piis.contract.rules.MayEndReprieve;
import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.contract.rules.SanctionExecution.Days;
import be.fgov.mi.piis.contract.rules.SanctionLegalBasis;
import be.fgov.mi.piis.contract.rules.SanctionOutcome;
import be.fgov.mi.piis.contract.rules.SanctionStatus;
import be.fgov.mi.piis.contract.rules.SuspensionExtent;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A breach of a contract and what came of it, as codes and dates. The newest telling of each fact stands here. */
@Entity
public class SanctionProcedure extends PanacheEntityBase {
    @Id
    private UUID procedureId;

    private UUID contractId;
    private String enterpriseNumber;
    private String stepId;
    private LocalDate breachedOn;
    private boolean basedOnCommunityService;

    @Enumerated(EnumType.STRING)
    private SanctionStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable SanctionLegalBasis legalBasis;

    private @Nullable LocalDate noticeSentOn;
    private @Nullable LocalDate interviewRequestedOn;
    private @Nullable Boolean legitimateReasonProved;
    private @Nullable LocalDate legitimateReasonOn;
    private @Nullable LocalDate adviceGivenOn;

    @Enumerated(EnumType.STRING)
    private @Nullable AdviceRecommendation recommendation;

    private @Nullable LocalDate hearingRequestedOn;
    private @Nullable LocalDate hearingHeldOn;
    private @Nullable LocalDate decidedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable SanctionOutcome outcome;

    private @Nullable Boolean repeated;

    @Enumerated(EnumType.STRING)
    private @Nullable SuspensionExtent extent;

    private @Nullable Integer percentage;
    private @Nullable LocalDate suspendedFrom;
    private @Nullable LocalDate suspendedUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable SuspensionExtent reprieve;

    private @Nullable LocalDate executedUntil;
    private @Nullable LocalDate probationUntil;
    private @Nullable LocalDate notifiedOn;
    private @Nullable LocalDate probationBreachedOn;
    private @Nullable LocalDate probationRevokedOn;
    private @Nullable Boolean probationReasonProved;
    private @Nullable LocalDate probationReasonOn;
    private @Nullable LocalDate probationHearingRequestedOn;
    private @Nullable LocalDate probationHearingHeldOn;
    private @Nullable LocalDate executionNotifiedOn;
    private @Nullable LocalDate executedFrom;
    private @Nullable LocalDate executedTo;
    private @Nullable LocalDate appealedOn;
    private @Nullable LocalDate withdrawnOn;

    protected SanctionProcedure() {}

    SanctionProcedure(UUID contractId, String enterpriseNumber, SanctionBodies.Breach breach) {
        this.procedureId = TimeOrderedIds.next();
        this.contractId = contractId;
        this.enterpriseNumber = enterpriseNumber;
        this.stepId = breach.stepId();
        this.breachedOn = breach.breachedOn();
        this.basedOnCommunityService = breach.isBasedOnCommunityService();
        this.status = SanctionStatus.BREACH_RECORDED;
    }

    static Optional<SanctionProcedure> of(UUID contractId, UUID procedureId) {
        return find("contractId = ?1 and procedureId = ?2", contractId, procedureId)
                .firstResultOptional();
    }

    /** Those of the contract, after the suspensions in force of the contract that it continues. */
    static Stream<SanctionProcedure> readable(UUID contractId, @Nullable UUID continued) {
        PanacheQuery<SanctionProcedure> found = find("""
                contractId = ?1
                or (contractId = ?2 and outcome = ?3 and notifiedOn is not null and withdrawnOn is null)
                order by procedureId
                """, contractId, continued, SanctionOutcome.SUSPENSION);
        return found.list().stream();
    }

    static Optional<SanctionProcedure> openFor(UUID contractId, String stepId) {
        return find(
                        "contractId = ?1 and stepId = ?2 and status in ?3",
                        contractId,
                        stepId,
                        List.of(
                                SanctionStatus.BREACH_RECORDED,
                                SanctionStatus.NOTICE_SENT,
                                SanctionStatus.ADVICE_GIVEN))
                .firstResultOptional();
    }

    /**
     * Days on which those CPAS decided a suspension under DIS 30 §2 for the person, this procedure apart. Whose a
     * contract is can be corrected, so the person is looked up through it.
     */
    static List<LocalDate> earlierDecisions(UUID personId, Set<String> enterpriseNumbers, UUID except) {
        PanacheQuery<SanctionProcedure> found = find(
                """
                from SanctionProcedure s
                 where s.outcome = ?1 and s.status <> ?2 and s.legalBasis = ?3 and s.enterpriseNumber in ?4
                   and s.procedureId <> ?5
                   and s.contractId in (select c.contractId from Contract c where c.personId = ?6)
                """,
                SanctionOutcome.SUSPENSION,
                SanctionStatus.WITHDRAWN,
                SanctionLegalBasis.DIS_30_2,
                enterpriseNumbers,
                except,
                personId);
        return found.stream().map(SanctionProcedure::decidedOn).toList();
    }

    void movesTo(SanctionStatus next) {
        status = next;
    }

    void restsOn(@Nullable SanctionLegalBasis basis) {
        legalBasis = basis;
    }

    void noticeSent(LocalDate day) {
        noticeSentOn = day;
    }

    void interviewRequested(LocalDate day) {
        interviewRequestedOn = day;
    }

    void legitimateReason(boolean proved, LocalDate day) {
        legitimateReasonProved = proved;
        legitimateReasonOn = day;
    }

    void advised(AdviceRecommendation advice, LocalDate day) {
        recommendation = advice;
        adviceGivenOn = day;
    }

    void hearingRequested(LocalDate day) {
        hearingRequestedOn = day;
    }

    void heard(LocalDate day) {
        hearingHeldOn = day;
    }

    void decidedNotToSanction(LocalDate day) {
        decidedOn = day;
        outcome = SanctionOutcome.NO_SANCTION;
    }

    void decidedToSuspend(
            LocalDate day,
            boolean repeat,
            SanctionBodies.Suspension suspension,
            SanctionBodies.@Nullable Reprieve postponed) {
        decidedOn = day;
        outcome = SanctionOutcome.SUSPENSION;
        repeated = repeat;
        extent = suspension.extent();
        percentage = suspension.percentage();
        suspendedFrom = suspension.from();
        suspendedUntil = suspension.until();
        if (postponed != null) {
            reprieve = postponed.extent();
            executedUntil = postponed.executedUntil();
            probationUntil = postponed.probationUntil();
        }
    }

    /** The decision is notified; with a partial reprieve the executed part moves along with the first day. */
    void notified(LocalDate day, Days days) {
        notifiedOn = day;
        if (executedUntil != null) {
            executedUntil =
                    executedUntil.plusDays(ChronoUnit.DAYS.between(Objects.requireNonNull(suspendedFrom), days.from()));
        }
        suspendedFrom = days.from();
        suspendedUntil = days.until();
    }

    void probationBroken(LocalDate day, LocalDate revokedOn) {
        probationBreachedOn = day;
        probationRevokedOn = revokedOn;
    }

    void reasonOfProbation(boolean proved, LocalDate day) {
        probationReasonProved = proved;
        probationReasonOn = day;
    }

    void hearingOfProbationRequested(LocalDate day) {
        probationHearingRequestedOn = day;
    }

    void heardOfProbation(LocalDate day) {
        probationHearingHeldOn = day;
    }

    /** Whether a reprieve runs: the person knows of it, and it was neither ended nor given up. */
    boolean isOnProbation() {
        return reprieve != null
                && notifiedOn != null
                && executionNotifiedOn == null
                && status != SanctionStatus.WITHDRAWN;
    }

    void executionNotified(LocalDate day, Days days) {
        executionNotifiedOn = day;
        executedFrom = days.from();
        executedTo = days.until();
    }

    void appealed(LocalDate day) {
        appealedOn = day;
    }

    void withdrawn(LocalDate day) {
        withdrawnOn = day;
    }

    /** What happened so far. */
    Set<SanctionAct> done() {
        Set<SanctionAct> done = EnumSet.noneOf(SanctionAct.class);
        add(done, SanctionAct.NOTICE, noticeSentOn);
        add(done, SanctionAct.ADVICE, adviceGivenOn);
        if (outcome != null) {
            done.add(
                    switch (outcome) {
                        case NO_SANCTION -> SanctionAct.NO_SANCTION_DECISION;
                        case SUSPENSION ->
                            reprieve == null ? SanctionAct.SUSPENSION_DECISION : SanctionAct.REPRIEVE_DECISION;
                    });
        }
        add(done, SanctionAct.NOTIFICATION, notifiedOn);
        // A breach that is excused ended nothing: the probation runs on, and a later breach can be told.
        if (!MayEndReprieve.isExcused(probationBreachedOn, probationReasonProvedOn())) {
            add(done, SanctionAct.PROBATION_BREACH, probationBreachedOn);
        }
        add(done, SanctionAct.EXECUTION_NOTIFICATION, executionNotifiedOn);
        add(done, SanctionAct.APPEAL, appealedOn);
        add(done, SanctionAct.WITHDRAWAL, withdrawnOn);
        return done;
    }

    private static void add(Set<SanctionAct> done, SanctionAct act, @Nullable LocalDate day) {
        if (day != null) {
            done.add(act);
        }
    }

    /** The days decided, or as moved by the notification. */
    @Nullable
    Days suspension() {
        return suspendedFrom == null || suspendedUntil == null ? null : new Days(suspendedFrom, suspendedUntil);
    }

    /** With a reprieve, the days that are postponed. */
    Days postponed() {
        Days all = Objects.requireNonNull(suspension());
        return executedUntil == null ? all : new Days(executedUntil.plusDays(1), all.until());
    }

    @Nullable
    Days afterProbation() {
        return executedFrom == null || executedTo == null ? null : new Days(executedFrom, executedTo);
    }

    /** The newest notification: the term of appeal runs from it. */
    @Nullable
    LocalDate newestNotification() {
        return executionNotifiedOn == null ? notifiedOn : executionNotifiedOn;
    }

    UUID procedureId() {
        return procedureId;
    }

    UUID contractId() {
        return contractId;
    }

    String enterpriseNumber() {
        return enterpriseNumber;
    }

    String stepId() {
        return stepId;
    }

    LocalDate breachedOn() {
        return breachedOn;
    }

    boolean isBasedOnCommunityService() {
        return basedOnCommunityService;
    }

    SanctionStatus status() {
        return status;
    }

    @Nullable
    SanctionLegalBasis legalBasis() {
        return legalBasis;
    }

    @Nullable
    LocalDate noticeSentOn() {
        return noticeSentOn;
    }

    @Nullable
    LocalDate interviewRequestedOn() {
        return interviewRequestedOn;
    }

    @Nullable
    Boolean legitimateReasonProved() {
        return legitimateReasonProved;
    }

    @Nullable
    LocalDate legitimateReasonOn() {
        return legitimateReasonOn;
    }

    @Nullable
    LocalDate adviceGivenOn() {
        return adviceGivenOn;
    }

    @Nullable
    AdviceRecommendation recommendation() {
        return recommendation;
    }

    @Nullable
    LocalDate hearingRequestedOn() {
        return hearingRequestedOn;
    }

    @Nullable
    LocalDate hearingHeldOn() {
        return hearingHeldOn;
    }

    @Nullable
    LocalDate decidedOn() {
        return decidedOn;
    }

    @Nullable
    SanctionOutcome outcome() {
        return outcome;
    }

    @Nullable
    Boolean repeated() {
        return repeated;
    }

    @Nullable
    SuspensionExtent extent() {
        return extent;
    }

    @Nullable
    Integer percentage() {
        return percentage;
    }

    @Nullable
    SuspensionExtent reprieve() {
        return reprieve;
    }

    @Nullable
    LocalDate executedUntil() {
        return executedUntil;
    }

    @Nullable
    LocalDate probationUntil() {
        return probationUntil;
    }

    @Nullable
    LocalDate notifiedOn() {
        return notifiedOn;
    }

    @Nullable
    LocalDate probationBreachedOn() {
        return probationBreachedOn;
    }

    @Nullable
    LocalDate probationRevokedOn() {
        return probationRevokedOn;
    }

    @Nullable
    Boolean probationReasonProved() {
        return probationReasonProved;
    }

    @Nullable
    LocalDate probationReasonOn() {
        return probationReasonOn;
    }

    @Nullable
    LocalDate probationReasonProvedOn() {
        return Boolean.TRUE.equals(probationReasonProved) ? probationReasonOn : null;
    }

    @Nullable
    LocalDate probationHearingRequestedOn() {
        return probationHearingRequestedOn;
    }

    @Nullable
    LocalDate probationHearingHeldOn() {
        return probationHearingHeldOn;
    }

    @Nullable
    LocalDate executionNotifiedOn() {
        return executionNotifiedOn;
    }

    @Nullable
    LocalDate appealedOn() {
        return appealedOn;
    }

    @Nullable
    LocalDate withdrawnOn() {
        return withdrawnOn;
    }
}
