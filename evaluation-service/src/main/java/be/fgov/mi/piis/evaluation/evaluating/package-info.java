/** Evaluations of a contract with the person: what was said, how far each objective is. */
package be.fgov.mi.piis.evaluation.evaluating;
