package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.instrument.Instruments;
import be.fgov.mi.piis.evaluation.record.AcceptRecord;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.Fault;
import be.fgov.mi.piis.evaluation.rules.FaultsFound;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Score;
import be.fgov.mi.piis.evaluation.rules.Scores;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accepts a revision of a measurement; sent before its contract it waits and joins by itself. */
@ApplicationScoped
public class PushMeasurement {
    private final AcceptRecord acceptRecord;
    private final Instruments instruments;
    private final SealedWords words;
    private final TellProgress tellProgress;
    private final AccessLog accessLog;
    private final Clock clock;

    PushMeasurement(
            AcceptRecord acceptRecord,
            Instruments instruments,
            SealedWords words,
            TellProgress tellProgress,
            AccessLog accessLog,
            Clock clock) {
        this.acceptRecord = acceptRecord;
        this.instruments = instruments;
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
        LocalDate today = LocalDate.now(clock);
        if (body.measuredOn().isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(
                    "measuredOn", "A measurement was made on " + today + ", the business date, at the latest."));
        }
        Instrument instrument = instrument(body);
        Scores scores = score(instrument, body);
        MeasurementRecord measurement = MeasurementRecord.of(enterpriseNumber, contractReference, reference)
                .orElseGet(() -> new MeasurementRecord(enterpriseNumber, contractReference, reference));
        measurement.revise(revision, body);
        KnownContract.of(enterpriseNumber, contractReference).ifPresent(measurement::joinAtOnce);
        measurement.persist();
        new MeasurementRevision(
                        measurement.id(),
                        revision,
                        words.seal(body, MeasurementRecord.KIND, measurement.id(), revision))
                .persist();
        tellProgress.tell(enterpriseNumber, contractReference);
        accessLog.record("measurement.push", measurement.href(), measurement.personId(), Purpose.SOCIAL_ACTIVATION);
        return new PushAnswer(
                measurement.contractId(),
                reference,
                revision,
                Codes.of(measurement.status()),
                measurement.href(),
                warnings(scores));
    }

    private Instrument instrument(MeasurementBody body) {
        Optional<Instrument> found;
        try {
            found = instruments.find(new InstrumentVersion(body.instrument(), body.version()));
        } catch (FaultsFound impossible) {
            found = Optional.empty();
        }
        return found.orElseThrow(() -> Problems.badRequest(
                Issue.rejectedInput("instrument", "There is no such version of an instrument: see /instruments.")));
    }

    private static Scores score(Instrument instrument, MeasurementBody body) {
        try {
            return instrument.score(body.answers());
        } catch (FaultsFound wrong) {
            throw Problems.badRequest(wrong.faults().stream()
                    .map(PushMeasurement::issue)
                    .distinct()
                    .toList());
        }
    }

    private static Issue issue(Fault fault) {
        String name = "answers" + fault.pointer().replace('/', '.');
        return fault.code() == Fault.Code.UNKNOWN_REFERENCE
                ? Issue.unknownInput(name)
                : Issue.outOfRange(name, fault.detail());
    }

    private static List<Warning> warnings(Scores scores) {
        List<Warning> warnings = new ArrayList<>();
        scores.byScale().forEach((scale, score) -> {
            switch (score) {
                case Score.None none ->
                    warnings.add(new Warning(
                            "noScore", "Too many answers are missing for the scale " + scale + ": it has no score."));
                case Score.Value value -> {
                    if (value.isProrated()) {
                        warnings.add(new Warning(
                                "answersMissing",
                                value.items() - value.answered() + " answer(s) of the scale " + scale
                                        + " are missing: the score is that of the others."));
                    }
                }
            }
        });
        return warnings;
    }
}
