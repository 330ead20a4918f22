/** Trajectories that come in files. */
@NullMarked
package be.fgov.mi.piis.evaluation.bulk;

import org.jspecify.annotations.NullMarked;
