/** Records whose contract has not arrived, listed to those who sent them. */
@NullMarked
package be.fgov.mi.piis.evaluation.waiting;

import org.jspecify.annotations.NullMarked;
