/**
 * The money of each convention in double entry: what was committed, released, paid, settled and recovered. The ledger
 * only grows; a correction is a linked opposite entry.
 */
@NullMarked
package be.fgov.mi.piis.subsidy.ledger;

import org.jspecify.annotations.NullMarked;
