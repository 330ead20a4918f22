package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an instrument from the group it was tried on: without it no change can be told from measurement
 * error.
 *
 * @param group whom it was tried on
 * @param size how many persons; absent where the values are illustrative
 * @param source where the values are written
 * @param scales values of the total and of sub-scales
 */
public record Norms(Wording group, @Nullable Integer size, String source, List<OfScale> scales) {

    /**
     * @param scale {@link Instrument#TOTAL} or the id of a sub-scale
     * @param sd standard deviation of the scores of the norm group, in units of the score
     * @param reliability of the scores in each language, between 0 and 1; a language without one has no reliable change
     */
    public record OfScale(String scale, BigDecimal sd, Map<Language, BigDecimal> reliability) {
        /** @throws FaultsFound when the deviation is not positive or a reliability not between 0 and 1 */
        public OfScale {
            reliability = Map.copyOf(reliability);
            Faults faults = new Faults();
            faults.addIf(sd.signum() <= 0, "/sd", Fault.Code.OUT_OF_RANGE, "More than 0.");
            faults.addIf(reliability.isEmpty(), "/reliability", Fault.Code.MISSING, "At least one language.");
            reliability.forEach((language, value) -> faults.addIf(
                    value.signum() <= 0 || value.compareTo(BigDecimal.ONE) >= 0,
                    "/reliability/" + language.name().toLowerCase(Locale.ROOT),
                    Fault.Code.OUT_OF_RANGE,
                    "More than 0 and less than 1: no measurement is without error."));
            faults.refuseIfAny();
        }
    }

    /** @throws FaultsFound when the source is blank, the size not positive or a scale there twice */
    public Norms {
        scales = List.copyOf(scales);
        Faults faults = new Faults();
        faults.blank(source, "/source");
        faults.addIf(size != null && size < 2, "/size", Fault.Code.OUT_OF_RANGE, "2 persons or more.");
        Set<String> known = new HashSet<>();
        for (int i = 0; i < scales.size(); i++) {
            faults.addIf(
                    !known.add(scales.get(i).scale()),
                    "/scales/" + i + "/scale",
                    Fault.Code.DUPLICATE,
                    "Each scale once.");
        }
        faults.refuseIfAny();
    }

    Optional<OfScale> of(String scale) {
        return scales.stream().filter(norm -> norm.scale().equals(scale)).findFirst();
    }
}
