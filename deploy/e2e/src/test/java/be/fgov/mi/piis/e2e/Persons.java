package be.fgov.mi.piis.e2e;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Persons who do not exist, with valid numbers; whoever was used is looked for by the leak scan. */
final class Persons {
    static final String P02 = used("90070299511");
    static final String P04 = used("75010599351");
    static final String P05 = used("63083099269");
    /** BIS number, sex known. */
    static final String P06 = used("88450999723");
    /** BIS number, sex unknown. */
    static final String P07 = used("88250999678");

    static final String P08 = used("91120199005");
    static final String P09 = used("94022899160");
    static final String P11 = used("82101799791");

    private static final int FIRST_SERIAL = 990;
    private static final int SERIALS = 8;
    private static int given;

    private Persons() {}

    /** Every number given or named so far. */
    static Set<String> allUsed() {
        return Set.copyOf(Used.NUMBERS);
    }

    /** Another person each time, born after those of the demo set. */
    static synchronized String next() {
        LocalDate born = LocalDate.of(1950, 1, 1).minusDays(given / SERIALS);
        return used(ssin(born, 0, FIRST_SERIAL + given++ % SERIALS));
    }

    /** A person of whom only the BIS number is known (sex known: month + 40). */
    static synchronized String nextBis() {
        LocalDate born = LocalDate.of(1940, 1, 1).minusDays(given / SERIALS);
        return used(ssin(born, 40, FIRST_SERIAL + given++ % SERIALS));
    }

    /** YYMMDD, serial, and 97 minus the remainder of the first nine digits, for births before 2000. */
    static String ssin(LocalDate born, int addedToMonth, int serial) {
        String nine = "%02d%02d%02d%03d"
                .formatted(born.getYear() % 100, born.getMonthValue() + addedToMonth, born.getDayOfMonth(), serial);
        return nine + "%02d".formatted(97 - Long.parseLong(nine) % 97);
    }

    static String used(String ssin) {
        Used.NUMBERS.add(ssin);
        return ssin;
    }

    private static final class Used {
        private static final Set<String> NUMBERS = new ConcurrentSkipListSet<>();
    }
}
