/**
 * The press that makes an accessible PDF of a page. What it prints with is optional here: a service that prints declares
 * it, and makes a press of its own.
 */
@NullMarked
package be.fgov.mi.piis.identity.document;

import org.jspecify.annotations.NullMarked;
