package be.fgov.mi.piis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * The table of bad input and its exact answer (rows 1–18 by themselves, rows 22–26 as examples of the service), tried
 * on every operation of the OpenAPI document. After each refusal the database must hold what it held before. An
 * operation that is in the document and not in the table fails: no endpoint is forgotten.
 */
public final class Refusals {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String INVALID = "urn:problem-type:belgif:input-validation:";

    private final Supplier<Map<String, Long>> rowCounts;
    private final Map<String, Case> cases = new HashMap<>();
    private final List<String> open = new ArrayList<>();
    private final List<String> withoutBody = new ArrayList<>();

    /** @param rowCounts rows by table, apart from those that grow by reading */
    public Refusals(Supplier<Map<String, Long>> rowCounts) {
        this.rowCounts = rowCounts;
    }

    /**
     * How one operation is called rightly, and what is wrong for it.
     *
     * @param path with every value filled in, and a body that would be accepted, or absent
     * @param allowed who may call it; {@code forbidden} has another role
     * @param foreignPath the same of another CPAS, absent when the operation knows no CPAS
     */
    public record Case(
            String path,
            @Nullable String body,
            Supplier<Tokens> allowed,
            Supplier<Tokens> forbidden,
            @Nullable String foreignPath,
            List<Example> examples) {
        /** A further refusal of this operation, for example row 22 or 23. */
        public Case refusing(String row, String body, int status, String typeOrIssue) {
            List<Example> more = new ArrayList<>(examples);
            more.add(new Example(row, path, body, status, typeOrIssue));
            return new Case(path, this.body, allowed, forbidden, foreignPath, more);
        }
    }

    /** @param typeOrIssue end of the problem's type or of its first issue's type */
    public record Example(String row, String path, @Nullable String body, int status, String typeOrIssue) {}

    public Refusals on(
            String operationId,
            String path,
            @Nullable String body,
            Supplier<Tokens> allowed,
            Supplier<Tokens> forbidden,
            @Nullable String foreignPath,
            Example... examples) {
        cases.put(operationId, new Case(path, body, allowed, forbidden, foreignPath, List.of(examples)));
        return this;
    }

    /** Operations that everybody may call: health, and pages that have their own tests. */
    public Refusals open(String... operationIds) {
        open.addAll(List.of(operationIds));
        return this;
    }

    /** Operations whose body may be left out: to them nothing is a document too, and whatever is sent is judged. */
    public Refusals mayBeEmpty(String... operationIds) {
        withoutBody.addAll(List.of(operationIds));
        return this;
    }

    public Stream<DynamicTest> table() {
        List<DynamicTest> tests = new ArrayList<>();
        for (ApiDocument.Operation operation :
                ApiDocument.ofTheServiceUnderTest().operations()) {
            Case example = cases.get(operation.id());
            if (example == null) {
                if (!open.contains(operation.id())) {
                    tests.add(DynamicTest.dynamicTest(operation.id() + " is in the table", () -> {
                        throw new AssertionError("no case for operation " + operation.id() + ": " + operation.path());
                    }));
                }
                continue;
            }
            addAccessRows(tests, operation, example);
            if (operation.hasBody() && example.body() != null) {
                addBodyRows(tests, operation, example);
            }
            for (Example further : example.examples()) {
                add(tests, operation, further.row(), () -> {
                    Response answer =
                            send(operation, further.path(), as(example.allowed().get()), further.body());
                    refused(answer, further.status(), null);
                    assertThat(answer.asString()).contains(further.typeOrIssue());
                });
            }
        }
        tests.add(DynamicTest.dynamicTest(
                "row 7: an unknown path",
                () -> refused(as(Tokens.officer()).get("/piisNowhere/v1/nothing"), 404, BELGIF + "resourceNotFound")));
        return tests.stream();
    }

    private void addAccessRows(List<DynamicTest> tests, ApiDocument.Operation operation, Case example) {
        add(tests, operation, "row 1: no token", () -> {
            Response answer = send(operation, example.path(), plain(), example.body());
            refused(answer, 401, BELGIF + "noAccessToken");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        });
        add(tests, operation, "row 2: a token that is not accepted", () -> {
            List<String> bad = List.of(
                    "garbage",
                    example.allowed().get().forged().token(),
                    example.allowed()
                            .get()
                            .issuer("http://elsewhere/realms/piis")
                            .token(),
                    example.allowed().get().audience("piis-other").token(),
                    example.allowed().get().algorithm(SignatureAlgorithm.RS256).token(),
                    unsigned(example.allowed().get().token()),
                    example.allowed().get().token().replaceFirst("\\.[^.]*\\.", ".e30."));
            String first = null;
            for (String token : bad) {
                Response answer = send(
                        operation, example.path(), plain().header("Authorization", "Bearer " + token), example.body());
                refused(answer, 401, BELGIF + "invalidAccessToken");
                String body = answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
                assertThat(first == null ? body : first).isEqualTo(body);
                first = body;
            }
        });
        add(
                tests,
                operation,
                "row 3: an expired token",
                () -> refused(
                        send(
                                operation,
                                example.path(),
                                as(example.allowed().get().expired()),
                                example.body()),
                        401,
                        BELGIF + "expiredAccessToken"));
        add(
                tests,
                operation,
                "row 5: a role that never has this function",
                () -> refused(
                        send(operation, example.path(), as(example.forbidden().get()), example.body()),
                        403,
                        BELGIF + "missingPermission"));
        if (example.foreignPath() != null) {
            add(tests, operation, "row 6: what belongs to another is like the unknown", () -> {
                Response answer = send(
                        operation, example.foreignPath(), as(example.allowed().get()), example.body());
                refused(answer, 404, BELGIF + "resourceNotFound");
            });
        }
        add(tests, operation, "row 8: a method that does not exist here", () -> {
            Response answer = as(example.allowed().get()).request("PATCH", example.path());
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains(operation.method());
        });
        add(
                tests,
                operation,
                "row 9: an answer type that is not served",
                () -> assertThat(send(
                                        operation,
                                        example.path(),
                                        as(example.allowed().get()).accept("image/png"),
                                        example.body())
                                .statusCode())
                        .isEqualTo(406));
        if (operation.path().contains("{")) {
            add(tests, operation, "row 40: a control character in the path", () -> {
                for (String bad : List.of("%00", "%0A")) {
                    Response answer = send(
                            operation,
                            withBadValue(operation.path(), example.path(), bad),
                            as(example.allowed().get()).urlEncodingEnabled(false),
                            example.body());
                    assertThat(answer.statusCode()).as(answer.asString()).isIn(400, 404);
                }
            });
        }
        add(tests, operation, "row 15: an unknown query parameter", () -> {
            Response answer = send(
                    operation,
                    example.path() + (example.path().contains("?") ? "&" : "?") + "colour=blue",
                    as(example.allowed().get()),
                    example.body());
            refused(answer, 400, BELGIF + "badRequest");
            assertThat(answer.<String>path("issues[0].type")).isEqualTo(INVALID + "unknownInput");
        });
    }

    private void addBodyRows(List<DynamicTest> tests, ApiDocument.Operation operation, Case example) {
        String good = example.body();
        add(tests, operation, "row 10: not JSON, or not UTF-8 by its charset", () -> {
            for (String type : List.of("text/plain", "application/xml", "application/json;charset=ISO-8859-1")) {
                if (operation.node().path("requestBody").path("content").has(type)) {
                    // Taken here beside JSON, and tried by the tests of this operation.
                    continue;
                }
                assertThat(sendRaw(operation, example, type, null, good.getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                        .as(type)
                        .isEqualTo(415);
            }
        });
        add(
                tests,
                operation,
                "row 11: an encoding that is not taken",
                () -> assertThat(sendRaw(
                                        operation,
                                        example,
                                        "application/json",
                                        "br",
                                        good.getBytes(StandardCharsets.UTF_8))
                                .statusCode())
                        .isEqualTo(415));
        add(tests, operation, "row 12: not one whole document", () -> {
            for (String body : List.of(
                    "",
                    " ",
                    good.strip().substring(0, good.strip().length() - 1),
                    good + "x",
                    good + good,
                    "[]",
                    "\"a\"",
                    "nul")) {
                if (body.isEmpty() && withoutBody.contains(operation.id())) {
                    continue;
                }
                schemaViolation(operation, example, body.getBytes(StandardCharsets.UTF_8));
            }
        });
        add(tests, operation, "row 13: bytes and characters that are not text", () -> {
            byte[] bom = ("\uFEFF" + good).getBytes(StandardCharsets.UTF_8);
            schemaViolation(operation, example, bom);
            for (String bad : List.of("\\ud800", "\\u0000", "\\u0007", "\\u202e")) {
                schemaViolation(
                        operation,
                        example,
                        withMember(good, "\"x\":\"" + bad + "\"").getBytes(StandardCharsets.UTF_8));
            }
            byte[] overlong = withMember(good, "\"x\":\"##\"").getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < overlong.length - 1; i++) {
                if (overlong[i] == '#' && overlong[i + 1] == '#') {
                    overlong[i] = (byte) 0xC0;
                    overlong[i + 1] = (byte) 0xAF;
                }
            }
            schemaViolation(operation, example, overlong);
        });
        if (parse(good).size() > 0) {
            add(tests, operation, "row 14: a property twice", () -> {
                Map.Entry<String, JsonNode> member =
                        parse(good).properties().iterator().next();
                schemaViolation(
                        operation,
                        example,
                        withMember(good, "\"" + member.getKey() + "\":" + member.getValue())
                                .getBytes(StandardCharsets.UTF_8));
            });
        }
        add(tests, operation, "row 15: an unknown property, at every level", () -> {
            for (String body : withUnknownProperties(good)) {
                Response answer =
                        sendRaw(operation, example, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
                refused(answer, 400, BELGIF + "badRequest");
                assertThat(answer.<List<String>>path("issues.type")).contains(INVALID + "unknownInput");
            }
        });
        add(tests, operation, "row 16: a value of another type, at every place", () -> {
            for (String body : withWrongTypes(good)) {
                Response answer =
                        sendRaw(operation, example, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode()).as(body).isEqualTo(400);
                refused(answer, 400, BELGIF + "badRequest");
            }
        });
        add(tests, operation, "row 17: too deep, too long", () -> {
            schemaViolation(
                    operation,
                    example,
                    withMember(good, "\"x\":" + "[".repeat(30) + "]".repeat(30)).getBytes(StandardCharsets.UTF_8));
            schemaViolation(
                    operation,
                    example,
                    withMember(good, "\"x\":\"" + "a".repeat(4_001) + "\"").getBytes(StandardCharsets.UTF_8));
        });
        add(tests, operation, "row 18: a body over the limit", () -> {
            byte[] large = (good + " ".repeat(70_000)).getBytes(StandardCharsets.UTF_8);
            refused(sendRaw(operation, example, "application/json", null, large), 413, BELGIF + "payloadTooLarge");
        });
    }

    private void add(List<DynamicTest> tests, ApiDocument.Operation operation, String row, Runnable refusal) {
        tests.add(DynamicTest.dynamicTest(operation.id() + ", " + row, () -> {
            Map<String, Long> before = rowCounts.get();
            refusal.run();
            assertThat(rowCounts.get()).as("nothing is half-written").isEqualTo(before);
        }));
    }

    private void schemaViolation(ApiDocument.Operation operation, Case example, byte[] body) {
        Response answer = sendRaw(operation, example, "application/json", null, body);
        refused(answer, 400, BELGIF + "badRequest");
        assertThat(answer.<String>path("issues[0].type")).isEqualTo(INVALID + "schemaViolation");
    }

    private static void refused(Response answer, int status, @Nullable String type) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("BelGov-Trace-Id")).isNotBlank();
        if (type != null) {
            assertThat(answer.<String>path("type")).isEqualTo(type);
        }
        assertThat(answer.<Integer>path("status")).isEqualTo(status);
    }

    private static Response send(
            ApiDocument.Operation operation, String path, RequestSpecification request, @Nullable String body) {
        if (body == null) {
            // Left alone, the client would call the missing body of a POST a form.
            return request.noContentType().request(operation.method(), path);
        }
        return operation.node().path("requestBody").path("content").has("application/x-ndjson")
                ? request.config(withoutAddedCharset())
                        .contentType("application/x-ndjson")
                        .body(body.getBytes(StandardCharsets.UTF_8))
                        .request(operation.method(), path)
                : request.contentType("application/json").body(body).request(operation.method(), path);
    }

    private static Response sendRaw(
            ApiDocument.Operation operation, Case example, String type, @Nullable String encoding, byte[] body) {
        RequestSpecification request = RestAssured.given()
                .config(withoutAddedCharset())
                .header("Authorization", example.allowed().get().bearer())
                .header("Content-Type", type)
                .body(body);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.request(operation.method(), example.path());
    }

    private static RestAssuredConfig withoutAddedCharset() {
        return RestAssuredConfig.config()
                .encoderConfig(
                        EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    private static RequestSpecification as(Tokens tokens) {
        return plain().header("Authorization", tokens.bearer());
    }

    private static RequestSpecification plain() {
        return RestAssured.given();
    }

    /** The value of the last parameter of the path, replaced. */
    private static String withBadValue(String template, String path, String bad) {
        String[] names = template.split("/", -1);
        String[] values = path.split("\\?")[0].split("/", -1);
        for (int i = names.length - 1; i >= 0; i--) {
            if (names[i].startsWith("{")) {
                values[i] = bad;
                break;
            }
        }
        return String.join("/", values);
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        return header + "." + token.split("\\.")[1] + ".";
    }

    private static String withMember(String object, String member) {
        String stripped = object.strip();
        boolean empty = parse(object).isEmpty();
        return stripped.substring(0, stripped.length() - 1) + (empty ? "" : ",") + member + "}";
    }

    private static List<String> withUnknownProperties(String good) {
        List<String> bodies = new ArrayList<>();
        int objects = countObjects(parse(good));
        for (int i = 0; i < objects; i++) {
            JsonNode copy = parse(good);
            addToObject(copy, new int[] {i});
            bodies.add(copy.toString());
        }
        return bodies;
    }

    private static int countObjects(JsonNode node) {
        int count = node.isObject() ? 1 : 0;
        for (JsonNode child : node) {
            count += countObjects(child);
        }
        return count;
    }

    private static void addToObject(JsonNode node, int[] index) {
        if (node.isObject() && index[0]-- == 0) {
            ObjectNode object = (ObjectNode) node;
            // A value like that of its neighbours: the name alone is wrong, also where names are free and values are
            // not.
            JsonNode value = object.isEmpty()
                    ? object.textNode("BE68539007547034")
                    : object.iterator().next();
            object.set("iban2", value);
            return;
        }
        for (JsonNode child : node) {
            if (index[0] >= 0) {
                addToObject(child, index);
            }
        }
    }

    /** Every member of every object of its own shape, one at a time, replaced by values of other types. */
    private static List<String> withWrongTypes(String good) {
        List<String> bodies = new ArrayList<>();
        collectWrongTypes(parse(good), parse(good), List.of(), bodies);
        return bodies;
    }

    private static void collectWrongTypes(JsonNode root, JsonNode node, List<Object> path, List<String> bodies) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                List<Object> where = append(path, member.getKey());
                for (String wrong : wrongFor(member.getValue())) {
                    bodies.add(replaced(root, where, wrong));
                }
                collectWrongTypes(root, member.getValue(), where, bodies);
            });
        } else if (node.isArray()) {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < node.size(); i++) {
                // A further element of the same shape is read by the same code.
                if (seen.add(shape(node.get(i)))) {
                    collectWrongTypes(root, node.get(i), append(path, i), bodies);
                }
            }
        }
    }

    /** Names and kinds of values, without the values. */
    private static String shape(JsonNode node) {
        if (node.isObject()) {
            Map<String, String> members = new TreeMap<>();
            node.properties().forEach(member -> members.put(member.getKey(), shape(member.getValue())));
            return members.toString();
        }
        if (node.isArray()) {
            Set<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(shape(element)));
            return elements.toString();
        }
        return node.getNodeType() + (node.isFloatingPointNumber() ? " with decimals" : "");
    }

    private static List<String> wrongFor(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            return List.of("\"1\"", "1e400", "-0", "1".repeat(90), "true", "null");
        }
        if (value.isNumber()) {
            return List.of("\"1\"", "1e400", "-0", "1.5", "9223372036854775808", "1".repeat(90), "true", "null");
        }
        if (value.isBoolean()) {
            return List.of("\"true\"", "1", "null");
        }
        if (value.isTextual()) {
            boolean date = value.asText().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}");
            return date
                    ? List.of("\"2015-02-30\"", "\"0000-01-01\"", "\"2015-1-1\"", "20150101", "[2015,1,1]", "null")
                    : List.of("1", "true", "{}", "null");
        }
        return value.isArray() ? List.of("{}", "\"a\"", "null") : List.of("[]", "\"a\"", "null");
    }

    private static List<Object> append(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    private static String replaced(JsonNode root, List<Object> path, String wrong) {
        JsonNode copy = root.deepCopy();
        JsonNode parent = copy;
        for (Object step : path.subList(0, path.size() - 1)) {
            parent = step instanceof Integer index ? parent.get(index) : parent.get((String) step);
        }
        String mark = "##wrong##";
        Object last = path.getLast();
        if (last instanceof Integer index) {
            ((ArrayNode) parent).set(index, mark);
        } else {
            ((ObjectNode) parent).put((String) last, mark);
        }
        return copy.toString().replace("\"" + mark + "\"", wrong);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the example body is not JSON", broken);
        }
    }
}
