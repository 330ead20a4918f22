package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
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
    private final FindContract findContract;
    private final JudgeMeasurement judgeMeasurement;
    private final SealedWords words;
    private final TellProgress tellProgress;
    private final AccessLog accessLog;
    private final Clock clock;

    PushMeasurement(
            AcceptRecord acceptRecord,
            FindContract findContract,
            JudgeMeasurement judgeMeasurement,
            SealedWords words,
            TellProgress tellProgress,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.findContract = findContract;
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
                sentTo -> store(sentTo, contractReference, reference, revision, body));
    }

    private PushAnswer store(
            String sentTo, String contractReference, String reference, int revision, MeasurementBody body) {
        MeasurementRecord measurement = MeasurementRecord.of(sentTo, contractReference, reference)
                .orElseGet(() -> new MeasurementRecord(sentTo, contractReference, reference));
        PushAnswer answer = judgeMeasurement.judge(
                measurement,
                revision,
                body,
                findContract.of(measurement.enterpriseNumber(), contractReference),
                LocalDate.now(clock));
        measurement.persist();
        new MeasurementRevision(
                        measurement.id(),
                        revision,
                        words.seal(body, MeasurementRecord.KIND, measurement.id(), revision))
                .persist();
        tellProgress.tell(measurement.enterpriseNumber(), contractReference);
        accessLog.record("measurement.push", measurement.href(), measurement.personId(), Purpose.SOCIAL_ACTIVATION);
        return answer;
    }
}
