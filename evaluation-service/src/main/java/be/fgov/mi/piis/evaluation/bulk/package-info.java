/** Records of contracts that come in files, of all kinds in one. */
@NullMarked
package be.fgov.mi.piis.evaluation.bulk;

import org.jspecify.annotations.NullMarked;
