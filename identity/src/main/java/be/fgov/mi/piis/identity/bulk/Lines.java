package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into lines; a line ends with LF or CRLF, and what follows the last end is a line too. */
final class Lines {
    private final InputStream source;
    private final byte[] buffer = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int from;
    private int to;
    private int count;
    private boolean anyText;

    Lines(InputStream source) {
        this.source = source;
    }

    /**
     * {@return the next line without its end, absent after the last}
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 413 for a line too long or too many lines, 400 for a
     *     file without a line
     */
    byte @Nullable [] next() throws IOException {
        line.reset();
        while (true) {
            if (from == to) {
                int read = source.read(buffer, 0, buffer.length);
                if (read < 0) {
                    return line.size() > 0 ? whole() : atTheEnd();
                }
                from = 0;
                to = read;
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, from, end - from);
            if (line.size() > BulkLimits.LINE_BYTES + 1) {
                throw tooLong();
            }
            from = end;
            if (end < to) {
                from++;
                return whole();
            }
        }
    }

    private byte[] whole() {
        if (count + 1 > BulkLimits.LINES) {
            throw Problems.of(
                    413,
                    "urn:problem-type:belgif:payloadTooLarge",
                    "Payload Too Large",
                    "A file has at most " + BulkLimits.LINES + " lines: send the rest as another one.",
                    Map.of("limit", BulkLimits.LINES));
        }
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (length > BulkLimits.LINE_BYTES) {
            throw tooLong();
        }
        byte[] plain = length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
        anyText |= !isBlank(plain);
        count++;
        return plain;
    }

    private byte @Nullable [] atTheEnd() {
        if (!anyText) {
            throw Problems.badRequest(
                    Issue.schemaViolation("body", "The body is empty: send one JSON document a line."));
        }
        return null;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte b : bytes) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    private RuntimeException tooLong() {
        return Problems.of(
                413,
                "urn:problem-type:belgif:payloadTooLarge",
                "Payload Too Large",
                "A line is longer than this endpoint takes.",
                Map.of("limit", BulkLimits.LINE_BYTES, "line", count + 1));
    }
}
