package be.fgov.mi.piis.evaluation.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A year of a contract: it starts on the day of the conclusion or on its anniversary, and ends the day before
 * the next anniversary or on the last day of the contract. An anniversary of 29 February is 28 February in a year
 * without one.
 *
 * @param number 1 for the first
 * @param from first day
 * @param until last day, with the contract's end taken into account
 * @param fullUntil last day if the contract had gone on
 */
public record ContractYear(int number, LocalDate from, LocalDate until, LocalDate fullUntil) {

    /**
     * The year that holds a day; after the contract its last one.
     *
     * @param day not before the conclusion of a contract that bound its parties
     */
    static ContractYear holding(LocalDate day, EvaluatedContract contract) {
        LocalDate concludedOn = contract.concludedOn();
        LocalDate judged = day.isAfter(contract.lastDay()) ? contract.lastDay() : day;
        int before = judged.getYear() - concludedOn.getYear();
        if (concludedOn.plusYears(before).isAfter(judged)) {
            before--;
        }
        return numbered(before + 1, contract);
    }

    /** The years until a day that is not before the conclusion, in order; after the contract all of them. */
    static List<ContractYear> until(LocalDate day, EvaluatedContract contract) {
        int last = holding(day, contract).number();
        return IntStream.rangeClosed(1, last)
                .mapToObj(number -> numbered(number, contract))
                .toList();
    }

    static ContractYear numbered(int number, EvaluatedContract contract) {
        LocalDate fullUntil = contract.concludedOn().plusYears(number).minusDays(1);
        LocalDate lastDay = contract.lastDay();
        return new ContractYear(
                number,
                contract.concludedOn().plusYears(number - 1),
                fullUntil.isAfter(lastDay) ? lastDay : fullUntil,
                fullUntil);
    }

    public boolean isCutShort() {
        return until.isBefore(fullUntil);
    }

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    long days() {
        return ChronoUnit.DAYS.between(from, until) + 1;
    }

    long fullDays() {
        return ChronoUnit.DAYS.between(from, fullUntil) + 1;
    }
}
