package be.fgov.mi.piis.evaluation;

import be.fgov.mi.piis.testkit.Refusals;

/** The operations of a feature for the table of bad input; found as beans of the test. */
public interface RefusalCases {
    /** Called once the service runs and the registry is filled. */
    void addTo(Refusals table);
}
