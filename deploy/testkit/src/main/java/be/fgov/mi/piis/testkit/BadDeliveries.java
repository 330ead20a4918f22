package be.fgov.mi.piis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rows of the table of bad input that concern a file of many pushes: 10 to 19 for the file, 12 to 17 for each of
 * its lines, 31 to 33 for what comes of the others. A file that is not taken leaves no row behind; a line that is not
 * taken leaves the others alone.
 */
public final class BadDeliveries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String NDJSON = "application/x-ndjson";
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_LINES = 200_000;

    private final String imports;
    private final Supplier<Tokens> sender;
    private final Sample sample;
    private final Supplier<Map<String, Long>> rowCounts;

    /** What a line of the service looks like. */
    public interface Sample {
        /** A line that is accepted, on one line. */
        String line(String reference, int revision);

        /** The same push with other content that would be accepted too. */
        String otherContent(String reference, int revision);

        /** Lines that are refused for what this service knows. */
        List<BadLine> refused(String reference);
    }

    /** @param expected end of the type of the problem or of one of its issues */
    public record BadLine(String row, byte[] line, int status, String expected) {
        public BadLine(String row, String line, int status, String expected) {
            this(row, line.getBytes(StandardCharsets.UTF_8), status, expected);
        }
    }

    /**
     * @param imports path of the collection of imports
     * @param rowCounts rows by table, apart from those that grow by reading
     */
    public BadDeliveries(
            String imports, Supplier<Tokens> sender, Sample sample, Supplier<Map<String, Long>> rowCounts) {
        this.imports = imports;
        this.sender = sender;
        this.sample = sample;
        this.rowCounts = rowCounts;
    }

    public Stream<DynamicTest> table() {
        List<DynamicTest> tests = new ArrayList<>();
        addRefusedFiles(tests);
        addCompressedFiles(tests);
        tests.add(DynamicTest.dynamicTest("rows 12 to 17 and 31: each line by itself", this::eachLineByItself));
        tests.add(DynamicTest.dynamicTest("row 32: all or nothing", this::allOrNothing));
        tests.add(DynamicTest.dynamicTest("row 33: a revision twice in one file", this::twiceInOneFile));
        tests.add(
                DynamicTest.dynamicTest("validation stores nothing and tells the same", this::validationStoresNothing));
        tests.add(DynamicTest.dynamicTest("lines may end with CR LF, the last one without an end", this::lineEnds));
        return tests.stream();
    }

    // ---- files that are not taken

    private void addRefusedFiles(List<DynamicTest> tests) {
        byte[] good = bytes(sample.line(newReference(), 1));
        add(tests, "row 10: a media type that is not taken", () -> {
            for (String type : List.of(
                    "application/json",
                    "application/json-seq",
                    "text/plain",
                    "application/octet-stream",
                    NDJSON + ";charset=ISO-8859-1")) {
                assertThat(send("", type, null, good).statusCode()).as(type).isEqualTo(415);
            }
        });
        add(tests, "row 11: an encoding that is not taken", () -> {
            for (String encoding : List.of("br", "deflate", "gzip, gzip", "x")) {
                assertThat(send("", NDJSON, encoding, good).statusCode())
                        .as(encoding)
                        .isEqualTo(415);
            }
        });
        add(tests, "row 12: a file without a line", () -> {
            for (String empty : List.of("", " ", "\n", "\r\n\t\n \n")) {
                refused(send("", NDJSON, null, bytes(empty)), 400, "schemaViolation");
            }
        });
        add(tests, "row 15: a parameter or a value of it that does not exist", () -> {
            refused(send("?colour=blue", NDJSON, null, good), 400, "unknownInput");
            for (String wrong : List.of(
                    "?mode=maybe",
                    "?mode=COMMIT",
                    "?atomic=some",
                    "?mode=commit,validate",
                    "?atomic=all&atomic=item")) {
                refused(send(wrong, NDJSON, null, good), 400, "schemaViolation");
            }
        });
        add(tests, "row 18: a line over its limit", () -> {
            byte[] longest = bytes(" ".repeat(LONGEST_LINE + 1));
            Response answer = refused(send("", NDJSON, null, longest), 413, BELGIF + "payloadTooLarge");
            assertThat(answer.<Integer>path("limit")).isEqualTo(LONGEST_LINE);
            refused(send("", NDJSON, null, joined("\n", good, longest, good)), 413, BELGIF + "payloadTooLarge");
        });
        add(tests, "row 18: more lines than a file may have", () -> {
            byte[] lines = bytes("{}\n".repeat(MOST_LINES + 1));
            Response answer = refused(send("", NDJSON, null, lines), 413, BELGIF + "payloadTooLarge");
            assertThat(answer.<Integer>path("limit")).isEqualTo(MOST_LINES);
        });
    }

    private void addCompressedFiles(List<DynamicTest> tests) {
        byte[] good = bytes(sample.line(newReference(), 1) + "\n");
        add(tests, "row 19: a small file that becomes a large one", () -> {
            byte[] bomb = gzip(bytes((" ".repeat(LONGEST_LINE - 1) + "\n").repeat(1_000)));
            assertThat(bomb.length).isLessThan(LONGEST_LINE * 2);
            refused(send("", NDJSON, "gzip", bomb), 413, BELGIF + "payloadTooLarge");
        });
        add(
                tests,
                "row 19: compressed twice",
                () -> refused(send("", NDJSON, "gzip", gzip(gzip(good))), 413, BELGIF + "payloadTooLarge"));
        add(tests, "row 19: something behind the compressed file", () -> {
            byte[] packed = gzip(good);
            for (byte[] tail : List.of(bytes("x"), new byte[8], gzip(good))) {
                refused(send("", NDJSON, "gzip", joined("", packed, tail)), 413, BELGIF + "payloadTooLarge");
            }
        });
        add(tests, "row 12: a compressed file that broke off or is none", () -> {
            byte[] packed = gzip(good);
            byte[] wrongSum = packed.clone();
            wrongSum[wrongSum.length - 6] ^= 1;
            for (byte[] broken : List.of(
                    new byte[0], good, Arrays.copyOf(packed, packed.length - 9), Arrays.copyOf(packed, 6), wrongSum)) {
                refused(send("", NDJSON, "gzip", broken), 400, "schemaViolation");
            }
        });
        tests.add(DynamicTest.dynamicTest("a compressed file is taken like the file itself", () -> {
            String reference = newReference();
            JsonNode state = finished(sendGood("", "gzip", gzip(bytes(sample.line(reference, 1) + "\n"))));
            assertThat(state.path("status").asText()).isEqualTo("done");
            assertThat(counts(state)).isEqualTo("1 1 0 0");
        }));
    }

    private void add(List<DynamicTest> tests, String row, Runnable refusal) {
        tests.add(DynamicTest.dynamicTest(row, () -> {
            Map<String, Long> before = rowCounts.get();
            refusal.run();
            assertThat(rowCounts.get()).as("nothing of the file is kept").isEqualTo(before);
        }));
    }

    // ---- lines that are not taken

    /** Bad lines of every kind, a good one before each and one behind the last. */
    private void eachLineByItself() {
        List<BadLine> bad = badLines(newReference());
        List<String> goodReferences = new ArrayList<>();
        List<byte[]> file = new ArrayList<>();
        for (BadLine each : bad) {
            goodReferences.add(newReference());
            file.add(bytes(sample.line(goodReferences.getLast(), 1)));
            file.add(each.line());
        }
        goodReferences.add(newReference());
        file.add(bytes(sample.line(goodReferences.getLast(), 1)));

        JsonNode state = finished(sendGood("", null, joined("\n", file.toArray(byte[][]::new))));

        assertThat(state.path("status").asText()).isEqualTo("done");
        assertThat(counts(state)).isEqualTo(file.size() + " " + goodReferences.size() + " 0 " + bad.size());
        assertThat(state.path("percentage").asInt()).isEqualTo(100);
        List<JsonNode> results = results(state);
        assertThat(results).hasSize(file.size());
        for (int i = 0; i < file.size(); i++) {
            JsonNode result = results.get(i);
            assertThat(result.path("line").asInt()).as("order as sent").isEqualTo(i + 1);
            if (i % 2 == 0) {
                assertThat(result.path("status").asInt()).as(result.toString()).isEqualTo(201);
                assertThat(result.path("reference").asText()).contains(goodReferences.get(i / 2));
                assertThat(result.path("revision").asInt()).isEqualTo(1);
                assertThat(result.path("answer").path("revision").asInt()).isEqualTo(1);
            } else {
                lineRefused(bad.get(i / 2), result);
            }
        }
    }

    private static void lineRefused(BadLine bad, JsonNode result) {
        String told = bad.row() + ": " + result;
        assertThat(result.path("status").asInt()).as(told).isEqualTo(bad.status());
        assertThat(result.path("problem").path("status").asInt()).as(told).isEqualTo(bad.status());
        List<String> types =
                new ArrayList<>(List.of(result.path("problem").path("type").asText()));
        result.path("problem")
                .path("issues")
                .forEach(issue -> types.add(issue.path("type").asText()));
        assertThat(types).as(told).anyMatch(type -> type.endsWith(":" + bad.expected()));
        assertThat(result.path("code").asText()).as(told).matches("[a-z][A-Za-z0-9]*");
        for (String language : List.of("fr", "nl", "de")) {
            assertThat(result.path("repair").path(language).asText()).as(told).isNotBlank();
        }
        assertThat(result.has("answer")).as(told).isFalse();
    }

    private List<BadLine> badLines(String reference) {
        String good = sample.line(reference, 1);
        List<BadLine> bad = new ArrayList<>();
        for (String broken :
                List.of(good.substring(0, good.length() - 1), good + "x", good + good, "[]", "\"a\"", "nul", "1")) {
            bad.add(new BadLine("row 12: not one whole document", broken, 400, "schemaViolation"));
        }
        bad.add(new BadLine("row 13: a byte order mark", "\uFEFF" + good, 400, "schemaViolation"));
        for (String escape : List.of("\\ud800", "\\u0000", "\\u0007", "\\u202e")) {
            bad.add(new BadLine(
                    "row 13: a character that is no text",
                    withMember(good, "\"x\":\"" + escape + "\""),
                    400,
                    "schemaViolation"));
        }
        byte[] overlong = withMember(good, "\"x\":\"##\"").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < overlong.length - 1; i++) {
            if (overlong[i] == '#' && overlong[i + 1] == '#') {
                overlong[i] = (byte) 0xC0;
                overlong[i + 1] = (byte) 0xAF;
            }
        }
        bad.add(new BadLine("row 13: bytes that are not UTF-8", overlong, 400, "schemaViolation"));
        bad.add(new BadLine("row 14: a property twice", withMember(good, "\"revision\":1"), 400, "schemaViolation"));
        bad.add(new BadLine("row 15: an unknown property", withMember(good, "\"iban2\":\"x\""), 400, "unknownInput"));
        bad.add(new BadLine(
                "row 15: an unknown property further down",
                good.substring(0, good.length() - 2) + ",\"iban2\":\"x\"}}",
                400,
                "unknownInput"));
        for (String wrong :
                List.of("\"1\"", "1.0", "1e400", "-0", "9223372036854775808", "1".repeat(90), "true", "null")) {
            bad.add(new BadLine(
                    "row 16: a revision " + wrong,
                    good.replace("\"revision\":1", "\"revision\":" + wrong),
                    400,
                    "schemaViolation"));
        }
        bad.add(new BadLine(
                "row 16: a revision below the first",
                good.replace("\"revision\":1", "\"revision\":0"),
                400,
                "outOfRange"));
        bad.add(new BadLine(
                "row 17: too deep",
                withMember(good, "\"x\":" + "[".repeat(30) + "]".repeat(30)),
                400,
                "schemaViolation"));
        bad.add(new BadLine(
                "row 17: too long", withMember(good, "\"x\":\"" + "a".repeat(4_001) + "\""), 400, "schemaViolation"));
        bad.add(new BadLine("nothing of what a line has", "{}", 400, "requiredInput"));
        bad.add(new BadLine(
                "row 40: a reference with a slash", good.replace(reference, "a/b"), 400, "schemaViolation"));
        bad.add(new BadLine("row 25: a skipped revision", sample.line(reference, 2), 409, "revisionGap"));
        bad.addAll(sample.refused(reference));
        return bad;
    }

    // ---- what comes of the others

    private void allOrNothing() {
        Map<String, Long> before = withoutImports(rowCounts.get());
        byte[] file = bytes(String.join(
                "\n", sample.line(newReference(), 1), sample.line(newReference(), 2), sample.line(newReference(), 1)));

        JsonNode state = finished(sendGood("?atomic=all", null, file));

        assertThat(state.path("status").asText()).isEqualTo("refused");
        assertThat(counts(state)).as("the one bad line").isEqualTo("3 0 0 1");
        List<JsonNode> results = results(state);
        assertThat(results).hasSize(3);
        assertThat(results.get(1).path("status").asInt()).isEqualTo(409);
        assertThat(results.get(1).path("code").asText()).isEqualTo("revisionGap");
        assertThat(results.get(0).path("code").asText()).isEqualTo("notStored");
        assertThat(results.get(2).path("code").asText()).isEqualTo("notStored");
        assertThat(withoutImports(rowCounts.get())).as("nothing is stored").isEqualTo(before);

        String reference = newReference();
        byte[] right = bytes(String.join("\n", sample.line(reference, 1), sample.otherContent(reference, 2)));
        JsonNode whole = finished(sendGood("?atomic=all", null, right));
        assertThat(whole.path("status").asText()).isEqualTo("done");
        assertThat(counts(whole)).isEqualTo("2 2 0 0");
        assertThat(withoutImports(rowCounts.get()).get("push_receipt"))
                .isEqualTo(before.getOrDefault("push_receipt", 0L) + 2);
    }

    private void twiceInOneFile() {
        for (String atomic : List.of("item", "all")) {
            String reference = newReference();
            String spaced = sample.line(reference, 1).replaceFirst("\\{", "{ ");
            List<JsonNode> same = results(
                    finished(sendGood("?atomic=" + atomic, null, bytes(sample.line(reference, 1) + "\n" + spaced))));
            assertThat(statuses(same)).as(atomic).containsExactly(201, 200);
            assertThat(same.get(1).path("answer"))
                    .as("the first answer")
                    .isEqualTo(same.get(0).path("answer"));
        }
        String reference = newReference();
        byte[] other = bytes(sample.line(reference, 1) + "\n" + sample.otherContent(reference, 1));
        JsonNode state = finished(sendGood("", null, other));
        assertThat(counts(state)).isEqualTo("2 1 0 1");
        List<JsonNode> results = results(state);
        assertThat(statuses(results)).containsExactly(201, 409);
        assertThat(results.get(1).path("code").asText()).isEqualTo("duplicateInBatch");

        // The same file as another one: what is stored is known, and the other content is no longer of one file.
        List<JsonNode> again = results(finished(sendGood("", null, bytes(sample.otherContent(reference, 1)))));
        assertThat(again.getFirst().path("code").asText()).isEqualTo("revisionConflict");
        JsonNode repeated = finished(sendGood("", null, bytes(sample.line(reference, 1))));
        assertThat(counts(repeated)).isEqualTo("1 0 1 0");
    }

    private void validationStoresNothing() {
        String reference = newReference();
        byte[] file = bytes(String.join(
                "\n",
                sample.line(reference, 1),
                sample.otherContent(reference, 2),
                sample.otherContent(reference, 1),
                sample.line(newReference(), 3)));
        Map<String, Long> before = withoutImports(rowCounts.get());
        JsonNode tried = finished(sendGood("?mode=validate", null, file));
        assertThat(tried.path("status").asText()).isEqualTo("done");
        assertThat(counts(tried)).isEqualTo("4 2 0 2");
        assertThat(withoutImports(rowCounts.get())).isEqualTo(before);

        List<JsonNode> told = results(tried);
        List<JsonNode> done = results(finished(sendGood("?mode=commit&atomic=item", null, file)));
        for (int i = 0; i < told.size(); i++) {
            for (String part : List.of("line", "reference", "revision", "status", "code", "answer", "repair")) {
                assertThat(told.get(i).path(part))
                        .as(part)
                        .isEqualTo(done.get(i).path(part));
            }
        }
    }

    private void lineEnds() {
        String file = sample.line(newReference(), 1) + "\r\n" + sample.line(newReference(), 1);
        assertThat(counts(finished(sendGood("", null, bytes(file))))).isEqualTo("2 2 0 0");
    }

    // ---- sending and reading

    private Response sendGood(String query, @Nullable String encoding, byte[] file) {
        Response answer = send(query, NDJSON, encoding, file);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.<String>path("href")).startsWith(imports + "/");
        assertThat(answer.header("Location")).endsWith(answer.<String>path("href"));
        assertThat(answer.<String>path("importId")).isNotBlank();
        assertThat(answer.<String>path("status")).isIn("received", "running", "done", "refused");
        return answer;
    }

    private Response send(String query, String type, @Nullable String encoding, byte[] file) {
        var request = RestAssured.given()
                .config(RestAssuredConfig.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders())
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs(NDJSON, io.restassured.http.ContentType.BINARY)
                                .encodeContentTypeAs("application/json-seq", io.restassured.http.ContentType.BINARY)))
                .header("Authorization", sender.get().bearer())
                .header("Content-Type", type)
                .body(file);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.post(imports + query);
    }

    /** The state of the import once it is finished. */
    private JsonNode finished(Response accepted) {
        String href = accepted.path("href");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode state = parse(get(href).asString());
            if (List.of("done", "refused", "cancelled", "awaitingConfirmation")
                    .contains(state.path("status").asText())) {
                return state;
            }
            assertThat(System.nanoTime()).as("still " + state).isLessThan(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    private List<JsonNode> results(JsonNode state) {
        Response answer = get(state.path("href").asText() + "/results");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(NDJSON);
        return answer.asString().lines().map(BadDeliveries::parse).toList();
    }

    private Response get(String path) {
        return RestAssured.given()
                .header("Authorization", sender.get().bearer())
                .get(path);
    }

    private static Response refused(Response answer, int status, String expected) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
        assertThat(answer.asString()).contains(expected);
        return answer;
    }

    private static String counts(JsonNode state) {
        JsonNode counts = state.path("counts");
        return counts.path("total").asInt() + " " + counts.path("accepted").asInt() + " "
                + counts.path("repeated").asInt() + " " + counts.path("refused").asInt();
    }

    private static List<Integer> statuses(List<JsonNode> results) {
        return results.stream().map(result -> result.path("status").asInt()).toList();
    }

    private static Map<String, Long> withoutImports(Map<String, Long> counts) {
        counts.keySet().removeIf(table -> table.startsWith("import"));
        return counts;
    }

    private static String newReference() {
        return "B-" + UUID.randomUUID();
    }

    private static String withMember(String object, String member) {
        return object.substring(0, object.length() - 1) + "," + member + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(String between, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                all.writeBytes(bytes(between));
            }
            all.writeBytes(parts[i]);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + json, broken);
        }
    }
}
