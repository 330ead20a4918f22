package be.fgov.mi.piis.contract.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
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
    private final byte[] indexKey;
    private final byte[] traitsKey;
    private final SecureRandom random = new SecureRandom();

    SsinVault(
            @ConfigProperty(name = "suite.ssin.key") String key,
            @ConfigProperty(name = "suite.ssin.index-key") String indexKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        byte[] master = decode(key, demo);
        this.ssinKey = derive(master, "ssin");
        this.contentKey = derive(master, "contract content");
        this.indexKey = decode(indexKey, demo);
        this.traitsKey = derive(this.indexKey, "traits of a number").getEncoded();
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
        return keyed(indexKey, ssin);
    }

    /** The same for the same trait of a person; a key of its own, so that it says nothing about numbers. */
    public byte[] traitIndex(String trait) {
        return keyed(traitsKey, trait);
    }

    private static byte[] keyed(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }

    private byte[] seal(SecretKey key, String plain, String row) {
        return seal(key, plain.getBytes(StandardCharsets.UTF_8), row);
    }

    private byte[] seal(SecretKey key, byte[] plain, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            byte[] body = cipher.doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("encryption failed", failure);
        }
    }

    private static String open(SecretKey key, byte[] sealed, String row) {
        return new String(openToBytes(key, sealed, row), StandardCharsets.UTF_8);
    }

    private static byte[] openToBytes(SecretKey key, byte[] sealed, String row) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (buffer.get() != KEY_ID) {
            throw new IllegalStateException("sealed with a key that is not here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            byte[] plain = new byte[buffer.remaining()];
            buffer.get(plain);
            return cipher.doFinal(plain);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("the stored value does not belong to this row or key", tampered);
        }
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
