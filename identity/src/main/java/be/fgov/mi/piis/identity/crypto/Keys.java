package be.fgov.mi.piis.identity.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Keys as the environment gives them. */
public final class Keys {
    private static final int BYTES = 32;
    private static final String DEMO_MARK = "demo-";

    private Keys() {}

    /**
     * @param name of the variable that holds it, for the one who has to set it
     * @param base64 32 bytes
     * @param demo whether the published keys of the demo are taken
     * @throws IllegalStateException for a key of another length, or of the demo outside it
     */
    public static byte[] decode(String name, String base64, boolean demo) {
        byte[] key = Base64.getDecoder().decode(base64);
        if (key.length != BYTES) {
            throw new IllegalStateException(name + " has 32 bytes, base64");
        }
        if (!demo && new String(key, StandardCharsets.ISO_8859_1).startsWith(DEMO_MARK)) {
            throw new IllegalStateException(
                    "demo keys are refused outside the demo profile: set " + name + " to a key of your own");
        }
        return key;
    }

    /** Another key of 32 bytes, for one purpose alone (HKDF-SHA-256): knowing it reveals nothing of the first. */
    public static byte[] derive(byte[] key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("JDK 25 has HKDF", impossible);
        }
    }
}
