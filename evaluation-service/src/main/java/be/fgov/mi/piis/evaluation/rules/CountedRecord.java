package be.fgov.mi.piis.evaluation.rules;

import java.util.UUID;

/**
 * Something that a figure counts: a contract, a trajectory.
 *
 * @param cpas whose it is on the day of the figure
 * @param category what it is counted under
 * @param person whom it concerns: one person can stand behind several
 * @param days how long it took, where the figure tells lengths; otherwise 0
 */
public record CountedRecord(String cpas, String category, UUID person, int days) {
    public CountedRecord(String cpas, String category, UUID person) {
        this(cpas, category, person, 0);
    }
}
