/** Signing a convention: who signs, in which function, how freshly signed in. */
package be.fgov.mi.piis.subsidy.signing;
