package be.fgov.mi.piis.contract.rules;

import be.fgov.mi.piis.identity.ids.Ssin;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a social security number shows about itself, for one purpose: telling a human that two numbers may be of one
 * person (SUB-18, S4:74). It is a hint and never a fact: a month can be unknown and a sex can change, so nothing is
 * decided by it and none of it is stored in clear.
 */
public final class SsinTraits {
    private static final long CENTURY_2000 = 2_000_000_000L;
    private static final int CHECK = 97;
    private static final int SEX_UNKNOWN = 20;
    private static final int SEX_KNOWN = 40;

    private SsinTraits() {}

    /** Which register gave the number. */
    public enum Kind {
        REGISTER,
        /** Given by the Crossroads Bank to a person who is not in the national register. */
        BIS
    }

    /** @param odd whether the serial is odd, as given to men; absent where the number says nothing */
    public record Traits(
            Kind kind,
            @Nullable LocalDate birthDate,
            @Nullable Boolean odd) {}

    public static Traits of(Ssin ssin) {
        String text = ssin.value();
        int rawMonth = Integer.parseInt(text.substring(2, 4));
        boolean sexUnknown = rawMonth >= SEX_UNKNOWN && rawMonth < SEX_KNOWN;
        int month = rawMonth >= SEX_KNOWN ? rawMonth - SEX_KNOWN : sexUnknown ? rawMonth - SEX_UNKNOWN : rawMonth;
        int serial = Integer.parseInt(text.substring(6, 9));
        return new Traits(
                rawMonth < SEX_UNKNOWN ? Kind.REGISTER : Kind.BIS,
                birthDate(text, month).orElse(null),
                sexUnknown ? null : serial % 2 == 1);
    }

    private static Optional<LocalDate> birthDate(String text, int month) {
        int day = Integer.parseInt(text.substring(4, 6));
        if (month == 0 || day == 0) {
            return Optional.empty();
        }
        long first9 = Long.parseLong(text.substring(0, 9));
        int check = Integer.parseInt(text.substring(9));
        boolean born20xx = CHECK - (int) ((CENTURY_2000 + first9) % CHECK) == check;
        int year = (born20xx ? 2000 : 1900) + Integer.parseInt(text.substring(0, 2));
        return Optional.of(LocalDate.of(year, month, day));
    }
}
