package be.fgov.mi.piis.evaluation.rules;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The scores of one measurement: the total first, then each sub-scale. */
public record Scores(Map<String, Score> byScale) {
    public Scores {
        byScale = Collections.unmodifiableMap(new LinkedHashMap<>(byScale));
    }

    /** @return empty where there is no score */
    public Optional<BigDecimal> value(String scale) {
        return byScale.get(scale) instanceof Score.Value score ? Optional.of(score.value()) : Optional.empty();
    }
}
