/** The dated parameters of evaluations and figures. */
package be.fgov.mi.piis.evaluation.law;
