package be.fgov.mi.piis.subsidy.scheme;

/** The parameters of a year were replaced; told inside this service, in the transaction of the replacement. */
public record SchemeReplaced(int year) {}
