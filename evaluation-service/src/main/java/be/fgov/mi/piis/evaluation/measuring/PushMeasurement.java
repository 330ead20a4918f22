package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Accepts a revision of a measurement; sent before its contract it waits and joins by itself. */
@ApplicationScoped
public class PushMeasurement {
    private final AcceptRecord acceptRecord;
    private final JudgeMeasurement judgeMeasurement;
    private final SealedWords words;
    private final TellProgress tellProgress;
    private final AccessLog accessLog;
    private final Clock clock;

    PushMeasurement(
            AcceptRecord acceptRecord,
            JudgeMeasurement judgeMeasurement,
            SealedWords words,
            TellProgress tellProgress,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.judgeMeasurement = judgeMeasurement;
        this.words = words;
        this.tellProgress = tellProgress;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /**
     * Accepts the revision, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day after today, an instrument that is not
     *     there and answers that it does not take, 409 for a wrong revision
     */
    public PushResult push(
            EnterpriseNumber cpas,
            String contractReference,
            String reference,
            int revision,
            MeasurementBody body,
            boolean dryRun) {
        return acceptRecord.once(
                MeasurementRecord.KIND,
                cpas,
                contractReference,
                reference,
                revision,
                body,
                dryRun,
                () -> store(cpas.value(), contractReference, reference, revision, body));
    }

    private PushAnswer store(
            String enterpriseNumber, String contractReference, String reference, int revision, MeasurementBody body) {
        MeasurementRecord measurement = MeasurementRecord.of(enterpriseNumber, contractReference, reference)
                .orElseGet(() -> new MeasurementRecord(enterpriseNumber, contractReference, reference));
        PushAnswer answer = judgeMeasurement.judge(
                measurement,
                revision,
                body,
                KnownContract.of(enterpriseNumber, contractReference),
                LocalDate.now(clock));
        measurement.persist();
        new MeasurementRevision(
                        measurement.id(),
                        revision,
                        words.seal(body, MeasurementRecord.KIND, measurement.id(), revision))
                .persist();
        tellProgress.tell(enterpriseNumber, contractReference);
        accessLog.record("measurement.push", measurement.href(), measurement.personId(), Purpose.SOCIAL_ACTIVATION);
        return answer;
    }
}
