package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A PIIS is a written contract that the user and the CPAS sign (SIG-1, S3:69). For the CPAS the president and the
 * secretary sign (SIG-2, S2:247); from 01/11/2016 one person whom the council mandated may sign instead. A
 * third organisation that takes part signs too (SIG-3, S3:71). The last required signature concludes the contract and
 * says which regime judges it: whether the mandated person's signature is enough is asked on the day of the
 * conclusion that it would bring about, and a signature that this conclusion does not need moves nothing.
 */
public final class EveryPartySigns {
    private EveryPartySigns() {}

    /**
     * @param party who signed
     * @param thirdPartyId which third organisation, when it is one
     * @param signedOn the day
     */
    public record Signature(Party party, @Nullable String thirdPartyId, LocalDate signedOn) {}

    /**
     * @param concludedOn date of the last required signature; absent while one is missing
     * @param regime the law on that day, or on the day of the newest signature while one is missing
     * @param missing who still has to sign, in a stable order: a party or {@code thirdParty:<id>}
     * @param withoutEffect parties that signed although the regime does not ask them to
     */
    public record Conclusion(
            @Nullable LocalDate concludedOn, Regime regime, List<String> missing, List<Party> withoutEffect) {
        public boolean isConcluded() {
            return concludedOn != null;
        }
    }

    /**
     * @param signatures those given, at most one a party
     * @param thirdPartyIds organisations that take part
     * @param otherwise the day whose regime applies as long as nobody has signed
     */
    public static Conclusion judge(List<Signature> signatures, Set<String> thirdPartyIds, LocalDate otherwise) {
        LocalDate newest = signatures.stream()
                .map(Signature::signedOn)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
        Regime regime = Regime.on(newest);
        List<String> missing = new ArrayList<>();
        List<LocalDate> required = new ArrayList<>();
        dateOf(signatures, Party.BENEFICIARY).ifPresentOrElse(required::add, () -> missing.add("beneficiary"));
        List<String> missingOrganisations = new ArrayList<>();
        for (String id : new TreeSet<>(thirdPartyIds)) {
            signatures.stream()
                    .filter(signature -> signature.party() == Party.THIRD_PARTY && id.equals(signature.thirdPartyId()))
                    .findFirst()
                    .ifPresentOrElse(
                            signature -> required.add(signature.signedOn()),
                            () -> missingOrganisations.add("thirdParty:" + id));
        }
        List<Party> withoutEffect = new ArrayList<>();
        judgeCpas(signatures, regime, required, missing, withoutEffect);
        missing.addAll(missingOrganisations);
        LocalDate concludedOn = missing.isEmpty()
                ? required.stream().max(Comparator.naturalOrder()).orElseThrow()
                : null;
        return new Conclusion(
                concludedOn,
                concludedOn == null ? regime : Regime.on(concludedOn),
                List.copyOf(missing),
                List.copyOf(withoutEffect));
    }

    private static void judgeCpas(
            List<Signature> signatures,
            Regime regime,
            List<LocalDate> required,
            List<String> missing,
            List<Party> withoutEffect) {
        Optional<LocalDate> mandated = dateOf(signatures, Party.CPAS);
        Optional<LocalDate> president = dateOf(signatures, Party.PRESIDENT);
        Optional<LocalDate> secretary = dateOf(signatures, Party.SECRETARY);
        if (president.isPresent() && secretary.isPresent()) {
            required.add(president.get());
            required.add(secretary.get());
            return;
        }
        if (mandated.isPresent()) {
            LocalDate day = mandated.get();
            LocalDate wouldConclude = required.stream()
                    .max(Comparator.naturalOrder())
                    .filter(day::isBefore)
                    .orElse(day);
            if (Regime.on(wouldConclude).acceptsSingleCpasSignature()) {
                required.add(day);
                return;
            }
            withoutEffect.add(Party.CPAS);
        } else if (regime.acceptsSingleCpasSignature() && president.isEmpty() && secretary.isEmpty()) {
            missing.add("cpas");
            return;
        }
        president.ifPresentOrElse(required::add, () -> missing.add("president"));
        secretary.ifPresentOrElse(required::add, () -> missing.add("secretary"));
    }

    private static Optional<LocalDate> dateOf(List<Signature> signatures, Party party) {
        return signatures.stream()
                .filter(signature -> signature.party() == party)
                .map(Signature::signedOn)
                .findFirst();
    }
}
