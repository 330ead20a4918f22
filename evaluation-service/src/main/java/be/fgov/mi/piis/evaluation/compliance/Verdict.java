package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.rules.Compliance;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationCompliance;
import be.fgov.mi.piis.evaluation.rules.HeldEvaluation;
import be.fgov.mi.piis.evaluation.rules.Law;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a contract stands among others: one that a rule fails on is told as {@link ComplianceStatus#NOT_JUDGED}, and the
 * others are told all the same.
 *
 * @param compliance absent when no rule could judge it
 */
record Verdict(ComplianceStatus status, @Nullable Compliance compliance) {
    private static final Logger LOG = Logger.getLogger(Verdict.class);

    /** {@return empty where nothing is asked, see {@link EvaluationCompliance#on}} */
    static Optional<Verdict> on(
            LocalDate day, UUID contractId, EvaluatedContract contract, Collection<HeldEvaluation> held, Law law) {
        try {
            return EvaluationCompliance.on(day, contract, held, law).map(found -> new Verdict(found.status(), found));
        } catch (RuntimeException failure) {
            LOG.warnf("Contract %s cannot be judged: %s", contractId, failure);
            return Optional.of(new Verdict(ComplianceStatus.NOT_JUDGED, null));
        }
    }
}
