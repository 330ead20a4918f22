/** The contract and its annexes on paper: accessible PDF, in the three languages of the country. */
@NullMarked
package be.fgov.mi.piis.contract.document;

import org.jspecify.annotations.NullMarked;
