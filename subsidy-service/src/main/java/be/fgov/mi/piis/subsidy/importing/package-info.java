/** Bringing the conventions of a year in from a table, with a preview of each row. */
package be.fgov.mi.piis.subsidy.importing;
