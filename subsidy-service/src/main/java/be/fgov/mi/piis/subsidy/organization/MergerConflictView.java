package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.subsidy.convention.MergedConventions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Two or more living conventions of a year that mergers put under one CPAS, for a human to look at.
 *
 * @param enterpriseNumber of the CPAS that speaks for all of them
 * @param settlement absent while nobody has looked
 */
@Schema(name = "OpenMergerConflict", description = "Conventions of one year under one CPAS, for a human to look at.")
public record MergerConflictView(
        UUID id,
        String enterpriseNumber,
        int year,
        Status status,
        List<MergedConventions.Moved> conventions,
        @Nullable Settled settlement) {

    /** Whether a human has looked. */
    public enum Status {
        OPEN,
        SETTLED
    }

    /** What the SPP IS said to it. */
    @Schema(name = "MergerConflictSettlement", description = "What the SPP IS said to a conflict.")
    public record Settled(LocalDate on, String by, String motive) {}

    static MergerConflictView of(MergedConventions.Conflict conflict, @Nullable MergerConflictSettlement settlement) {
        return new MergerConflictView(
                conflict.id(),
                conflict.enterpriseNumber(),
                conflict.year(),
                settlement == null ? Status.OPEN : Status.SETTLED,
                conflict.conventions(),
                settlement == null
                        ? null
                        : new Settled(settlement.settledOn, settlement.settledByName, settlement.motive));
    }
}
