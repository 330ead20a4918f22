package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of activities. A social activity is in the scope of the subsidy (SUB-25: pre-training of basic skills,
 * remobilisation and discovery placements; SUB-33: social participation and volunteering); a professional one is recorded but does not
 * count (SUB-26: trade training, qualifying training, job-search workshops, placements before employment). Counting is
 * decided in subsidy-service.
 */
public enum ActivityKind {
    BASIC_SKILLS(Nature.SOCIAL, "S4:124"),
    REMOBILIZATION(Nature.SOCIAL, "S4:125"),
    DISCOVERY_PLACEMENT(Nature.SOCIAL, "S4:125"),
    SOCIAL_PARTICIPATION(Nature.SOCIAL, "SUB-33"),
    VOLUNTEERING(Nature.SOCIAL, "SUB-33"),
    TRADE_TRAINING(Nature.PROFESSIONAL, "S4:135"),
    QUALIFYING_TRAINING(Nature.PROFESSIONAL, "S4:136"),
    JOB_SEARCH_WORKSHOP(Nature.PROFESSIONAL, "S4:137"),
    PRE_EMPLOYMENT_PLACEMENT(Nature.PROFESSIONAL, "S4:138");

    /** Which of the two kinds of activation an activity belongs to. */
    public enum Nature {
        SOCIAL,
        PROFESSIONAL
    }

    private final Nature nature;
    private final String source;
    private final LocalDate validFrom;
    private final @Nullable LocalDate validTo;

    /** No text gives a kind a first or last day, so each is there since the law of 26/05/2002 came into force. */
    ActivityKind(Nature nature, String source) {
        this(nature, source, LocalDate.of(2002, 10, 1), null);
    }

    ActivityKind(Nature nature, String source, LocalDate validFrom, @Nullable LocalDate validTo) {
        this.nature = nature;
        this.source = source;
        this.validFrom = validFrom;
        this.validTo = validTo;
    }

    public boolean isSocial() {
        return nature == Nature.SOCIAL;
    }

    /** {@return whether a trajectory that starts on that day may use this kind} */
    public boolean existsOn(LocalDate startedOn) {
        return !startedOn.isBefore(validFrom) && (validTo == null || !startedOn.isAfter(validTo));
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    /** {@return the seed line or rule that names this kind} */
    public String source() {
        return source;
    }
}
