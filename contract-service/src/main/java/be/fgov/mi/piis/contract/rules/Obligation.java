package be.fgov.mi.piis.contract.rules;

/** Whether somebody who was granted integration income must have a PIIS. */
public enum Obligation {
    COMPULSORY,
    /** Possible for anyone, and binding once concluded (OBL-5). */
    OPTIONAL,
    /** Need not have one by a decision of the CPAS or because of work; may have one all the same (EXE-5). */
    EXEMPT
}
