/** What other parameters would mean for each CPAS: reckoned by the rules that pay, and stored nowhere. */
@NullMarked
package be.fgov.mi.piis.subsidy.whatif;

import org.jspecify.annotations.NullMarked;
