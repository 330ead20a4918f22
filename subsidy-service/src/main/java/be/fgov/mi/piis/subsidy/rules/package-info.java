/** The policy manual: pure rules, their words and their sources. */
@NullMarked
package be.fgov.mi.piis.subsidy.rules;

import org.jspecify.annotations.NullMarked;
