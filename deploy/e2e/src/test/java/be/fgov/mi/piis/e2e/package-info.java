/**
 * Journeys over HTTP with real tokens, and disturbances on the real broker, against the three services in processes of
 * their own.
 */
@NullMarked
package be.fgov.mi.piis.e2e;

import org.jspecify.annotations.NullMarked;
