/** Whether contracts are evaluated as often as the law asks, on any day. */
@NullMarked
package be.fgov.mi.piis.evaluation.compliance;

import org.jspecify.annotations.NullMarked;
