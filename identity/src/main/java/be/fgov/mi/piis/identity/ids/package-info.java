/** The identifiers of the field as values that refuse to be wrong. */
@NullMarked
package be.fgov.mi.piis.identity.ids;

import org.jspecify.annotations.NullMarked;
