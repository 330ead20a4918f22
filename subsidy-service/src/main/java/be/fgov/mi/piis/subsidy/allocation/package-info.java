/** The budget of a year shared over the CPAS by a key, on a sheet that anybody can reckon again. */
@NullMarked
package be.fgov.mi.piis.subsidy.allocation;

import org.jspecify.annotations.NullMarked;
