package be.fgov.mi.piis.evaluation.evaluating;

import be.fgov.mi.piis.identity.crypto.KeyedHash;
import be.fgov.mi.piis.identity.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the other services know the workers of a CPAS by. The references of its software may be made of names, and who
 * guesses one could check the guess against a plain hash: so it takes a key.
 */
@ApplicationScoped
public class WorkerPseudonyms {
    private static final long VERSION_BITS = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final KeyedHash hash;

    /** @param key the service's key, from which one for pseudonyms alone is derived */
    WorkerPseudonyms(
            @ConfigProperty(name = "suite.import.key") String key,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        hash = new KeyedHash(Keys.derive(Keys.decode("SUITE_IMPORT_KEY", key, demo), "worker pseudonym"));
    }

    /** {@return a UUID of version 8, the same at one CPAS for the same worker; absent when no worker is told} */
    @Nullable
    UUID of(String enterpriseNumber, @Nullable String worker) {
        if (worker == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(hash.of(enterpriseNumber + "/" + worker));
        return new UUID((bytes.getLong() & ~VERSION_BITS) | VERSION_8, (bytes.getLong() & ~VARIANT_BITS) | VARIANT);
    }
}
