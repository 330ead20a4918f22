/**
 * Files with many pushes: taken as a stream, kept encrypted, worked off in chunks that each are one transaction, and
 * answered with one result a line and a signed receipt. A service says with {@link
 * be.fgov.mi.piis.identity.bulk.BulkItems} what its lines are; the rest is the same for every service.
 */
@NullMarked
package be.fgov.mi.piis.identity.bulk;

import org.jspecify.annotations.NullMarked;
