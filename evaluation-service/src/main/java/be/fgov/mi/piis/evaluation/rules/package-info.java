/**
 * What the law and the instructions say of evaluations, measured progress and trajectories, one rule a file, judged at
 * a date: no input or output, no clock.
 */
@NullMarked
package be.fgov.mi.piis.evaluation.rules;

import org.jspecify.annotations.NullMarked;
