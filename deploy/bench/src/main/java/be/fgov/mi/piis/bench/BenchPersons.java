package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.SyntheticPersons;
import java.time.LocalDate;

/**
 * A national number for each index, all different, with valid check digits. Serials of every size are used, as those
 * that no register reaches are too few for a million; the numbers never leave the folder of the bench.
 */
final class BenchPersons {

    private static final LocalDate OLDEST = LocalDate.of(1951, 1, 1);
    private static final int BIRTHDAYS = (int) (LocalDate.of(1997, 1, 1).toEpochDay() - OLDEST.toEpochDay());
    private static final int SERIALS = 997;

    /** Shares no divisor with the number of persons: each index meets another person. */
    private static final long STRIDE = 7_368_787;

    static final long PERSONS = (long) BIRTHDAYS * SERIALS;

    private BenchPersons() {}

    /** @param index from 0 to {@link #PERSONS} exclusively */
    static String ssin(long index) {
        long place = index * STRIDE % PERSONS;
        return SyntheticPersons.ssin(OLDEST.plusDays(place % BIRTHDAYS), 0, (int) (1 + place / BIRTHDAYS));
    }
}
