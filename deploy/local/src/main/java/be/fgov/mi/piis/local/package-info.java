/**
 * Runs the suite on one machine with the real parts: the same PostgreSQL, Kafka and Keycloak that run in production,
 * as child processes that end when their launcher ends.
 */
@NullMarked
package be.fgov.mi.piis.local;

import org.jspecify.annotations.NullMarked;
