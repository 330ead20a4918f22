/** The yearly review that a CPAS makes of the results of all its contracts (LIF-8). */
@NullMarked
package be.fgov.mi.piis.evaluation.review;

import org.jspecify.annotations.NullMarked;
