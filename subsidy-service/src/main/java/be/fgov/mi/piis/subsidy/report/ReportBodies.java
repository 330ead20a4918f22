package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What comes with each act on a report. */
public final class ReportBodies {
    private ReportBodies() {}

    /**
     * Both reports, in the words of the CPAS; the figures are those of the prefilled view.
     *
     * @param activity what was done for whom and what came of it
     * @param financial what was spent on it
     */
    @Schema(name = "Report", description = "The activity report and the financial report.")
    record Report(
            @Size(min = 1, max = 4000) String activity,
            @Size(min = 1, max = 4000) String financial) implements WireBody {}

    /** Why a report goes back. */
    @Schema(name = "ReportReturn", description = "What the CPAS has to correct.")
    public record Return(@Size(min = 1, max = 4000) String comment) implements WireBody {}

    /** A later day for the report. */
    @Schema(name = "ReportExtension", description = "A later day for the report, and why.")
    record Extension(
            LocalDate dueOn, @Size(min = 1, max = 2000) String reason) implements WireBody {}
}
