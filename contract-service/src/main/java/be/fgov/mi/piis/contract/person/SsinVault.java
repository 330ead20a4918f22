package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.crypto.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what identifies a person unreadable at rest. Numbers and contract texts are encrypted (AES-256-GCM, a fresh
 * 96-bit nonce each, bound to the row they stand in); a number is found again by a keyed blind index. The two keys come
 * from the environment and are independent: the index alone reveals nothing, the ciphertext alone cannot be searched.
 */
@ApplicationScoped
public class SsinVault {
    private static final byte KEY_ID = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final String DEMO_MARK = "demo-";

    private final SecretKey ssinKey;
    private final SecretKey contentKey;
    private final KeyedHash index;
    private final KeyedHash traits;
    private final SecureRandom random = new SecureRandom();
    /** To look one up takes longer than to use it: as many as threads need at one time are kept. */
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    SsinVault(
            @ConfigProperty(name = "suite.ssin.key") String key,
            @ConfigProperty(name = "suite.ssin.index-key") String indexKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        byte[] master = decode(key, demo);
        this.ssinKey = derive(master, "ssin");
        this.contentKey = derive(master, "contract content");
        byte[] ofIndex = decode(indexKey, demo);
        this.index = new KeyedHash(ofIndex);
        this.traits = new KeyedHash(derive(ofIndex, "traits of a number").getEncoded());
    }

    /** @param row the row it is stored in: the ciphertext opens nowhere else */
    public byte[] sealSsin(String ssin, String row) {
        return seal(ssinKey, ssin, row);
    }

    public String openSsin(byte[] sealed, String row) {
        return open(ssinKey, sealed, row);
    }

    public byte[] sealContent(String content, String row) {
        return seal(contentKey, content, row);
    }

    public String openContent(byte[] sealed, String row) {
        return open(contentKey, sealed, row);
    }

    /** Bytes that hold numbers and texts and are kept for a while. */
    public byte[] sealBytes(byte[] plain, String row) {
        return seal(contentKey, plain, row);
    }

    public byte[] openBytes(byte[] sealed, String row) {
        return openToBytes(contentKey, sealed, row);
    }

    /** The same for the same number, and useless without the key. */
    public byte[] blindIndex(String ssin) {
        return index.of(ssin);
    }

    /** The same for the same trait of a person; a key of its own, so that it says nothing about numbers. */
    public byte[] traitIndex(String trait) {
        return traits.of(trait);
    }

    private byte[] seal(SecretKey key, String plain, String row) {
        return seal(key, plain.getBytes(StandardCharsets.UTF_8), row);
    }

    private byte[] seal(SecretKey key, byte[] plain, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] body = run(Cipher.ENCRYPT_MODE, key, nonce, row, plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("encryption failed", failure);
        }
    }

    private String open(SecretKey key, byte[] sealed, String row) {
        return new String(openToBytes(key, sealed, row), StandardCharsets.UTF_8);
    }

    private byte[] openToBytes(SecretKey key, byte[] sealed, String row) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (buffer.get() != KEY_ID) {
            throw new IllegalStateException("sealed with a key that is not here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        try {
            byte[] body = new byte[buffer.remaining()];
            buffer.get(body);
            return run(Cipher.DECRYPT_MODE, key, nonce, row, body);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("the stored value does not belong to this row or key", tampered);
        }
    }

    private byte[] run(int mode, SecretKey key, byte[] nonce, String row, byte[] text) throws GeneralSecurityException {
        Cipher free = ciphers.poll();
        Cipher cipher = free == null ? Cipher.getInstance("AES/GCM/NoPadding") : free;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        byte[] result = cipher.doFinal(text);
        // One that failed is not used again.
        ciphers.offer(cipher);
        return result;
    }

    private static byte[] decode(String base64, boolean demo) {
        byte[] key = Base64.getDecoder().decode(base64);
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("a key of the vault has 32 bytes, base64");
        }
        if (!demo && new String(key, StandardCharsets.ISO_8859_1).startsWith(DEMO_MARK)) {
            throw new IllegalStateException("demo keys are refused outside the demo profile: set SUITE_SSIN_KEY"
                    + " and SUITE_SSIN_INDEX_KEY to keys of your own");
        }
        return key;
    }

    private static SecretKey derive(byte[] master, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(master)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("JDK 25 has HKDF", impossible);
        }
    }
}
