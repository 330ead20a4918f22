package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.contract.rules.SsinTraits;
import be.fgov.mi.piis.identity.ids.Ssin;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a number shows, as it is stored: its kind, and keyed hashes that can be compared and not read.
 *
 * @param birthIndex absent when the number shows no day of birth
 * @param sexIndex of the day with the sex; absent when the number shows either not
 */
public record NumberTraits(SsinTraits.Kind kind, byte @Nullable [] birthIndex, byte @Nullable [] sexIndex) {
    static NumberTraits of(String ssin, SsinVault vault) {
        SsinTraits.Traits traits = SsinTraits.of(new Ssin(ssin));
        LocalDate born = traits.birthDate();
        Boolean odd = traits.odd();
        return new NumberTraits(
                traits.kind(),
                born == null ? null : vault.traitIndex("born/" + born),
                born == null || odd == null ? null : vault.traitIndex("born/" + born + "/odd/" + odd));
    }
}
