package be.fgov.mi.piis.identity.ids;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Social security identification number (NISS, INSZ): {@code YYMMDD-SSS-CC}, register or BIS.
 *
 * <p>Valid when the check digits fit one of the two centuries, the date part exists (a month or day of 00 means
 * "unknown or exhausted"), the birth date does not lie after {@code today}, and the serial of a register number is
 * not 000 or 999. Month + 20 is a BIS number of unknown sex, month + 40 one of known sex. Sex is never read from it, as
 * it can change, and the birth date only where the whole of it is there.
 *
 * <p>Source: the Belgif validator and test values listed in the domain standards. The text form is masked: a number
 * must never reach a log, a URL or an event.
 */
public record Ssin(String value) {
    private static final int CHECK = 97;
    private static final long CENTURY_2000 = 2_000_000_000L;
    private static final int BIS_SEX_UNKNOWN = 20;
    private static final int BIS_SEX_KNOWN = 40;

    /**
     * @throws IllegalArgumentException when the digits cannot be a number of any day up to year 2099; use
     *     {@link #isValid(String, LocalDate)} to judge it on a given day
     */
    public Ssin {
        if (!isValid(value, LocalDate.of(2099, 12, 31))) {
            throw new IllegalArgumentException("not a social security identification number");
        }
    }

    /** True when the number can have been given to a person born on or before {@code today} (the machine's date). */
    public static boolean isValid(String text, LocalDate today) {
        if (text.length() != 11 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long first9 = Long.parseLong(text.substring(0, 9));
        int check = Integer.parseInt(text.substring(9));
        boolean born19xx = CHECK - (int) (first9 % CHECK) == check;
        boolean born20xx = CHECK - (int) ((CENTURY_2000 + first9) % CHECK) == check;
        if (!born19xx && !born20xx) {
            return false;
        }
        int rawMonth = Integer.parseInt(text.substring(2, 4));
        boolean bis = rawMonth >= BIS_SEX_UNKNOWN;
        int month = rawMonth >= BIS_SEX_KNOWN ? rawMonth - BIS_SEX_KNOWN : bis ? rawMonth - BIS_SEX_UNKNOWN : rawMonth;
        int day = Integer.parseInt(text.substring(4, 6));
        int serial = Integer.parseInt(text.substring(6, 9));
        if (month > 12 || (!bis && (serial == 0 || serial == 999))) {
            return false;
        }
        int year = (born20xx ? 2000 : 1900) + Integer.parseInt(text.substring(0, 2));
        if (year > today.getYear()) {
            return false;
        }
        return dateExistsAndIsPast(year, month, day, today);
    }

    /** The birth date, absent where the number does not tell it: a month or day of 00 is unknown or exhausted. */
    public Optional<LocalDate> birthDate() {
        long first9 = Long.parseLong(value.substring(0, 9));
        boolean born19xx = CHECK - (int) (first9 % CHECK) == Integer.parseInt(value.substring(9));
        int month = Integer.parseInt(value.substring(2, 4)) % BIS_SEX_UNKNOWN;
        int day = Integer.parseInt(value.substring(4, 6));
        if (month == 0 || day == 0) {
            return Optional.empty();
        }
        return Optional.of(
                LocalDate.of((born19xx ? 1900 : 2000) + Integer.parseInt(value.substring(0, 2)), month, day));
    }

    private static boolean dateExistsAndIsPast(int year, int month, int day, LocalDate today) {
        if (month == 0) {
            // The days of that year were exhausted: the day is a free counter.
            return true;
        }
        if (day == 0) {
            return !YearMonth.of(year, month).isAfter(YearMonth.from(today));
        }
        try {
            return !LocalDate.of(year, month, day).isAfter(today);
        } catch (DateTimeException impossibleDate) {
            return false;
        }
    }

    /** Masked on purpose. */
    @Override
    public String toString() {
        return "Ssin[***]";
    }
}
