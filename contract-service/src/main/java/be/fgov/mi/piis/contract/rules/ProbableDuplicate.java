package be.fgov.mi.piis.contract.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Two persons who may be one: born on the same day, one of them with a BIS number, both with a contract at the same
 * CPAS (SUB-18, S4:74: a person counts once). The score only sorts the list that a human reads; nothing is ever merged
 * by it.
 */
public final class ProbableDuplicate {
    private ProbableDuplicate() {}

    /** What speaks for one person. */
    public enum Evidence {
        SAME_BIRTH_DATE(40),
        ONE_BIS_NUMBER(20),
        SAME_CPAS(20),
        COMPATIBLE_SEX(20),
        /** Nothing is known against it. */
        SEX_UNKNOWN(10);

        private final int weight;

        Evidence(int weight) {
            this.weight = weight;
        }
    }

    /** How the sexes that the two numbers show compare. */
    public enum Sex {
        SAME,
        UNKNOWN,
        /** Not the end of it: a corrected registration gives a new number too. */
        DIFFERENT
    }

    /** The evidence for two persons, of whom it is known that the first three hold. */
    public static List<Evidence> evidence(Sex sex) {
        List<Evidence> evidence =
                new ArrayList<>(List.of(Evidence.SAME_BIRTH_DATE, Evidence.ONE_BIS_NUMBER, Evidence.SAME_CPAS));
        switch (sex) {
            case SAME -> evidence.add(Evidence.COMPATIBLE_SEX);
            case UNKNOWN -> evidence.add(Evidence.SEX_UNKNOWN);
            case DIFFERENT -> {
                // Said by the absence of both codes.
            }
        }
        return List.copyOf(evidence);
    }

    /** From 0 to 100. */
    public static int score(List<Evidence> evidence) {
        return evidence.stream().mapToInt(code -> code.weight).sum();
    }
}
