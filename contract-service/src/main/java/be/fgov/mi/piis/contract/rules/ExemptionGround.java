package be.fgov.mi.piis.contract.rules;

import org.jspecify.annotations.Nullable;

/** On what ground a CPAS exempts from a PIIS (EXE-1, EXE-2, EXE-3): a code, never a diagnosis. */
public enum ExemptionGround {
    HEALTH(ObligationReason.HEALTH, true),
    EQUITY(ObligationReason.EQUITY, true),
    /** The integration income complements wages. */
    WORKING(ObligationReason.WORKING, false);

    /** "No contract for health or equity" in the federal table of contract codes. */
    private static final int NO_CONTRACT_FOR_HEALTH_OR_EQUITY = 8;

    private final ObligationReason reason;
    private final boolean reported;

    ExemptionGround(ObligationReason reason, boolean reported) {
        this.reason = reason;
        this.reported = reported;
    }

    public ObligationReason reason() {
        return reason;
    }

    /** The code under which the exemption is reported to the federal administration (EXE-4); absent for work. */
    public @Nullable Integer federalCode() {
        return reported ? NO_CONTRACT_FOR_HEALTH_OR_EQUITY : null;
    }
}
