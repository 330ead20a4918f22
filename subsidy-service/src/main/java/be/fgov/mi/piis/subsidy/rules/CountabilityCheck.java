package be.fgov.mi.piis.subsidy.rules;

import java.util.Optional;

/**
 * The countability table of the subsidy, in its order: the first check that fails gives the reason. The check of the
 * social security number stands before this table, at the push of the contract.
 */
public enum CountabilityCheck {

    /** The existing PIIS (employment, training, studies, social) are not financed (SUB-14, S1:213). */
    SOCIAL_ACTIVATION_PIIS(NotCounted.EXISTING_PIIS_TYPE) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            return evidence.contract().type().equals(ContractFact.SOCIAL_ACTIVATION);
        }
    },

    /** A trajectory is framed by a PIIS that the person and the CPAS have signed (OBL-6, S1:197). */
    SIGNED_PIIS(NotCounted.PIIS_MISSING) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            ContractFact contract = evidence.contract();
            return contract.concludedOn() != null && !contract.status().equals(ContractFact.VOID);
        }
    },

    /** Full-time students are excluded (SUB-16, S4:90). */
    NO_FULL_TIME_STUDENT(NotCounted.FULL_TIME_STUDENT) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            return !evidence.contract().fullTimeStudent();
        }
    },

    /**
     * Some activity lies inside the convention's period (SUB-2, S4:27), on a day on which the CPAS is in it. A contract without any trajectory shows none. A
     * trajectory over New Year counts in the year of each convention it touches.
     */
    ACTIVE_IN_PERIOD(NotCounted.OUTSIDE_PERIOD) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            TrajectoryFact trajectory = evidence.trajectory();
            return trajectory != null && trajectory.touches(terms.daysOf(evidence.contract()));
        }
    },

    /**
     * A trajectory lasts at most one year (SUB-21, S1:239). A longer plan is refused at the push; a real overrun is a
     * finding, and excludes only where the scheme says so.
     */
    AT_MOST_A_YEAR(NotCounted.TOO_LONG) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            return switch (terms.overruns()) {
                case FINDING -> true;
                case NOT_COUNTED -> !overran(evidence);
            };
        }
    },

    /**
     * The activity is social, not professional (SUB-25, S4:124-125; SUB-26, S4:133-138). One social activity is enough:
     * the texts exclude professional activation, not a social trajectory that also holds a professional step. A
     * trajectory whose activities are all professional, or that names none, fails.
     */
    SOCIAL_ACTIVITY(NotCounted.PROFESSIONAL_ACTIVATION) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            TrajectoryFact trajectory = evidence.trajectory();
            return trajectory != null
                    && trajectory.kinds().stream()
                            .anyMatch(kind -> terms.activities().isSocial(kind, trajectory.startedOn()));
        }
    },

    /**
     * A dropout counts if the CPAS explains its reasons and circumstances (SUB-19, S4:106; A-13), unless the scheme
     * has another policy.
     */
    DROPOUT_EXPLAINED(NotCounted.DROPOUT_UNEXPLAINED) {
        @Override
        boolean passes(Evidence evidence, CountingTerms terms) {
            TrajectoryFact trajectory = evidence.trajectory();
            if (trajectory == null || trajectory.dropout() == null) {
                return true;
            }
            return switch (terms.dropouts()) {
                case COUNTED_WHEN_EXPLAINED -> trajectory.dropout().explained();
                case ALWAYS_COUNTED -> true;
                case NEVER_COUNTED -> false;
            };
        }
    };

    private final NotCounted reason;

    CountabilityCheck(NotCounted reason) {
        this.reason = reason;
    }

    abstract boolean passes(Evidence evidence, CountingTerms terms);

    public NotCounted reason() {
        return reason;
    }

    /** The first check that fails; empty when the evidence makes its person count. */
    static Optional<CountabilityCheck> firstFailing(Evidence evidence, CountingTerms terms) {
        for (CountabilityCheck check : values()) {
            if (!check.passes(evidence, terms)) {
                return Optional.of(check);
            }
        }
        return Optional.empty();
    }

    /** LIF-9, SUB-21 (S1:239): from its first day to the last, a trajectory ran over its year. */
    static boolean overran(Evidence evidence) {
        TrajectoryFact trajectory = evidence.trajectory();
        return trajectory != null
                && trajectory
                        .lastDay()
                        .isAfter(trajectory.startedOn().plusYears(1).minusDays(1));
    }
}
