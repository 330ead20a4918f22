/** The activity report and the financial report of a convention, and the day they are due. */
package be.fgov.mi.piis.subsidy.report;
