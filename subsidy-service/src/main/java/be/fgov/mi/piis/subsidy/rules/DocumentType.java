package be.fgov.mi.piis.subsidy.rules;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a proof may be: a PDF or an image, known by its first bytes and never by its name. */
public enum DocumentType {
    PDF("application/pdf", ascii("%PDF-")),
    JPEG("image/jpeg", bytes(0xFF, 0xD8, 0xFF)),
    PNG("image/png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)),
    TIFF("image/tiff", bytes('I', 'I', 0x2A, 0x00), bytes('M', 'M', 0x00, 0x2A));

    private final String mediaType;
    private final List<byte[]> beginnings;

    DocumentType(String mediaType, byte[]... beginnings) {
        this.mediaType = mediaType;
        this.beginnings = List.of(beginnings);
    }

    public String mediaType() {
        return mediaType;
    }

    /** {@return the type that the content begins as, or nothing when it is of none of them} */
    public static Optional<DocumentType> of(byte[] content) {
        for (DocumentType type : values()) {
            for (byte[] beginning : type.beginnings) {
                if (startsWith(content, beginning)) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] content, byte[] beginning) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (content[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
