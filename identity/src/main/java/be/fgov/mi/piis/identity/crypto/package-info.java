@NullMarked
package be.fgov.mi.piis.identity.crypto;

import org.jspecify.annotations.NullMarked;
