package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where the duty to have a PIIS stands on a day (OBL-3): overdue from the day after its last day. */
public enum ObligationStatus {
    DUE,
    OVERDUE,
    /** A contract of the person is concluded, also when it was concluded too late. */
    MET,
    EXEMPT,
    OPTIONAL,
    /** A later assessment of the same person at the same CPAS took its place. */
    SUPERSEDED;

    /**
     * Where an assessment stands.
     *
     * @param dueOn present when the contract is compulsory
     * @param metOn the day on which a contract that counts was concluded
     * @param superseded a later assessment exists
     */
    public static ObligationStatus of(
            Obligation obligation,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate metOn,
            boolean superseded,
            LocalDate today) {
        if (superseded) {
            return SUPERSEDED;
        }
        return switch (obligation) {
            case EXEMPT -> EXEMPT;
            case OPTIONAL -> OPTIONAL;
            case COMPULSORY -> metOn != null ? MET : dueOn != null && today.isAfter(dueOn) ? OVERDUE : DUE;
        };
    }
}
