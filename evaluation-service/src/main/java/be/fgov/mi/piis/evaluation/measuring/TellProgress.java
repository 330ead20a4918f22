package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.instrument.Bridges;
import be.fgov.mi.piis.evaluation.record.UnreadableRecords;
import be.fgov.mi.piis.evaluation.rules.Comparison;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.events.evaluation.ProgressMeasured;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other services in codes what may be said of the progress in a contract, when it is not what they were told
 * before. Answers and scores are left behind.
 */
@ApplicationScoped
public class TellProgress {
    private static final String NOT_COMPARABLE = "notComparable";

    private final ProgressOfContract progressOfContract;
    private final Bridges bridges;
    private final UnreadableRecords unreadableRecords;
    private final Outbox outbox;

    TellProgress(
            ProgressOfContract progressOfContract,
            Bridges bridges,
            UnreadableRecords unreadableRecords,
            Outbox outbox) {
        this.unreadableRecords = unreadableRecords;
        this.progressOfContract = progressOfContract;
        this.bridges = bridges;
        this.outbox = outbox;
    }

    /**
     * In the transaction of what changed a measurement, under the lock of its contract. What cannot be read is set aside;
     * when nothing can, what was told stays.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(String enterpriseNumber, String contractReference) {
        List<MeasurementRecord> measurements = MeasurementRecord.ofContract(enterpriseNumber, contractReference);
        Optional<MeasurementRecord> joined =
                measurements.stream().filter(MeasurementRecord::isJoined).findFirst();
        if (joined.isPresent()) {
            tell(
                    enterpriseNumber,
                    contractReference,
                    joined.get().contractId(),
                    Objects.requireNonNull(joined.get().personId()),
                    measurements);
        }
    }

    private void tell(
            String enterpriseNumber,
            String contractReference,
            UUID contractId,
            UUID personId,
            List<MeasurementRecord> measurements) {
        bridges.hold();
        ProgressOfContract.Found found = progressOfContract.of(measurements);
        unreadableRecords.note(MeasurementRecord.KIND, found.unreadable(), found.read());
        if (found.read().isEmpty()) {
            return;
        }
        List<ProgressMeasured.Series> series =
                found.progress().stream().map(TellProgress::series).toList();
        ProgressTold told = ProgressTold.of(contractId).orElseGet(() -> new ProgressTold(contractId));
        ProgressMeasured news = new ProgressMeasured(
                contractId, personId, enterpriseNumber, contractReference, told.version + 1, series);
        String content = StrictJson.canonical(new Content(personId, series));
        if (told.differs(content)) {
            told.tell(content);
            told.persist();
            outbox.publish(news);
        }
    }

    /** What makes two events different from each other. */
    record Content(UUID personId, List<ProgressMeasured.Series> series) {}

    private static ProgressMeasured.Series series(ProgressFromTheStart progress) {
        return new ProgressMeasured.Series(
                progress.baseline().instrument().key(),
                Codes.of(progress.baseline().rater()),
                progress.baseline().measuredOn(),
                progress.baseline().instrument().version(),
                newest(progress));
    }

    private static ProgressMeasured.@Nullable Newest newest(ProgressFromTheStart progress) {
        if (progress.later().isEmpty()) {
            return null;
        }
        ProgressFromTheStart.Step newest = progress.later().getLast();
        return new ProgressMeasured.Newest(
                newest.measurement().measuredOn(),
                newest.measurement().instrument().version(),
                newest.comparisons().entrySet().stream()
                        .map(each -> new ProgressMeasured.Change(each.getKey(), code(each.getValue())))
                        .toList());
    }

    private static String code(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Compared compared -> Codes.of(compared.change().kind());
            case Comparison.NotComparable not -> NOT_COMPARABLE;
        };
    }
}
