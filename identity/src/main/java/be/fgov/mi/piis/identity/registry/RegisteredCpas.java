package be.fgov.mi.piis.identity.registry;

import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CPAS as the registry knows it on its dates. CPAS merge: then {@code validTo} and {@code successor} are set, and
 * money, counts and history follow by date.
 *
 * @param enterpriseNumber ten digits
 * @param nisCode NIS code of its commune, 10000 to 99999
 * @param validFrom first day
 * @param validTo last day, or absent while it exists
 * @param successor enterprise number of the CPAS that took it over
 * @param iban account on which subsidies are paid
 * @param version grows with each change; the newest wins in a replica
 */
public record RegisteredCpas(
        String enterpriseNumber,
        int nisCode,
        String nameFr,
        String nameNl,
        @Nullable String nameDe,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        String iban,
        long version) {

    public boolean existsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    /** Its take-over by another CPAS, when there was one. */
    public Optional<ResponsibleCpas.Merger> merger() {
        return validTo == null || successor == null
                ? Optional.empty()
                : Optional.of(new ResponsibleCpas.Merger(enterpriseNumber, validTo, successor));
    }

    /** The same CPAS as it is once another one takes it over; a change only when it is not so already. */
    public RegisteredCpas takenOver(LocalDate lastDay, String by) {
        boolean isSo = lastDay.equals(validTo) && by.equals(successor);
        return new RegisteredCpas(
                enterpriseNumber,
                nisCode,
                nameFr,
                nameNl,
                nameDe,
                validFrom,
                lastDay,
                by,
                iban,
                isSo ? version : version + 1);
    }

    /** Name in the language of the reader: {@code nl}, {@code de}, else French. */
    public String name(String language) {
        return switch (language) {
            case "nl" -> nameNl;
            case "de" -> nameDe == null ? nameFr : nameDe;
            default -> nameFr;
        };
    }
}
