package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.instrument.Instruments;
import be.fgov.mi.piis.evaluation.rules.Fault;
import be.fgov.mi.piis.evaluation.rules.FaultsFound;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Score;
import be.fgov.mi.piis.evaluation.rules.Scores;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a revision makes of a measurement: the same for a single push and for a line of a file. */
@ApplicationScoped
class JudgeMeasurement {
    private final Instruments instruments;

    JudgeMeasurement(Instruments instruments) {
        this.instruments = instruments;
    }

    /**
     * Lets the measurement take the revision.
     *
     * @param contract absent while it is awaited
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a day after today, an instrument that is not
     *     there and answers that it does not take; the measurement is as before
     */
    PushAnswer judge(
            MeasurementRecord measurement,
            int revision,
            MeasurementBody body,
            Optional<KnownContract> contract,
            LocalDate today) {
        if (body.measuredOn().isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(
                    "measuredOn", "A measurement was made on " + today + ", the business date, at the latest."));
        }
        Scores scores = score(instrument(body), body);
        measurement.revise(revision, body);
        contract.ifPresent(measurement::joinAtOnce);
        return new PushAnswer(
                measurement.contractId(),
                measurement.reference(),
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
                    .map(JudgeMeasurement::issue)
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
