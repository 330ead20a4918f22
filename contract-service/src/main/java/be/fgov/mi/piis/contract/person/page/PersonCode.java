package be.fgov.mi.piis.contract.person.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A code that a person can read and type: five groups of four, in an alphabet without I, L, O and U. Its first six
 * characters only say which code it is; the other fourteen (70 bits) are the secret, of which nothing but a hash is
 * kept.
 */
record PersonCode(String id, String secret) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ID_LENGTH = 6;
    private static final int LENGTH = 20;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 100;

    static PersonCode random(SecureRandom random) {
        StringBuilder letters = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new PersonCode(letters.substring(0, ID_LENGTH), letters.substring(ID_LENGTH));
    }

    /** Reads what a person typed: case, spaces and dashes do not matter, O is 0, I and L are 1. */
    static Optional<PersonCode> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String letters = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean right = letters.length() == LENGTH && letters.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
        return right
                ? Optional.of(new PersonCode(letters.substring(0, ID_LENGTH), letters.substring(ID_LENGTH)))
                : Optional.empty();
    }

    byte[] secretHash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** As it is handed to the person: {@code 7K3M-9QXA-…}. */
    String readable() {
        String letters = id + secret;
        StringBuilder grouped = new StringBuilder(LENGTH + LENGTH / GROUP);
        for (int i = 0; i < LENGTH; i += GROUP) {
            grouped.append(i == 0 ? "" : "-").append(letters, i, i + GROUP);
        }
        return grouped.toString();
    }

    /** Masked on purpose. */
    @Override
    public String toString() {
        return "PersonCode[" + id + "***]";
    }
}
