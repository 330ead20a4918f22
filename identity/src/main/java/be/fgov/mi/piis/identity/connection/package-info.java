/**
 * What holds on a connection before there is a request for the resources: a request that two servers could read
 * differently is refused, and so is one that comes too slowly; then the connection is closed.
 */
@NullMarked
package be.fgov.mi.piis.identity.connection;

import org.jspecify.annotations.NullMarked;
