/** Trajectories: pushed by a CPAS, kept in revisions, joined to their contract, told to the other services. */
package be.fgov.mi.piis.evaluation.trajectory;
