package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.crypto.KeyedHash;
import be.fgov.mi.piis.identity.crypto.Keys;
import be.fgov.mi.piis.identity.crypto.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what identifies a person unreadable at rest. Numbers and contract texts are sealed; a number is found again by
 * a keyed blind index. The two keys come from the environment and are independent: the index alone reveals nothing, the
 * ciphertext alone cannot be searched.
 */
@ApplicationScoped
public class SsinVault {
    private final Seal ssins;
    private final Seal contents;
    private final KeyedHash index;
    private final KeyedHash traits;
    private final KeyedHash signers;

    SsinVault(
            @ConfigProperty(name = "suite.ssin.key") String key,
            @ConfigProperty(name = "suite.ssin.index-key") String indexKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        byte[] master = Keys.decode("SUITE_SSIN_KEY", key, demo);
        ssins = new Seal(Keys.derive(master, "ssin"));
        contents = new Seal(Keys.derive(master, "contract content"));
        byte[] ofIndex = Keys.decode("SUITE_SSIN_INDEX_KEY", indexKey, demo);
        index = new KeyedHash(ofIndex);
        traits = new KeyedHash(Keys.derive(ofIndex, "traits of a number"));
        signers = new KeyedHash(Keys.derive(ofIndex, "signers of a contract"));
    }

    /** @param row the row it is stored in: the ciphertext opens nowhere else */
    public byte[] sealSsin(String ssin, String row) {
        return ssins.seal(ssin, row);
    }

    public String openSsin(byte[] sealed, String row) {
        return ssins.openText(sealed, row);
    }

    public byte[] sealContent(String content, String row) {
        return contents.seal(content, row);
    }

    public String openContent(byte[] sealed, String row) {
        return contents.openText(sealed, row);
    }

    /** What seals a waiting file: it is as secret as the contracts in it. */
    public Seal files() {
        return contents;
    }

    /** The same for the same number, and useless without the key. */
    public byte[] blindIndex(String ssin) {
        return index.of(ssin);
    }

    /** The same for the same signer of the same contract: two contracts are not told to have one president. */
    public String signerIndex(UUID contractId, String signer) {
        return HexFormat.of().formatHex(signers.of(contractId + "/" + signer));
    }

    /** The same for the same trait of a person; a key of its own, so that it says nothing about numbers. */
    public byte[] traitIndex(String trait) {
        return traits.of(trait);
    }
}
