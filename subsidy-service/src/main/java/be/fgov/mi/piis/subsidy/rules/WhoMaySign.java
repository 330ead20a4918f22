package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever has a function signs in it; whoever holds a mandate of that day signs in the place of another (SUB-10, S2:247,
 * glossary: the director-general is the secretary by another name). Nobody stands in for the one side of a CPAS while
 * standing for the other: president and secretary are two persons, their substitutes too.
 */
public final class WhoMaySign {
    private WhoMaySign() {}

    /**
     * @param own the functions that the account has by itself
     * @param mandates of the account
     */
    public static Optional<SigningCapacity> of(
            Set<SigningFunction> own, Collection<SigningMandate> mandates, LocalDate day) {
        return own.stream()
                .sorted()
                .findFirst()
                .map(function -> new SigningCapacity(function, SigningRight.OWN, null))
                .or(() -> mandates.stream()
                        .filter(mandate -> mandate.covers(day))
                        .min(Comparator.comparing(SigningMandate::reference))
                        .map(mandate -> new SigningCapacity(mandate.function(), mandate.right(), mandate.reference())));
    }

    /** Only the secretary has a director-general in his place; one's own function needs no mandate. */
    public static boolean canBeGranted(SigningFunction function, SigningRight right) {
        return switch (right) {
            case OWN -> false;
            case SUBSTITUTE -> true;
            case DIRECTOR_GENERAL -> function == SigningFunction.SECRETARY;
        };
    }

    /** A mandate that would let one account sign for both sides of a CPAS on the same day. */
    public static Optional<SigningMandate> inTheWay(SigningMandate asked, Collection<SigningMandate> others) {
        return others.stream()
                .filter(other -> other.account().equals(asked.account())
                        && Objects.equals(other.cpas(), asked.cpas())
                        && other.function() != asked.function()
                        && other.overlaps(asked))
                .findFirst();
    }
}
