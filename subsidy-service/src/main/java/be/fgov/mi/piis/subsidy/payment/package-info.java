/**
 * Payments to the lead CPAS: prepared by one person of finance, released by another, sent to the bank as one file, and
 * paid only when the bank's statement says so.
 */
@NullMarked
package be.fgov.mi.piis.subsidy.payment;

import org.jspecify.annotations.NullMarked;
