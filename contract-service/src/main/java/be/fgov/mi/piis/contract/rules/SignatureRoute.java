package be.fgov.mi.piis.contract.rules;

/** How a signature was given; they differ in the evidence they leave. */
public enum SignatureRoute {
    EID,
    LINK,
    DESK,
    PAPER
}
