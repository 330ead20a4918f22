package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * How the scores of one version of an instrument are read in a later one. Without a bridge the scores of two versions
 * are never compared. It goes one way, and two bridges are not put after one another: nobody has tested what comes out.
 *
 * @param revision of the bridge itself, from 1; the newest one counts
 * @param source the study that it comes from
 * @param lines by scale: {@link Instrument#TOTAL} or the id of a sub-scale that both versions have
 */
public record Bridge(
        InstrumentVersion from, InstrumentVersion to, int revision, String source, Map<String, Line> lines) {

    /**
     * @param slope above 0: what is better stays better
     * @param standardError of the reading itself, in units of the later score; 0 where the study tells none
     */
    public record Line(BigDecimal slope, BigDecimal intercept, BigDecimal standardError) {
        /** @throws FaultsFound when the slope is not positive or the error negative */
        public Line {
            Faults faults = new Faults();
            faults.addIf(slope.signum() <= 0, "/slope", Fault.Code.OUT_OF_RANGE, "More than 0.");
            faults.addIf(standardError.signum() < 0, "/standardError", Fault.Code.OUT_OF_RANGE, "0 or more.");
            faults.refuseIfAny();
        }

        BigDecimal read(BigDecimal score) {
            return slope.multiply(score).add(intercept);
        }

        /** What measurement error becomes on the way, with the error of the bridge itself. */
        BigDecimal errorVariance(BigDecimal ofScore) {
            return slope.multiply(slope).multiply(ofScore).add(standardError.multiply(standardError));
        }
    }

    /** @throws FaultsFound when it joins no two versions of one instrument, or has neither source nor lines */
    public Bridge {
        lines = Map.copyOf(lines);
        Faults faults = new Faults();
        faults.addIf(
                !from.key().equals(to.key()) || from.version() >= to.version(),
                "/to",
                Fault.Code.CONTRADICTION,
                "A later version of the same instrument.");
        faults.addIf(revision < 1, "/revision", Fault.Code.OUT_OF_RANGE, "1 or more.");
        faults.blank(source, "/source");
        faults.addIf(lines.isEmpty(), "/lines", Fault.Code.MISSING, "At least one scale.");
        faults.refuseIfAny();
    }

    Optional<Line> line(String scale) {
        return Optional.ofNullable(lines.get(scale));
    }
}
