package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a cost, for good.
 *
 * @param costRevision the revision it is about: another one asks for another review
 * @param decision null on a reply of the CPAS
 * @param proposed what the rules proposed to the officer on that day
 * @param actor stable id of the account
 * @param recordedOn business date
 */
@Embeddable
public record CostRemark(
        int costRevision,
        @Enumerated(EnumType.STRING) Kind kind,
        @Enumerated(EnumType.STRING) @Nullable CostDecision decision,
        @Enumerated(EnumType.STRING) @Nullable CostGround ground,
        @Nullable String text,
        @Enumerated(EnumType.STRING) @Nullable CostDecision proposed,
        @Enumerated(EnumType.STRING) @Nullable CostGround proposedGround,
        String actor,
        String actorName,
        LocalDate recordedOn,
        Instant recordedAt) {

    /** Who says what: the officer reviews, the CPAS replies, a control concludes. */
    public enum Kind {
        REVIEW,
        REPLY,
        CONTROL
    }
}
