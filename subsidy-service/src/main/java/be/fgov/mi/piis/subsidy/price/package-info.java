/** What a trajectory costs the subsidy, convention by convention. */
@NullMarked
package be.fgov.mi.piis.subsidy.price;

import org.jspecify.annotations.NullMarked;
