package be.fgov.mi.piis.bench;

import java.util.Locale;

/** What a ratio must be to be good. */
record Goal(Direction direction, double bound) {

    enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    static Goal atLeast(double bound) {
        return new Goal(Direction.AT_LEAST, bound);
    }

    static Goal atMost(double bound) {
        return new Goal(Direction.AT_MOST, bound);
    }

    boolean isReachedBy(double ratio) {
        return switch (direction) {
            case AT_LEAST -> ratio >= bound;
            case AT_MOST -> ratio <= bound;
        };
    }

    @Override
    public String toString() {
        return direction.sign + " " + String.format(Locale.ROOT, "%.2f", bound);
    }
}
