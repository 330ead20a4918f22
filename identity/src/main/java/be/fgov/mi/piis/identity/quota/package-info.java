/**
 * How much one caller may ask. Each has an allowance of its own, so that one who asks fifty times its share slows
 * itself down and nobody else; what failed has a smaller one, so that guessing is slow. Counted in the memory of each
 * process: a suite with several processes of a service allows each of them as much.
 */
@NullMarked
package be.fgov.mi.piis.identity.quota;

import org.jspecify.annotations.NullMarked;
