package be.fgov.mi.piis.identity.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes what is stored unreadable without the key: AES-256-GCM, a fresh 96-bit nonce each, bound to the row it stands
 * in, so that a ciphertext opens nowhere else. Used by many threads at a time.
 */
public final class Seal {
    /** Stands before every ciphertext and says with which key it opens. */
    public static final byte KEY_ID = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    /** To look one up takes longer than to use it: as many as threads need at one time are kept. */
    private final Queue<Cipher> ciphers = new ConcurrentLinkedQueue<>();

    /** @param key 32 bytes */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param row name of the row it is stored in */
    public byte[] seal(String plain, String row) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), row);
    }

    public byte[] seal(byte[] plain, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] body = run(Cipher.ENCRYPT_MODE, nonce, row, plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("encryption failed", failure);
        }
    }

    /** @throws IllegalStateException when it was sealed for another row, with another key, or changed */
    public String openText(byte[] sealed, String row) {
        return new String(open(sealed, row), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when it was sealed for another row, with another key, or changed */
    public byte[] open(byte[] sealed, String row) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        if (buffer.get() != KEY_ID) {
            throw new IllegalStateException("sealed with a key that is not here");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] body = new byte[buffer.remaining()];
        buffer.get(body);
        try {
            return run(Cipher.DECRYPT_MODE, nonce, row, body);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("the stored value does not belong to this row or key", tampered);
        }
    }

    private byte[] run(int mode, byte[] nonce, String row, byte[] text) throws GeneralSecurityException {
        Cipher free = ciphers.poll();
        Cipher cipher = free == null ? Cipher.getInstance("AES/GCM/NoPadding") : free;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        byte[] result = cipher.doFinal(text);
        // One that failed is not used again.
        ciphers.offer(cipher);
        return result;
    }
}
