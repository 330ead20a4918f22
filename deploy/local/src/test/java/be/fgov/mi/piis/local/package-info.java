@NullMarked
package be.fgov.mi.piis.local;

import org.jspecify.annotations.NullMarked;
