package be.fgov.mi.piis.events.evaluation;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of the progress of the person of a contract since the first measurement, in codes; told once the
 * contract is known. Answers and scores stay where they were written: what lies within measurement error cannot be told
 * from what is told here, and nobody can be ranked by it.
 *
 * @param contractId the contract that was measured for
 * @param personId pseudonym of the person, as the contract had it when this was told
 * @param version grows with each change of what may be said
 * @param series one for each instrument and each rater
 */
public record ProgressMeasured(
        UUID contractId,
        UUID personId,
        String enterpriseNumber,
        String contractReference,
        long version,
        List<Series> series)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.piisEvaluation.v1.progress.notify.measured";

    /**
     * @param instrument key of the instrument
     * @param rater worker, beneficiary: neither is the measure of the other
     * @param baselineOn day of the first measurement
     * @param baselineVersion version of the instrument that was used then
     * @param newest the newest measurement against the first; absent while there is one only
     */
    public record Series(
            String instrument,
            String rater,
            LocalDate baselineOn,
            int baselineVersion,
            @Nullable Newest newest) {}

    /**
     * @param instrumentVersion version of the instrument that was used
     * @param changes one for each scale of that version
     */
    public record Newest(LocalDate measuredOn, int instrumentVersion, List<Change> changes) {}

    /**
     * @param scale total or the id of a sub-scale
     * @param change improved, worsened, noReliableChange, notComparable
     */
    public record Change(String scale, String change) {}

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String topic() {
        return Topics.EVALUATION;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
