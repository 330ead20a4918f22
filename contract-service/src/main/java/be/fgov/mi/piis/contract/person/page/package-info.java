/** The pages for the person: opened with a code, rendered on the server, readable without a script. */
@NullMarked
package be.fgov.mi.piis.contract.person.page;

import org.jspecify.annotations.NullMarked;
