package be.fgov.mi.piis.subsidy.rules;

/** A price that makes the SPP IS look, and refuses nothing (SUB-24, S4:56). */
public enum PriceFlag {
    BELOW_OBSERVED,
    ABOVE_OBSERVED
}
