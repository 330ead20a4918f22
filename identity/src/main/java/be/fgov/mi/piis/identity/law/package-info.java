/** The dated parameters of the law as a service keeps, shows and changes them. */
@NullMarked
package be.fgov.mi.piis.identity.law;

import org.jspecify.annotations.NullMarked;
