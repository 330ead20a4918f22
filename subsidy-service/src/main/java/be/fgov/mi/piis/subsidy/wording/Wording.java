package be.fgov.mi.piis.subsidy.wording;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import org.jspecify.annotations.Nullable;

/** The words in one language, and the few sentences that depend on a fact. */
public record Wording(ReaderLanguage language, Words words) {

    public static Wording in(ReaderLanguage language) {
        return new Wording(language, MessageBundles.get(Words.class, Localized.Literal.of(language.code())));
    }

    /** Why a person counts, or does not. */
    public String ground(@Nullable NotCounted reason) {
        return reason == null ? words.personCounts() : words.reason(reason);
    }
}
