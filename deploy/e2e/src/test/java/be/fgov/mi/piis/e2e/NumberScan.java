package be.fgov.mi.piis.e2e;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for social security numbers in bytes of any kind: plain, and as they are printed on a card (75.01.05-993.51).
 * One pass without an expression, because it reads hundreds of megabytes.
 */
final class NumberScan {
    private static final int DIGITS = 11;
    private static final long MODULUS = 100_000_000_000L;
    private static final byte[] CARD = "dd.dd.dd-ddd.dd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final Set<Long> numbers;

    NumberScan(Set<String> numbers) {
        this.numbers = numbers.stream().map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    boolean finds(byte[] bytes) {
        int run = 0;
        long value = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (!isDigit(bytes[i])) {
                run = 0;
                value = 0;
                continue;
            }
            run++;
            value = (value * 10 + bytes[i] - '0') % MODULUS;
            if (run >= DIGITS && numbers.contains(value) || run == 2 && isOnCard(bytes, i - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOnCard(byte[] bytes, int from) {
        if (from + CARD.length > bytes.length) {
            return false;
        }
        long value = 0;
        for (int i = 0; i < CARD.length; i++) {
            byte found = bytes[from + i];
            if (CARD[i] == 'd' ? !isDigit(found) : found != CARD[i]) {
                return false;
            }
            if (CARD[i] == 'd') {
                value = value * 10 + found - '0';
            }
        }
        return numbers.contains(value);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
