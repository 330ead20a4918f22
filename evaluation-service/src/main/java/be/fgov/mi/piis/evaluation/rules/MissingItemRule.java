package be.fgov.mi.piis.evaluation.rules;

/**
 * How many answers may be missing before there is no score. Up to then the missing ones are taken to be like the mean
 * of the others; a score of too few answers would pretend to know.
 *
 * @param mostInTotal for the whole instrument
 * @param mostInSubScale for each sub-scale
 */
public record MissingItemRule(int mostInTotal, int mostInSubScale) {
    /** @throws FaultsFound when a number is negative */
    public MissingItemRule {
        Faults faults = new Faults();
        faults.addIf(mostInTotal < 0, "/mostInTotal", Fault.Code.OUT_OF_RANGE, "0 or more.");
        faults.addIf(mostInSubScale < 0, "/mostInSubScale", Fault.Code.OUT_OF_RANGE, "0 or more.");
        faults.refuseIfAny();
    }
}
