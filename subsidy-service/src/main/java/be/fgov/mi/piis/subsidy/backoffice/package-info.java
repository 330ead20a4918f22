/** The pages of the SPP IS back office: rendered on the server, readable without a script. */
@NullMarked
package be.fgov.mi.piis.subsidy.backoffice;

import org.jspecify.annotations.NullMarked;
