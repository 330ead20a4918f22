/** Figures of a CPAS, a cluster and the country, each with its definition; small cells stay with the CPAS. */
@NullMarked
package be.fgov.mi.piis.evaluation.statistics;

import org.jspecify.annotations.NullMarked;
