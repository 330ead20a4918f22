package be.fgov.mi.piis.contract.finding;

import be.fgov.mi.piis.identity.wire.LocalizedText;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something a CPAS should look at, with what repairs it. It is worked out on the business date and never stored, so it
 * goes by itself when it is repaired.
 *
 * @param code what it is, lowerCamelCase, for example {@code interviewOverdue}
 * @param reference the CPAS's own contract, or own id of the thing concerned
 * @param since first day on which it was so
 * @param dueOn the day by which it had or has to be done, where there is one
 * @param text what is the matter and what repairs it; never a person, never another CPAS
 * @param href where to look
 */
@Schema(description = "Something to look at, with what repairs it.")
public record Finding(
        String code,
        String reference,
        LocalDate since,
        @Nullable LocalDate dueOn,
        LocalizedText text,
        String href) {}
