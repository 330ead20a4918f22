package be.fgov.mi.piis.evaluation.trajectory;

import be.fgov.mi.piis.identity.wire.LocalizedText;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something about a trajectory that a CPAS should look at, with what repairs it. It is worked out on the business date
 * and never stored, so it goes by itself when it is repaired.
 *
 * @param code what it is, for example {@code overrun}
 * @param since first day on which it was so
 * @param dueOn the day by which it had to be done, where there is one
 * @param text what is the matter and what repairs it; never a person
 * @param href of the trajectory
 */
@Schema(name = "TrajectoryFinding", description = "Something to look at, with what repairs it. It refuses nothing.")
public record Finding(
        String code,
        String contractReference,
        String reference,
        LocalDate since,
        @Nullable LocalDate dueOn,
        LocalizedText text,
        String href) {}
