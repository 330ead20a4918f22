package be.fgov.mi.piis.local;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/**
 * National numbers of persons who do not exist: serials 990 to 997, which no birth register reaches in a day, with valid
 * check digits. The same seed gives the same numbers.
 */
public final class SyntheticPersons {

    private static final int LOWEST_SERIAL = 990;
    private static final int SERIALS = 8;
    private static final LocalDate OLDEST = LocalDate.of(1951, 1, 1);
    /** Adult on 1 January 2015. */
    private static final LocalDate YOUNGEST = LocalDate.of(1996, 12, 31);

    /** The persons of the acceptance scenarios: their contracts are theirs alone. */
    private static final Set<String> TAKEN = Set.of(
            "98051299658",
            "90070299511",
            "01112099485",
            "75010599351",
            "63083099269",
            "88450999723",
            "88250999678",
            "91120199005",
            "94022899160",
            "04022999607",
            "82101799791");

    private final Random random;
    private final Set<String> given = new HashSet<>(TAKEN);

    SyntheticPersons(long seed) {
        this.random = new Random(seed);
    }

    /** A number nobody was given yet; one in forty is a BIS number (month + 20 or + 40). */
    String next() {
        while (true) {
            LocalDate born = OLDEST.plusDays(random.nextInt((int) (YOUNGEST.toEpochDay() - OLDEST.toEpochDay()) + 1));
            int bis = random.nextInt(40) == 0 ? (random.nextBoolean() ? 20 : 40) : 0;
            String ssin = ssin(born, bis, LOWEST_SERIAL + random.nextInt(SERIALS));
            if (given.add(ssin)) {
                return ssin;
            }
        }
    }

    /** YYMMDD, serial, and 97 minus the remainder of the first nine digits; from 2000 on a 2 stands before them. */
    public static String ssin(LocalDate born, int addedToMonth, int serial) {
        String nine = "%02d%02d%02d%03d"
                .formatted(born.getYear() % 100, born.getMonthValue() + addedToMonth, born.getDayOfMonth(), serial);
        long base = Long.parseLong(born.getYear() >= 2000 ? "2" + nine : nine);
        return nine + "%02d".formatted(97 - base % 97);
    }
}
