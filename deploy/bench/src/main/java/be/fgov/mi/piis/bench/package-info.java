/**
 * Load tests on the real parts. Each figure stands beside what PostgreSQL alone does with the same rows in the same
 * minutes, so that it says something about our code and not about the machine: docs/adr/0016.
 */
@NullMarked
package be.fgov.mi.piis.bench;

import org.jspecify.annotations.NullMarked;
