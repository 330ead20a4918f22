package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.identity.bulk.BulkSeal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps waiting files unreadable at rest: AES-256-GCM with a fresh 96-bit nonce each, bound to the row. A dropout's
 * explanation is about a person.
 */
final class ImportKey implements BulkSeal {
    private static final byte KEY_ID = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final String DEMO_MARK = "demo-";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param demo whether the published key of the demo is taken */
    ImportKey(String base64, boolean demo) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("SUITE_IMPORT_KEY has 32 bytes, base64");
        }
        if (!demo && new String(bytes, StandardCharsets.ISO_8859_1).startsWith(DEMO_MARK)) {
            throw new IllegalStateException(
                    "the demo key is refused outside the demo profile: set SUITE_IMPORT_KEY to a key of your own");
        }
        key = new SecretKeySpec(bytes, "AES");
    }

    @Override
    public byte[] seal(byte[] plain, String row) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] body = cipher(Cipher.ENCRYPT_MODE, nonce, row).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + body.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(body)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("encryption failed", failure);
        }
    }

    @Override
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
            return cipher(Cipher.DECRYPT_MODE, nonce, row).doFinal(body);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException("the stored value does not belong to this row or key", tampered);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String row) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
