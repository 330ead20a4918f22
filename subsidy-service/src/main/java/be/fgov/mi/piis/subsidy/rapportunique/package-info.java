/** The yearly figures as the Rapport unique takes them: aggregates only, never a person. */
@NullMarked
package be.fgov.mi.piis.subsidy.rapportunique;

import org.jspecify.annotations.NullMarked;
