/** The only package that knows Kafka: a consumer unwraps an event and calls one use case. */
@NullMarked
package be.fgov.mi.piis.subsidy.messaging;

import org.jspecify.annotations.NullMarked;
