package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;

/**
 * The law in force on a date. A contract is judged by the regime of its conclusion, the date of its last required
 * signature; only prohibitions apply from the day they took effect.
 */
public enum Regime {
    /** Law of 26/05/2002: president and secretary sign for the CPAS (S2:247). */
    R2002(LocalDate.of(2002, 10, 1)),
    /** Law of 21/07/2016, in force on 01/11/2016: the CPAS signs as a partner (S3:69). */
    R2016(LocalDate.of(2016, 11, 1)),
    /** After Constitutional Court 86/2018: no community service from 01/08/2018. */
    R2018(LocalDate.of(2018, 8, 1));

    private final LocalDate validFrom;

    Regime(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** The regime in force on that day; a day before the first one is judged by the first. */
    public static Regime on(LocalDate day) {
        Regime inForce = R2002;
        for (Regime regime : values()) {
            if (!day.isBefore(regime.validFrom)) {
                inForce = regime;
            }
        }
        return inForce;
    }

    /** Whether one mandated person may sign for the CPAS instead of president and secretary. */
    public boolean acceptsSingleCpasSignature() {
        return this != R2002;
    }

    /** Whether every new beneficiary must have a PIIS, and not only those under 25 (OBL-2, S3:106). */
    public boolean obligesNewBeneficiaries() {
        return this != R2002;
    }
}
