package be.fgov.mi.piis.subsidy.rules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The costs that a control looks at (rules.md 2.2): a share of the lines and a least number of them, drawn by a seed.
 * The same seed and the same lines give the same sample, in whichever order the lines come, so that who doubts a draw
 * can repeat it.
 */
public final class ControlSample {
    private static final int WHOLE = 100;

    private ControlSample() {}

    /**
     * @param references of all costs, each once
     * @param percent 0 to 100, rounded up to whole lines
     * @param minimum lines at least, as far as there are any
     * @return the lines drawn, in the order of the draw
     */
    public static List<String> draw(long seed, Collection<String> references, int percent, int minimum) {
        long share = (references.size() * (long) Math.min(percent, WHOLE) + WHOLE - 1) / WHOLE;
        return references.stream()
                .sorted(Comparator.comparing((String reference) -> lot(seed, reference))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(share, minimum))
                .toList();
    }

    private static String lot(long seed, String reference) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(seed).array());
            return HexFormat.of().formatHex(digest.digest(reference.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
