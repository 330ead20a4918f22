package be.fgov.mi.piis.subsidy.report;

import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a convention: prefilled until they are sent, then as they were sent.
 *
 * @param conventionStatus where the convention stands
 * @param dueOn last day for both, after every extension
 * @param activity the words of the last report; absent while there is none
 * @param figures of today while the report is prefilled or returned, else those of the day it was sent
 * @param returns why it went back, each time
 */
@Schema(name = "ReportState", description = "The reports of a convention, prefilled or as they were sent.")
public record ReportView(
        String convention,
        Status status,
        ConventionStatus conventionStatus,
        LocalDate dueOn,
        @Nullable String activity,
        @Nullable String financial,
        ReportFigures figures,
        @Nullable LocalDate reportedOn,
        @Nullable String reporter,
        List<Returned> returns,
        List<Extended> extensions,
        List<Warning> warnings) {

    /** Where the report stands. */
    public enum Status {
        PREFILLED,
        SUBMITTED,
        RETURNED
    }

    /** A return for correction. */
    @Schema(name = "ReportReturned", description = "A return for correction.")
    public record Returned(@Nullable String comment, LocalDate on) {}

    /** A later due day. */
    @Schema(name = "ReportExtended", description = "A later due day, by whom and why.")
    public record Extended(LocalDate previousDueOn, LocalDate dueOn, String reason, String extendedBy, LocalDate on) {}
}
