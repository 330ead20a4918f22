package be.fgov.mi.piis.evaluation.rules;

/**
 * Why a person did not complete the trajectory (SUB-19; S4:104): moved, lost the residence permit, abandoned it, or
 * something else that the explanation tells.
 */
public enum DropoutReason {
    MOVED,
    RESIDENCE_PERMIT_LOST,
    ABANDONED,
    OTHER
}
