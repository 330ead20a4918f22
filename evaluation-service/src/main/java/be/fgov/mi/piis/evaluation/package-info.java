/** Trajectories of PIIS contracts and what they led to. */
package be.fgov.mi.piis.evaluation;
