/** The words that people read, in the languages of the country and in English. */
@NullMarked
package be.fgov.mi.piis.subsidy.wording;

import org.jspecify.annotations.NullMarked;
