package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instruments for tests: four items in two sub-scales, the last one reversed. */
final class Instruments {
    static final Wording TEXT = new Wording("texte", "tekst", "Text", null);
    static final AnswerScale ONE_TO_FIVE =
            new AnswerScale(1, 5, List.of(new AnswerScale.Anchor(1, TEXT), new AnswerScale.Anchor(5, TEXT)));

    private Instruments() {}

    static Instrument meter(int version, Scoring scoring, Norms.OfScale... norms) {
        return instrument(version, scoring, new MissingItemRule(1, 1), Direction.HIGHER_IS_BETTER, norms);
    }

    static Instrument instrument(
            int version, Scoring scoring, MissingItemRule missing, Direction direction, Norms.OfScale... norms) {
        return new Instrument(
                new InstrumentVersion("meter", version),
                TEXT,
                Validation.SAMPLE,
                TEXT,
                direction,
                ONE_TO_FIVE,
                items(4, "i4"),
                List.of(
                        new SubScale("first", TEXT, List.of("i1", "i2")),
                        new SubScale("second", TEXT, List.of("i3", "i4"))),
                scoring,
                missing,
                new Norms(TEXT, null, "made up", List.of(norms)));
    }

    static List<Item> items(int count, String... reversed) {
        List<Item> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            items.add(new Item("i" + i, TEXT, Arrays.asList(reversed).contains("i" + i)));
        }
        return items;
    }

    static Norms.OfScale norm(String scale, String sd, String french) {
        return new Norms.OfScale(scale, new BigDecimal(sd), Map.of(Language.FR, new BigDecimal(french)));
    }

    /** Answers to i1, i2, … in turn; 0 stands for none. */
    static Map<String, Integer> answers(int... values) {
        Map<String, Integer> answers = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                answers.put("i" + (i + 1), values[i]);
            }
        }
        return answers;
    }
}
