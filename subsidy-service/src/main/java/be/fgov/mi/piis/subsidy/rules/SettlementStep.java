package be.fgov.mi.piis.subsidy.rules;

import org.jspecify.annotations.Nullable;

/**
 * One line of the reckoning of a settlement, in the order in which it is read.
 *
 * @param ground of a rejection; null on every other line
 * @param lines how many costs the line is about; 0 where it is about none
 * @param amount signed: what is taken off is negative
 */
public record SettlementStep(Kind kind, @Nullable CostGround ground, int lines, Euro amount) {

    /** What a line says, the rule it rests on, and whether that rule is an assumption. */
    public enum Kind {
        DECLARED("SUB-13", false),
        REJECTED("SUB-20", false),
        ELIGIBLE("SUB-20", false),
        /** Of the eligible costs, those that no officer has reviewed yet. */
        NOT_REVIEWED("SUB-20", true),
        CEILING("A-14", true),
        /** Fewer persons than promised, without any effect on the money. */
        UNDER_TARGET("A-14", true),
        /** Fewer persons than promised: the ceiling goes down in proportion. */
        PRO_RATA("A-14", true),
        ACCEPTED("A-14", true),
        ADVANCE("SUB-9", false),
        BALANCE("A-14", true),
        /** The least that the scheme claims back. */
        RECOVERY_MINIMUM("A-14", true),
        RECOVERY("A-14", true),
        /** The advance was more than the accepted costs, and the scheme leaves the difference with the CPAS. */
        UNCLAIMED("A-14", true);

        private final String rule;
        private final boolean assumption;

        Kind(String rule, boolean assumption) {
            this.rule = rule;
            this.assumption = assumption;
        }
    }

    /** Id of the rule behind the line. */
    public String rule() {
        return ground == null ? kind.rule : ground.rule();
    }

    /** True where no text documents the rule for the year, so that it is a configured reading. */
    public boolean assumption() {
        return kind.assumption;
    }
}
