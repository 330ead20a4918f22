package be.fgov.mi.piis.subsidy.rules;

import java.math.RoundingMode;

/** How the advance of a year is rounded to the cent (rules.md 2.2); the balance is found by subtraction. */
public enum Rounding {
    HALF_UP(RoundingMode.HALF_UP),
    HALF_EVEN(RoundingMode.HALF_EVEN),
    DOWN(RoundingMode.DOWN);

    private final RoundingMode mode;

    Rounding(RoundingMode mode) {
        this.mode = mode;
    }

    RoundingMode mode() {
        return mode;
    }
}
