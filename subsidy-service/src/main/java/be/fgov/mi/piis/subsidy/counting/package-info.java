/** Who counts under which convention, why, and why not: recomputed from everything heard, never added up. */
@NullMarked
package be.fgov.mi.piis.subsidy.counting;

import org.jspecify.annotations.NullMarked;
