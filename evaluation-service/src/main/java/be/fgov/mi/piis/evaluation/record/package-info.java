/** What the records that belong to a contract have in common. */
package be.fgov.mi.piis.evaluation.record;
