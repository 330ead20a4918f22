package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.Evidence;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import be.fgov.mi.piis.subsidy.rules.PersonCountsOnce;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision on one person under one convention as it is recorded: two rulings that are equal need no second row.
 *
 * @param reason why the person does not count; null otherwise
 * @param ground the pair the verdict rests on; null when the person no longer falls under the convention
 * @param lines every pair that was looked at, with the versions that were looked at
 */
record Ruling(
        Verdict verdict,
        @Nullable NotCounted reason,
        String rule,
        String source,
        @Nullable Pair ground,
        List<Line> lines) {

    enum Verdict {
        COUNTED("counted"),
        NOT_COUNTED("notCounted"),
        WITHDRAWN("withdrawn");

        private final String code;

        Verdict(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        static Verdict ofCode(String code) {
            for (Verdict verdict : values()) {
                if (verdict.code.equals(code)) {
                    return verdict;
                }
            }
            throw new IllegalArgumentException("no such verdict: " + code);
        }
    }

    record Pair(
            UUID contractId,
            long contractVersion,
            @Nullable UUID trajectoryId,
            @Nullable Long trajectoryVersion) {

        static Pair of(Evidence evidence) {
            return new Pair(
                    evidence.contract().contractId(),
                    evidence.contract().version(),
                    evidence.trajectory() == null ? null : evidence.trajectory().trajectoryId(),
                    evidence.trajectory() == null ? null : evidence.trajectory().version());
        }
    }

    record Line(Pair pair, @Nullable NotCounted reason, boolean overran) {}

    Ruling {
        lines = List.copyOf(lines);
    }

    static Ruling of(PersonCountsOnce.Decision decision) {
        return new Ruling(
                decision.counted() ? Verdict.COUNTED : Verdict.NOT_COUNTED,
                decision.ground().reason(),
                decision.rule(),
                decision.source(),
                Pair.of(decision.ground().evidence()),
                decision.judged().stream()
                        .map(judged -> new Line(Pair.of(judged.evidence()), judged.reason(), judged.overran()))
                        .toList());
    }

    /** Nothing of the person falls under the convention any more. */
    static Ruling withdrawn() {
        return new Ruling(Verdict.WITHDRAWN, null, "A-26", "S4:74", null, List.of());
    }
}
