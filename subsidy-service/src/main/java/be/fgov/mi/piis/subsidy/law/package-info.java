/** The dated parameters that hold for every scheme. */
@NullMarked
package be.fgov.mi.piis.subsidy.law;

import org.jspecify.annotations.NullMarked;
