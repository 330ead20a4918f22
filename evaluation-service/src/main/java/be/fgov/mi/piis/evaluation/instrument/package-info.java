/** Measuring instruments as documents: how a definition is read, and the one that is shipped. */
@NullMarked
package be.fgov.mi.piis.evaluation.instrument;

import org.jspecify.annotations.NullMarked;
