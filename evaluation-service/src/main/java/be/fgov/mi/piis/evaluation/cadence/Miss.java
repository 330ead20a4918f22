package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.compliance.ContractsWithEvaluations;
import be.fgov.mi.piis.evaluation.rules.CadenceRegime;
import be.fgov.mi.piis.evaluation.rules.MissedEvaluation;
import be.fgov.mi.piis.events.evaluation.EvaluationMissed;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a period of a contract in which evaluations were missed. It is never taken back: when it turns out
 * that nothing was missed it is resolved, and when that turns out to be wrong it is missed again, each time as its next
 * version.
 *
 * @param missing 0 once resolved, like {@code missingInPerson}
 */
record Miss(
        UUID id,
        UUID contractId,
        String enterpriseNumber,
        String contractReference,
        UUID personId,
        String period,
        CadenceRegime regime,
        int contractYear,
        LocalDate dueOn,
        int missing,
        int missingInPerson,
        Status status,
        long version) {

    /** Where it stands. */
    enum Status {
        MISSED,
        RESOLVED
    }

    static Miss first(ContractsWithEvaluations.One contract, MissedEvaluation found) {
        return new Miss(
                NameBasedIds.of("evaluationMissed", contract.enterpriseNumber(), contract.reference(), found.period()),
                contract.contractId(),
                contract.enterpriseNumber(),
                contract.reference(),
                contract.personId(),
                found.period(),
                found.regime(),
                found.contractYear(),
                found.dueOn(),
                found.missing(),
                found.missingInPerson(),
                Status.MISSED,
                1);
    }

    /**
     * @param found what is missed in the period by now; absent when nothing is
     * @return itself when nothing changed, else its next version
     */
    Miss now(ContractsWithEvaluations.One contract, @Nullable MissedEvaluation found) {
        Miss now = new Miss(
                id,
                contractId,
                enterpriseNumber,
                contractReference,
                contract.personId(),
                period,
                regime,
                found == null ? contractYear : found.contractYear(),
                found == null ? dueOn : found.dueOn(),
                found == null ? 0 : found.missing(),
                found == null ? 0 : found.missingInPerson(),
                found == null ? Status.RESOLVED : Status.MISSED,
                version);
        return now.equals(this) ? this : now.next();
    }

    private Miss next() {
        return new Miss(
                id,
                contractId,
                enterpriseNumber,
                contractReference,
                personId,
                period,
                regime,
                contractYear,
                dueOn,
                missing,
                missingInPerson,
                status,
                version + 1);
    }

    EvaluationMissed toEvent() {
        return new EvaluationMissed(
                id,
                contractId,
                personId,
                enterpriseNumber,
                contractReference,
                version,
                Codes.of(regime),
                contractYear,
                dueOn,
                missing,
                missingInPerson,
                Codes.of(status));
    }
}
