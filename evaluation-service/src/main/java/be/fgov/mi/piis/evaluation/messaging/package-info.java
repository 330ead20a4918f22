/** The only package that knows Kafka. A consumer unwraps and calls one use case. */
package be.fgov.mi.piis.evaluation.messaging;
