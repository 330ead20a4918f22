/** What the access log is told, by whatever reads or writes of a person. */
@NullMarked
package be.fgov.mi.piis.evaluation.access;

import org.jspecify.annotations.NullMarked;
