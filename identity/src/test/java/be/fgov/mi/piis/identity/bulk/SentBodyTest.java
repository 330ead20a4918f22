package be.fgov.mi.piis.identity.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.identity.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Row 19 of the table of bad input, byte by byte. */
class SentBodyTest {
    @Test
    void aPlainBodyIsReadAsItIs() throws IOException {
        assertThat(text(new SentBody(stream("a\nb".getBytes(StandardCharsets.UTF_8)), false)))
                .isEqualTo("a\nb");
    }

    @Test
    void aCompressedBodyIsInflated() throws IOException {
        byte[] random = new byte[200_000];
        new Random(1).nextBytes(random);
        assertThat(new SentBody(stream(gzip(random)), true).readAllBytes()).isEqualTo(random);
    }

    @Test
    void aFewLinesThatAreAlikeAreNoBomb() throws IOException {
        byte[] alike = "x".repeat(60_000).getBytes(StandardCharsets.UTF_8);
        assertThat(new SentBody(stream(gzip(alike)), true).readAllBytes()).hasSize(60_000);
    }

    @Test
    void linesThatDifferInTheirNumbersOnlyAreNoBomb() throws IOException {
        byte[] alike = linesThatAreNearlyAlike(2_000);
        byte[] packed = gzip(alike);
        assertThat(alike.length / packed.length).as("packs well").isBetween(50, 150);
        assertThat(new SentBody(stream(packed), true).readAllBytes()).isEqualTo(alike);
    }

    @Test
    void aLineOfFillingAfterTheOtherIsABomb() throws IOException {
        byte[] bomb =
                gzip((" ".repeat(BulkLimits.LINE_BYTES - 1) + "\n").repeat(100).getBytes(StandardCharsets.UTF_8));
        refused(413, () -> new SentBody(stream(bomb), true).readAllBytes());
    }

    @Test
    void aBodyThatPacksWellHasItsLimitUnpacked() throws IOException {
        byte[] alike = linesThatAreNearlyAlike(500);
        byte[] packed = gzip(alike);
        assertThat(new SentBody(stream(packed), true, alike.length).readAllBytes())
                .hasSameSizeAs(alike);
        refused(413, () -> new SentBody(stream(packed), true, alike.length - 1).readAllBytes());
        assertThat(BulkLimits.INFLATED_BYTES).isEqualTo(2_147_483_648L);
    }

    /** About 4 KiB a line: the texts of one template, another reference and another number. */
    private static byte[] linesThatAreNearlyAlike(int count) {
        Random random = new Random(5);
        StringBuilder template = new StringBuilder();
        String[] words = "le centre accompagne la personne dans sa recherche de logement et de travail".split(" ");
        while (template.length() < 3_900) {
            template.append(words[random.nextInt(words.length)]).append(' ');
        }
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("{\"reference\": \"R-%08d\", \"ssin\": \"%011d\", \"text\": \"%s\"}%n"
                    .formatted(i, random.nextLong(100_000_000_000L), template));
        }
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aBombIsRefusedWhileItInflates() throws IOException {
        byte[] bomb = gzip(new byte[40 * 1024 * 1024]);
        refused(413, () -> new SentBody(stream(bomb), true).readAllBytes());
    }

    @Test
    void aBodyCompressedTwiceIsRefused() throws IOException {
        byte[] nested = gzip(gzip("{}".getBytes(StandardCharsets.UTF_8)));
        refused(413, () -> new SentBody(stream(nested), true).readAllBytes());
    }

    @Test
    void whatFollowsTheCompressedBodyIsRefused() throws IOException {
        byte[] one = gzip("{}".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        two.writeBytes(one);
        two.writeBytes(one);
        refused(413, () -> new SentBody(stream(two.toByteArray()), true).readAllBytes());
        ByteArrayOutputStream trailing = new ByteArrayOutputStream();
        trailing.writeBytes(one);
        trailing.write(0);
        refused(413, () -> new SentBody(stream(trailing.toByteArray()), true).readAllBytes());
    }

    @Test
    void aBodyThatIsNotWholeIsRefused() throws IOException {
        byte[] whole = gzip("{\"a\": 1}".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            refused(400, () -> new SentBody(stream(cut), true).readAllBytes());
        }
        byte[] otherSum = whole.clone();
        otherSum[whole.length - 6] ^= 1;
        refused(400, () -> new SentBody(stream(otherSum), true).readAllBytes());
        refused(400, () -> new SentBody(stream("{}".getBytes(StandardCharsets.UTF_8)), true).readAllBytes());
    }

    @Test
    void moreThanTheLimitIsRefusedAndTheLimitIsNot() throws IOException {
        assertThat(length(new SentBody(zeros(BulkLimits.SENT_BYTES), false))).isEqualTo(BulkLimits.SENT_BYTES);
        refused(413, () -> length(new SentBody(zeros(BulkLimits.SENT_BYTES + 1), false)));
    }

    @Test
    void linesEndWithLineFeedsAndTheLastOneNeedsNone() throws IOException {
        Lines lines = new Lines(stream("a\r\n\nb\rc\n\nd".getBytes(StandardCharsets.UTF_8)));
        assertThat(new String(lines.next(), StandardCharsets.UTF_8)).isEqualTo("a");
        assertThat(lines.next()).isEmpty();
        assertThat(new String(lines.next(), StandardCharsets.UTF_8)).isEqualTo("b\rc");
        assertThat(lines.next()).isEmpty();
        assertThat(new String(lines.next(), StandardCharsets.UTF_8)).isEqualTo("d");
        assertThat(lines.next()).isNull();
    }

    @Test
    void aLineHasItsLimit() throws IOException {
        String longest = "x".repeat(BulkLimits.LINE_BYTES);
        Lines lines = new Lines(stream((longest + "\r\n" + longest + "\n").getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.next()).hasSize(BulkLimits.LINE_BYTES);
        assertThat(lines.next()).hasSize(BulkLimits.LINE_BYTES);
        refused(413, () -> new Lines(stream((longest + "x\n").getBytes(StandardCharsets.UTF_8))).next());
        refused(413, () -> new Lines(stream((longest + "x").getBytes(StandardCharsets.UTF_8))).next());
    }

    @Test
    void aFileHasItsNumberOfLines() throws IOException {
        assertThat(count(new Lines(stream("1\n".repeat(BulkLimits.LINES).getBytes(StandardCharsets.UTF_8)))))
                .isEqualTo(BulkLimits.LINES);
        refused(
                413,
                () -> count(new Lines(stream("1\n".repeat(BulkLimits.LINES + 1).getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void aFileWithoutALineIsRefused() {
        for (String nothing : new String[] {"", " ", "\n", " \r\n\t\n"}) {
            refused(400, () -> count(new Lines(stream(nothing.getBytes(StandardCharsets.UTF_8)))));
        }
    }

    private static int count(Lines lines) throws IOException {
        int count = 0;
        while (lines.next() != null) {
            count++;
        }
        return count;
    }

    private static void refused(int status, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(status));
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static String text(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long length(InputStream stream) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        int read = stream.read(buffer, 0, buffer.length);
        while (read >= 0) {
            length += read;
            read = stream.read(buffer, 0, buffer.length);
        }
        return length;
    }

    private static InputStream zeros(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] target, int offset, int most) {
                int made = (int) Math.min(most, left);
                left -= made;
                return made == 0 ? -1 : made;
            }
        };
    }
}
