/** The control of a report by sample, with its adversarial phase: found, answered, concluded. */
package be.fgov.mi.piis.subsidy.control;
