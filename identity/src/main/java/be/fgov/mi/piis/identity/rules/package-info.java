/** Rules that every service of the suite shares: pure, judged at a date, without clock, input or output. */
@NullMarked
package be.fgov.mi.piis.identity.rules;

import org.jspecify.annotations.NullMarked;
