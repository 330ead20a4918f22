/** What is measured with the instruments, and how far a person came since the first measurement. */
package be.fgov.mi.piis.evaluation.measuring;
