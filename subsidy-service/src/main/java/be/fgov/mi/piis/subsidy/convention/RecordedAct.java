package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An act as it stands in the file of a convention, for good.
 *
 * @param role the function in which the actor acted
 * @param actor stable id of the account
 * @param field what a negotiation is about
 * @param comment the words that came with it
 * @param actedOn business date
 * @param actedAt the machine's instant
 * @param signingRound 0 for the first round of signatures, and one more with each amendment
 * @param revision of the convention that it was done on; null where it is not known: on
 *     acts of before this was kept, after an amendment that was given up or refused. On others of before it is the newest
 *     that had come by then
 */
@Embeddable
public record RecordedAct(
        @Enumerated(EnumType.STRING) ConventionAct act,
        String role,
        String actor,
        String actorName,
        @Enumerated(EnumType.STRING) ConventionStatus statusBefore,
        @Enumerated(EnumType.STRING) ConventionStatus statusAfter,
        @Nullable String field,
        @Nullable String comment,
        LocalDate actedOn,
        Instant actedAt,
        int signingRound,
        @Nullable Integer revision) {}
