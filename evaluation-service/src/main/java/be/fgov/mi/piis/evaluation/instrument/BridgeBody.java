package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.rules.Bridge;
import be.fgov.mi.piis.evaluation.rules.Fault;
import be.fgov.mi.piis.evaluation.rules.Faults;
import be.fgov.mi.piis.evaluation.rules.FaultsFound;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How the scores of an earlier version are read in a later one, as a document; which versions it joins is in its
 * address.
 *
 * @param source the study that it comes from
 * @param lines one for each scale that can be read over
 */
@Schema(name = "InstrumentBridge", description = "How the scores of an earlier version are read in a later one.")
public record BridgeBody(
        @Schema(description = "The study that it comes from.") @Size(min = 1, max = 1000)
        String source,

        @Schema(description = "One for each scale that can be read over; a scale without one is not compared.")
        @Size(min = 1, max = 21)
        List<LineBody> lines)
        implements WireBody {

    /**
     * @param slope above 0
     * @param intercept in units of the later score
     * @param standardError of the reading itself, in units of the later score; 0 where the study tells none
     */
    @Schema(
            name = "InstrumentBridgeLine",
            description = "Later score = slope · earlier score + intercept, give or take the standard error.")
    public record LineBody(
            @Schema(description = "total or the id of a sub-scale that both versions have.") @Size(min = 1, max = 32)
            String scale,

            @Schema(description = "More than 0.") BigDecimal slope,

            @Schema(description = "In units of the later score.")
            BigDecimal intercept,

            @Schema(description = "Of the reading itself, in units of the later score; 0 where the study tells none.")
            BigDecimal standardError) {}

    /** @throws FaultsFound when a line is wrong or a scale is there twice; pointers are those of this document */
    Bridge toBridge(InstrumentVersion from, InstrumentVersion to, int revision) {
        Faults faults = new Faults();
        Map<String, Bridge.Line> read = lines(faults);
        faults.refuseIfAny();
        return new Bridge(from, to, revision, source, read);
    }

    private Map<String, Bridge.Line> lines(Faults faults) {
        Map<String, Bridge.Line> read = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            LineBody line = lines.get(i);
            Bridge.Line its = faults.part(
                    "/lines/" + i, () -> new Bridge.Line(line.slope(), line.intercept(), line.standardError()));
            if (its != null && read.put(line.scale(), its) != null) {
                faults.add("/lines/" + i + "/scale", Fault.Code.DUPLICATE, "Each scale once.");
            }
        }
        return read;
    }

    @Override
    public void check(Issues issues) {
        Faults faults = new Faults();
        lines(faults);
        try {
            faults.refuseIfAny();
        } catch (FaultsFound faulty) {
            faulty.faults().forEach(fault -> issues.add(InstrumentBody.issue(fault)));
        }
    }
}
