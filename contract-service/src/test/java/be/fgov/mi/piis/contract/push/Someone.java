package be.fgov.mi.piis.contract.push;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Invented persons nobody else in the tests uses; serials 990 to 997 are not given to people. */
public final class Someone {
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1955, 1, 1);
    private static final int SERIALS = 8;
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Someone() {}

    /** A valid register number, born between 1955 and 1990. */
    public static String next() {
        int number = Math.floorMod(NEXT.getAndIncrement(), 100_000);
        LocalDate born = FIRST_BIRTH.plusDays(number / SERIALS);
        return of(born, 990 + number % SERIALS, 0);
    }

    /** A valid BIS number, sex known, of a person born that day. */
    public static String bis(LocalDate born, int serial) {
        return of(born, serial, 40);
    }

    /** A valid register number of a person born that day. */
    public static String register(LocalDate born, int serial) {
        return of(born, serial, 0);
    }

    private static String of(LocalDate born, int serial, int monthOffset) {
        long nine = Long.parseLong("%02d%02d%02d%03d"
                .formatted(born.getYear() % 100, born.getMonthValue() + monthOffset, born.getDayOfMonth(), serial));
        long base = born.getYear() >= 2000 ? 2_000_000_000L + nine : nine;
        return "%09d%02d".formatted(nine, 97 - base % 97);
    }
}
