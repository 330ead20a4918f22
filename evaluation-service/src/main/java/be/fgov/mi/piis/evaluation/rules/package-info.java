/** What the law and the instructions say of a trajectory, as pure functions of dates and codes. */
@NullMarked
package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.NullMarked;
