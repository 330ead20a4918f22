/** The law of the PIIS contract, one rule a file, judged at a date: no input or output, no clock. */
@NullMarked
package be.fgov.mi.piis.contract.rules;

import org.jspecify.annotations.NullMarked;
