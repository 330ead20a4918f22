package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.identity.crypto.Keys;
import be.fgov.mi.piis.identity.crypto.Seal;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps what was said about a person unreadable at rest: each revision sealed for its row. */
@ApplicationScoped
public class SealedWords {
    private final Seal seal;

    /** @param key the service's key, from which one for contents alone is derived */
    SealedWords(
            @ConfigProperty(name = "suite.import.key") String key,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        seal = new Seal(Keys.derive(Keys.decode("SUITE_IMPORT_KEY", key, demo), "evaluation content"));
    }

    public byte[] seal(Object body, String kind, UUID id, int revision) {
        return sealCanonical(StrictJson.canonical(body), kind, id, revision);
    }

    /** @param canonical the body in its one spelling */
    public byte[] sealCanonical(String canonical, String kind, UUID id, int revision) {
        return seal.seal(canonical, row(kind, id, revision));
    }

    public <T> T open(byte[] sealed, Class<T> type, String kind, UUID id, int revision) {
        try {
            return JsonMappers.stored().readValue(seal.open(sealed, row(kind, id, revision)), type);
        } catch (IOException damaged) {
            // Without the cause: Jackson would quote the content, which holds words about a person.
            throw new IllegalStateException("revision " + revision + " of " + kind + " " + id + " is not readable");
        }
    }

    private static String row(String kind, UUID id, int revision) {
        return kind + "_revision/" + id + "/" + revision;
    }
}
