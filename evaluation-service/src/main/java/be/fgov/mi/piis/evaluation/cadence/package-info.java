/** What time does to the evaluations of a contract: what is due soon, what was missed, looked at day by day. */
package be.fgov.mi.piis.evaluation.cadence;
