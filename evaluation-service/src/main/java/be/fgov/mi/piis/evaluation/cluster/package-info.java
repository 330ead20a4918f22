/** Which CPAS form a cluster, as subsidy-service, which owns conventions, tells it. */
@NullMarked
package be.fgov.mi.piis.evaluation.cluster;

import org.jspecify.annotations.NullMarked;
