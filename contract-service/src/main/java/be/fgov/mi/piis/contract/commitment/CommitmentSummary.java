package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many commitments a CPAS, and those it made contracts with, kept.
 *
 * @param on business date
 * @param contracts concluded contracts that were looked at; one that ended is judged as it stood then
 * @param cpas the CPAS's own commitments
 */
@Schema(name = "CommitmentSummary", description = "How many commitments were kept, by who was committed.")
public record CommitmentSummary(LocalDate on, long contracts, Counts cpas, Counts beneficiaries, Counts thirdParties) {

    @Schema(name = "CommitmentCounts", description = "Commitments by where they stand.")
    public record Counts(long open, long kept, long keptLate, long late, long breached, long adapted, long total) {
        static Counts of(EnumMap<CommitmentStatus, Long> by) {
            return new Counts(
                    by.getOrDefault(CommitmentStatus.OPEN, 0L),
                    by.getOrDefault(CommitmentStatus.KEPT, 0L),
                    by.getOrDefault(CommitmentStatus.KEPT_LATE, 0L),
                    by.getOrDefault(CommitmentStatus.LATE, 0L),
                    by.getOrDefault(CommitmentStatus.BREACHED, 0L),
                    by.getOrDefault(CommitmentStatus.ADAPTED, 0L),
                    sum(by));
        }

        private static long sum(Map<CommitmentStatus, Long> by) {
            return by.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
