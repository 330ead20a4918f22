package be.fgov.mi.piis.contract.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.BulkWorkers;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with many contracts: rows 10–19 and 31–33 of the table of bad input, and what has to hold after a crash. */
@QuarkusTest
class ImportTest extends ServiceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static int nextCpas = 1_000;

    @Inject
    Imports imports;

    @Inject
    ContractItems items;

    @Inject
    CpasRegistry cpasRegistry;

    @TempDir
    Path folder;

    @Test
    void everyLineHasItsResultInTheOrderSent() throws Exception {
        String good = newReference();
        String other = Contracts.aSignedContract().of(P02).json();
        Map<String, Long> before = rowCounts();
        String id = accepted(send(
                CPAS_C,
                "",
                bytes(
                        line(good, 1, contract(P01)),
                        "{\"reference\": \"x",
                        line(newReference(), 1, contract("75010599352")),
                        line(good, 2, contract(P01)).replace("Trouver", "Chercher"),
                        line(newReference(), 3, contract(P01)),
                        line(good, 1, contract(P01)),
                        line(good, 1, other),
                        "",
                        line("not a reference", 1, contract(P01)),
                        line(newReference(), 1, contract(P04)).replace("\"type\"", "\"typo\""),
                        line(P04, 1, contract(P01)))));
        JsonNode state = finished(CPAS_C, id);
        assertThat(state.path("status").asText()).isEqualTo("done");
        assertThat(state.path("percentage").asInt()).isEqualTo(100);
        assertThat(state.path("counts").toString())
                .isEqualTo("{\"total\":11,\"accepted\":2,\"repeated\":1,\"refused\":8}");
        List<JsonNode> results = results(CPAS_C, id);
        assertThat(results)
                .extracting(result -> result.path("line").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(results)
                .extracting(result -> result.path("status").asInt())
                .containsExactly(201, 400, 400, 201, 409, 200, 409, 400, 400, 400, 400);
        assertThat(results)
                .extracting(result -> result.path("code").asText())
                .containsExactly(
                        "",
                        "badRequest",
                        "badRequest",
                        "",
                        "revisionGap",
                        "",
                        "duplicateInBatch",
                        "badRequest",
                        "badRequest",
                        "badRequest",
                        "badRequest");
        assertThat(results.get(0).path("answer").path("status").asText()).isEqualTo("active");
        assertThat(results.get(5).path("answer")).isEqualTo(results.get(0).path("answer"));
        assertThat(results.get(2)
                        .path("problem")
                        .path("issues")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("contract.beneficiary.ssin");
        assertThat(results.get(6).path("repair").path("de").asText()).startsWith("Dieselbe Revision");
        assertThat(results.get(8).path("reference").isMissingNode()).isTrue();
        assertThat(results.get(10).toString())
                .contains("\"name\":\"reference\"")
                .doesNotContain(P04);
        Map<String, Long> after = rowCounts();
        assertThat(after.get("contract")).isEqualTo(before.get("contract") + 1);
        assertThat(after.get("contract_revision")).isEqualTo(before.get("contract_revision") + 2);
        assertThat(after.get("push_receipt")).isEqualTo(before.get("push_receipt") + 2);
        assertThat(after.get("import_content")).as("the file is deleted").isZero();
        String again = accepted(send(CPAS_C, "", bytes(line(good, 1, contract(P01)), line(good, 2, other))));
        finished(CPAS_C, again);
        assertThat(results(CPAS_C, again))
                .extracting(result ->
                        result.path("status").asInt() + result.path("code").asText())
                .containsExactly("200", "409revisionConflict");
    }

    @Test
    void whatIsNoFileOfLinesIsRefusedAtOnce() throws Exception {
        byte[] good = bytes(line(newReference(), 1, contract(P01)));
        Map<String, Long> before = rowCounts();
        for (String type : List.of("application/json", "text/plain", "application/x-ndjson;charset=ISO-8859-1")) {
            assertThat(send(CPAS_C, "", good, type, null).statusCode()).as(type).isEqualTo(415);
        }
        assertThat(send(CPAS_C, "", good, "application/x-ndjson", "br").statusCode())
                .isEqualTo(415);
        assertThat(send(CPAS_C, "", good, "application/x-ndjson", "gzip, gzip").statusCode())
                .isEqualTo(415);
        assertThat(send(CPAS_C, "", new byte[0]).statusCode()).isEqualTo(400);
        assertThat(send(CPAS_C, "", bytes(" ")).statusCode()).isEqualTo(400);
        assertThat(send(CPAS_C, "?mode=try", good).statusCode()).isEqualTo(400);
        assertThat(send(CPAS_C, "?atomic=none", good).statusCode()).isEqualTo(400);
        assertThat(send(CPAS_C, "", good, "application/x-ndjson", "gzip").statusCode())
                .isEqualTo(400);
        Response tooLong = send(CPAS_C, "", bytes("x".repeat(64 * 1024 + 1)));
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.<Integer>path("limit")).isEqualTo(64 * 1024);
        assertThat(send(CPAS_C, "", "{}\n".repeat(200_001).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(413);
        Response bomb = send(CPAS_C, "", gzip(new byte[8 * 1024 * 1024]), "application/x-ndjson", "gzip");
        assertThat(bomb.statusCode()).isEqualTo(413);
        assertThat(bomb.<String>path("type")).endsWith("payloadTooLarge");
        assertThat(send(CPAS_C, "", gzip(gzip(good)), "application/x-ndjson", "gzip")
                        .statusCode())
                .isEqualTo(413);
        byte[] packed = gzip(good);
        assertThat(send(CPAS_C, "", Arrays.copyOf(packed, packed.length + 1), "application/x-ndjson", "gzip")
                        .statusCode())
                .isEqualTo(413);
        assertThat(send(CPAS_F, "", good).statusCode()).isEqualTo(404);
        assertThat(rowCounts()).isEqualTo(before);
        String id = accepted(send(CPAS_C, "", packed, "application/x-ndjson", "gzip"));
        assertThat(finished(CPAS_C, id).path("counts").path("accepted").asInt()).isEqualTo(1);
        assertThat(as(Tokens.worker(CPAS_B)).get(imports(CPAS_B) + "/" + id).statusCode())
                .as("another CPAS")
                .isEqualTo(404);
        assertThat(as(Tokens.worker(CPAS_C)).get(imports(CPAS_C) + "/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void validatingStoresNothingAndToldWhatWouldBe() throws Exception {
        String reference = newReference();
        String person = Someone.next();
        String another = Someone.next();
        List<String> lines = new ArrayList<>();
        lines.add(line(reference, 1, contract(person)));
        for (int i = 0; i < 600; i++) {
            lines.add(line(newReference(), 1, contract(Someone.next())));
        }
        lines.add(line(reference, 2, contract(person)));
        lines.add(line(reference, 1, contract(person)));
        lines.add(line(reference, 1, contract(another)));
        lines.add(line(reference, 4, contract(another)));
        Map<String, Long> before = written();
        String id = accepted(send(CPAS_C, "?mode=validate", bytes(lines)));
        JsonNode state = finished(CPAS_C, id);
        assertThat(state.path("counts").toString())
                .isEqualTo("{\"total\":605,\"accepted\":602,\"repeated\":1,\"refused\":2}");
        assertThat(written()).isEqualTo(before);
        List<JsonNode> results = results(CPAS_C, id);
        assertThat(results.subList(601, 605))
                .extracting(result ->
                        result.path("status").asInt() + result.path("code").asText())
                .containsExactly("201", "200", "409duplicateInBatch", "409revisionGap");
        assertThat(results.get(602).path("answer")).isEqualTo(results.get(0).path("answer"));
    }

    @Test
    void validatingJudgesALineByThoseOfEarlierChunksToo() throws Exception {
        String atAJob = Someone.next();
        String moving = Someone.next();
        String running = newReference();
        as(Tokens.vendor("vendor"))
                .body(contract(moving))
                .put(path(CPAS_C, running, 1))
                .then()
                .statusCode(201);
        List<String> lines = new ArrayList<>();
        lines.add(line(
                newReference(),
                1,
                Contracts.aSignedContract()
                        .of(atAJob)
                        .with("\"ending\": {\"endedOn\": \"2015-06-30\", \"reason\": \"employment\"},")
                        .json()));
        lines.add(ended(line(running, 1, contract(moving))));
        for (int i = 0; i < 600; i++) {
            lines.add(line(newReference(), 1, contract(Someone.next())));
        }
        lines.add(line(
                newReference(), 1, contract(atAJob).replace("\"from\": \"2015-02-01\"", "\"from\": \"2015-10-01\"")));
        lines.add(line(newReference(), 1, contract(moving)));
        String tried = accepted(send(CPAS_C, "?mode=validate", bytes(lines)));
        finished(CPAS_C, tried);
        String done = accepted(send(CPAS_C, "", bytes(lines)));
        finished(CPAS_C, done);
        List<JsonNode> told = results(CPAS_C, tried);
        assertThat(told.get(602).path("answer").path("warnings").findValuesAsText("code"))
                .contains("assessmentOutdated");
        assertThat(told.get(603).path("answer").path("warnings").findValuesAsText("code"))
                .as("the earlier contract would have ended")
                .doesNotContain("secondActiveContract");
        assertThat(told).isEqualTo(results(CPAS_C, done));
    }

    @Test
    void aFileSentAgainWithItsKeyIsTheFirstOne() throws Exception {
        String key = "file:" + newReference();
        byte[] file = bytes(line(newReference(), 1, contract(Someone.next())));
        byte[] other = bytes(line(newReference(), 1, contract(Someone.next())));
        assertThat(sendKeyed(key, "", "x".repeat(64 * 1024 + 1).getBytes(StandardCharsets.UTF_8), null)
                        .statusCode())
                .as("a refused file leaves the key free")
                .isEqualTo(413);
        Response first = sendKeyed(key, "", file, null);
        String id = accepted(first);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        finished(CPAS_C, id);
        Map<String, Long> before = rowCounts();
        for (Response again : List.of(
                sendKeyed(key, "", file, null), sendKeyed("\"" + key + "\"", "?mode=commit", gzip(file), "gzip"))) {
            assertThat(accepted(again)).isEqualTo(id);
            assertThat(again.asString()).isEqualTo(first.asString());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        }
        for (Response reused : List.of(
                sendKeyed(key, "", other, null),
                sendKeyed(key, "?mode=validate", file, null),
                sendKeyed(key, "?atomic=all", file, null))) {
            assertThat(reused.statusCode()).isEqualTo(422);
            assertThat(reused.<String>path("type")).isEqualTo("urn:problem-type:spp-is:idempotencyKeyReused");
        }
        Response malformed = sendKeyed("not a key", "", file, null);
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.<String>path("type")).isEqualTo("urn:problem-type:spp-is:idempotencyKeyInvalid");
        assertThat(rowCounts()).as("no second import, nothing kept of a file").isEqualTo(before);
        assertThat(accepted(sendKeyed("other:" + key, "", file, null))).isNotEqualTo(id);
    }

    @Test
    void twoUploadsUnderOneKeyStartOneImport() throws Exception {
        String key = newReference();
        byte[] file = bytes(
                line(newReference(), 1, contract(Someone.next())), line(newReference(), 1, contract(Someone.next())));
        long imports = rowCounts().get("import");
        try (HttpClient client = HttpClient.newHttpClient();
                PipedOutputStream slow = new PipedOutputStream()) {
            PipedInputStream slowly = new PipedInputStream(slow, file.length);
            CompletableFuture<HttpResponse<String>> hanging = client.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + imports(CPAS_C)))
                            .header("Authorization", Tokens.vendor("vendor").bearer())
                            .header("Content-Type", "application/x-ndjson")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofInputStream(() -> slowly))
                            .build(),
                    BodyHandlers.ofString());
            slow.write(file, 0, file.length / 2);
            slow.flush();
            String id = accepted(sendKeyed(key, "", file, null));
            slow.write(file, file.length / 2, file.length - file.length / 2);
            slow.close();
            HttpResponse<String> late = hanging.get(60, TimeUnit.SECONDS);
            assertThat(late.statusCode()).as(late.body()).isEqualTo(202);
            assertThat(JSON.readTree(late.body()).path("importId").asText()).isEqualTo(id);
            assertThat(late.headers().firstValue("Idempotency-Replayed")).contains("true");
            assertThat(finished(CPAS_C, id).path("counts").path("accepted").asInt())
                    .isEqualTo(2);
        }
        assertThat(rowCounts().get("import")).isEqualTo(imports + 1);
        assertThat(rowCounts().get("import_content")).isZero();
    }

    @Test
    void aPackedFileOfContractsThatAreNearlyAlikeIsTaken() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(line("R-%08d".formatted(i), 1, contract(Someone.next())));
        }
        byte[] plain = bytes(lines);
        byte[] packed = gzip(plain);
        assertThat(plain.length / packed.length).as("was too much once").isGreaterThan(30);
        String id = accepted(send(CPAS_C, "?mode=validate", packed, "application/x-ndjson", "gzip"));
        assertThat(finished(CPAS_C, id).path("counts").path("accepted").asInt()).isEqualTo(400);
    }

    private static Response sendKeyed(String key, String query, byte[] file, @Nullable String encoding) {
        RequestSpecification request = RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", Tokens.vendor("vendor").bearer())
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", key)
                .body(file);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.post(imports(CPAS_C) + query);
    }

    @Test
    void validatingWhatTellsOfAPersonLeavesItsLineInTheAccessLog() throws Exception {
        String person = Someone.next();
        String reference = newReference();
        finished(CPAS_C, accepted(send(CPAS_C, "", bytes(line(newReference(), 1, contract(person))))));
        Map<String, Long> before = written();
        String id = accepted(send(
                CPAS_C,
                "?mode=validate",
                bytes(line(reference, 1, contract(person)), line(newReference(), 1, contract(Someone.next())))));
        finished(CPAS_C, id);
        assertThat(results(CPAS_C, id).getFirst().path("answer").toString()).contains("secondActiveContract");
        before.merge("access_log", 1L, Long::sum);
        assertThat(written()).isEqualTo(before);
        assertThat(text("select operation || ' ' || (person_id is not null) from access_log where object = '" + CPAS_C
                        + "/" + reference + "/1'"))
                .isEqualTo("contract.dryRun true");
    }

    @Test
    @DisplayName("SIG-2: who signed here for one function is not told for the other, in a file either")
    void whoSignedHereForOneFunctionIsNotToldForTheOtherInAFileEither() throws Exception {
        String reference = newReference();
        String person = Someone.next();
        String contract = "/piisContract/v1/cpas/" + CPAS_C + "/contracts/" + reference;
        asVendor()
                .body(Contracts.anUnsignedContract().of(person).json())
                .put(contract + "/revisions/1")
                .then()
                .statusCode(201);
        String hash = asVendor().get(contract).path("contentHash");
        as(Tokens.president(CPAS_C))
                .body("{\"party\": \"president\", \"route\": \"eid\", \"signer\": \"J. Peeters\", \"contentHash\": \""
                        + hash + "\"}")
                .post(contract + "/signatures")
                .then()
                .statusCode(201);
        String both = Contracts.anUnsignedContract()
                .of(person)
                .signedBy("beneficiary", "2015-01-30")
                .signedBy("secretary", "2015-02-02", "j. peeters")
                .json();
        String refused = accepted(send(CPAS_C, "", bytes(line(reference, 2, both))));
        finished(CPAS_C, refused);
        assertThat(results(CPAS_C, refused).getFirst().path("code").asText()).isEqualTo("sameSigner");
        String taken = accepted(send(CPAS_C, "", bytes(line(reference, 2, both.replace("j. peeters", "A. Dubois")))));
        finished(CPAS_C, taken);
        assertThat(results(CPAS_C, taken)
                        .getFirst()
                        .path("answer")
                        .path("status")
                        .asText())
                .isEqualTo("active");
    }

    @Test
    void anotherPersonInheritsNoSignatureInAFileEither() throws Exception {
        String reference = newReference();
        String told = newReference();
        String person = Someone.next();
        String another = Someone.next();
        finished(
                CPAS_C,
                accepted(send(
                        CPAS_C,
                        "",
                        bytes(line(reference, 1, contract(person)), line(told, 1, contract(Someone.next()))))));
        String[] next = {
            line(reference, 2, contract(another)),
            line(reference, 3, contract(another)),
            line(told, 2, contract(Someone.next()))
        };
        for (String query : List.of("?mode=validate", "")) {
            String id = accepted(send(CPAS_C, query, bytes(next)));
            finished(CPAS_C, id);
            assertThat(results(CPAS_C, id))
                    .as(query)
                    .extracting(result -> result.path("answer").path("status").asText())
                    .containsExactly("handedOver", "handedOver", "handedOver");
            assertThat(results(CPAS_C, id)
                            .getFirst()
                            .path("answer")
                            .path("warnings")
                            .toString())
                    .contains("beneficiaryChanged", "signatureOutdated");
        }
        String id = accepted(send(CPAS_C, "", bytes(line(reference, 4, contract(another)))));
        finished(CPAS_C, id);
        assertThat(results(CPAS_C, id).getFirst().path("answer").path("status").asText())
                .as("read from the database again")
                .isEqualTo("handedOver");
        assertThat(text("select status || '/' || person_since from contract where reference = '" + reference + "'"))
                .isEqualTo("HANDED_OVER/2");
        assertThat(text("select string_agg(r.person_since::text, ',' order by r.revision) from contract_revision r"
                        + " join contract c using (contract_id) where c.reference = '" + reference + "'"))
                .isEqualTo("1,2,2,2");
        assertThat(text("select payload from outbox where payload like '%" + reference
                        + "%' order by position desc limit 1"))
                .contains("\"status\":\"handedOver\"", "\"signatures\":[]");
    }

    @Test
    void whatATakenOverCpasOpenedGoesOnInAFileOfItsSuccessorAsInASinglePush() throws Exception {
        String first = newCpas();
        String second = newCpas();
        String reference = newReference();
        String alone = newReference();
        String both = newReference();
        String person = Someone.next();
        String draft = Contracts.aDraft().of(person).json();
        for (String[] opened : new String[][] {{first, reference}, {first, alone}, {first, both}, {second, both}}) {
            as(Tokens.worker(opened[0]))
                    .body(draft)
                    .put(path(opened[0], opened[1], 1))
                    .then()
                    .statusCode(201);
        }
        String successor = newCpas();
        for (String former : List.of(first, second)) {
            cpasRegistry.apply(new RegisteredCpas(
                    former,
                    71_000,
                    "CPAS",
                    "OCMW",
                    null,
                    LocalDate.of(1977, 1, 1),
                    LocalDate.now(BusinessClock.BRUSSELS).minusDays(1),
                    successor,
                    "BE68539007547034",
                    2));
        }
        String handedOver = Contracts.anUnsignedContract().of(person).json();
        String own = newReference();
        String[] lines = {
            line(reference, 2, handedOver),
            line(reference, 3, contract(person)),
            line(reference, 1, draft),
            line(own, 1, draft),
            line(both, 2, handedOver)
        };
        for (String query : List.of("?mode=validate", "")) {
            String id = accepted(send(successor, query, bytes(lines)));
            finished(successor, id);
            List<JsonNode> results = results(successor, id);
            assertThat(results)
                    .as(query)
                    .extracting(result ->
                            result.path("status").asInt() + result.path("code").asText())
                    .containsExactly("201", "201", "200", "201", "409ambiguousReference");
            assertThat(results)
                    .extracting(result -> result.path("answer").path("href").asText())
                    .containsExactly(
                            contracts(first) + reference,
                            contracts(first) + reference,
                            contracts(first) + reference,
                            contracts(successor) + own,
                            "");
            assertThat(results.getLast()
                            .path("problem")
                            .path("enterpriseNumbers")
                            .toString())
                    .isEqualTo("[\"" + first + "\",\"" + second + "\"]");
            assertThat(results.getLast().path("repair").path("fr").asText()).startsWith("Plusieurs CPAS repris");
            assertThat(results.get(1).path("answer").path("status").asText()).isEqualTo("active");
        }
        String pushed = as(Tokens.worker(successor))
                .body(handedOver)
                .put(path(successor, alone, 2))
                .then()
                .statusCode(201)
                .extract()
                .path("href");
        assertThat(pushed).as("as a single push does").isEqualTo(contracts(first) + alone);
        assertThat(text("select string_agg(enterprise_number || '/' || revision, ' ') from contract where reference = '"
                        + reference + "'"))
                .isEqualTo(first + "/3");
        assertThat(text("select string_agg(distinct enterprise_number, ' ') from push_receipt where reference = '"
                        + reference + "'"))
                .isEqualTo(first);
        as(Tokens.worker(successor))
                .get(contracts(successor) + reference)
                .then()
                .statusCode(200);
        String again = accepted(send(successor, "", bytes(lines[0], lines[1])));
        finished(successor, again);
        assertThat(results(successor, again))
                .allMatch(result -> result.path("status").asInt() == 200)
                .extracting(result -> result.path("answer").path("status").asText())
                .containsExactly("handedOver", "active");
    }

    private static String contracts(String cpas) {
        return "/piisContract/v1/cpas/" + cpas + "/contracts/";
    }

    @Test
    void allOrNothing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            lines.add(line(newReference(), 1, contract(Someone.next())));
        }
        List<String> spoilt = new ArrayList<>(lines);
        spoilt.set(650, line(newReference(), 2, contract(P01)));
        Map<String, Long> before = written();
        String refused = accepted(send(CPAS_C, "?atomic=all", bytes(spoilt)));
        JsonNode state = finished(CPAS_C, refused);
        assertThat(state.path("status").asText()).isEqualTo("refused");
        assertThat(state.path("counts").path("accepted").asInt()).isZero();
        assertThat(written()).isEqualTo(before);
        List<JsonNode> results = results(CPAS_C, refused);
        assertThat(results.get(650).path("code").asText()).isEqualTo("revisionGap");
        assertThat(results.get(0).path("status").asInt()).isEqualTo(424);
        assertThat(results.get(0).path("code").asText()).isEqualTo("notStored");

        String taken = accepted(send(CPAS_C, "?atomic=all", bytes(lines)));
        assertThat(finished(CPAS_C, taken).path("status").asText()).isEqualTo("done");
        assertThat(written().get("contract")).isEqualTo(before.get("contract") + 700);
        assertThat(results(CPAS_C, taken))
                .allMatch(result -> result.path("status").asInt() == 201);
    }

    @Test
    void whoIsLookedAtByAFileThatIsStoredInTheEndHasOneLineForIt() throws Exception {
        String someone = Someone.next();
        as(Tokens.vendor("vendor"))
                .body(contract(someone))
                .put(path(CPAS_A, newReference(), 1))
                .then()
                .statusCode(201);
        String reference = newReference();
        String right = line(reference, 1, contract(someone));
        String operations = "select string_agg(operation || ' ' || (person_id is not null), ', ' order by id)"
                + " from access_log where object = '" + CPAS_C + "/" + reference + "/1'";

        String refused =
                accepted(send(CPAS_C, "?atomic=all", bytes(right, line(newReference(), 2, contract(Someone.next())))));
        assertThat(finished(CPAS_C, refused).path("status").asText()).isEqualTo("refused");
        assertThat(text(operations))
                .as("its results could be read before the last line was judged")
                .isEqualTo("contract.dryRun true");

        imports.workers().stop();
        try {
            accepted(send(CPAS_C, "?atomic=all", bytes(right)));
            assertThatThrownBy(() -> workers(new DiesAtChunk(items, 0)).workOnce())
                    .hasStackTraceContaining("the lights went out");
        } finally {
            imports.workers().start();
        }
        String taken = accepted(send(CPAS_C, "?atomic=all", bytes(right)));
        assertThat(finished(CPAS_C, taken).path("status").asText()).isEqualTo("done");
        assertThat(text(operations))
                .as("judged twice and stored once")
                .isEqualTo("contract.dryRun true, contract.push true");
    }

    @Test
    void aCrashBetweenChunksLosesNothingAndDoublesNothing() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_300; i++) {
            lines.add(line(newReference(), 1, contract(Someone.next())));
        }
        lines.add(lines.get(3));
        lines.add(line("r-bad", 7, contract(P01)));
        Map<String, Long> before = written();
        imports.workers().stop();
        String disturbed;
        try {
            disturbed = accepted(send(CPAS_C, "", bytes(lines)));
            assertThatThrownBy(() -> workers(new DiesAtChunk(items, 1)).workOnce())
                    .hasStackTraceContaining("the lights went out");
            assertThat(state(CPAS_C, disturbed).path("status").asText()).isEqualTo("running");
            assertThat(state(CPAS_C, disturbed).path("counts").path("accepted").asInt())
                    .isEqualTo(500);
            assertThat(written().get("contract")).isEqualTo(before.get("contract") + 500);
            workers(items).workOnce();
        } finally {
            imports.workers().start();
        }
        JsonNode state = finished(CPAS_C, disturbed);
        assertThat(state.path("counts").toString())
                .isEqualTo("{\"total\":1302,\"accepted\":1300,\"repeated\":1,\"refused\":1}");
        Map<String, Long> after = written();
        for (String table : List.of("contract", "contract_revision", "push_receipt", "access_log", "outbox")) {
            assertThat(after.get(table)).as(table).isEqualTo(before.get(table) + 1_300);
        }
        JsonNode receipt = payload(receipt(CPAS_C, disturbed));
        String again = accepted(send(CPAS_C, "", bytes(lines)));
        finished(CPAS_C, again);
        assertThat(payload(receipt(CPAS_C, again)).path("acceptedSetHash").asText())
                .as("undisturbed, the same lines")
                .isEqualTo(receipt.path("acceptedSetHash").asText());
    }

    @Test
    void allOrNothingSurvivesACrashToo() throws Exception {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            lines.add(line(newReference(), 1, contract(Someone.next())));
        }
        Map<String, Long> before = written();
        imports.workers().stop();
        String disturbed;
        try {
            disturbed = accepted(send(CPAS_B, "?atomic=all", bytes(lines)));
            assertThatThrownBy(() -> workers(new DiesAtChunk(items, 2)).workOnce())
                    .hasStackTraceContaining("the lights went out");
            assertThat(written().get("contract")).isEqualTo(before.get("contract"));
        } finally {
            imports.workers().start();
        }
        assertThat(finished(CPAS_B, disturbed).path("status").asText()).isEqualTo("done");
        assertThat(written().get("contract")).isEqualTo(before.get("contract") + 1_100);
        assertThat(written().get("outbox")).isEqualTo(before.get("outbox") + 1_100);
    }

    @Test
    void anUnusualFileWaitsForAHuman() throws Exception {
        String cpas = newCpas();
        List<String> references = new ArrayList<>();
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            references.add(newReference());
            first.add(line(references.get(i), 1, contract(Someone.next())));
        }
        finished(cpas, accepted(send(cpas, "", bytes(first))));
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ends.add(ended(first.get(i)));
        }
        Map<String, Long> before = written();
        String cancelled = accepted(send(cpas, "", bytes(ends)));
        JsonNode state = state(cpas, cancelled);
        assertThat(state.path("status").asText()).isEqualTo("awaitingConfirmation");
        assertThat(state.path("pause").toString())
                .isEqualTo("{\"contracts\":20,\"open\":20,\"ending\":7,\"changed\":7,"
                        + "\"endedThresholdPercent\":30,\"changedThresholdPercent\":60}");
        String decide = imports(cpas) + "/" + cancelled + "/confirmation";
        assertThat(as(Tokens.vendor("vendor-files"))
                        .body("{\"decision\": \"proceed\"}")
                        .post(decide)
                        .statusCode())
                .as("a machine does not decide")
                .isEqualTo(403);
        assertThat(as(Tokens.worker(cpas))
                        .get(imports(cpas) + "/" + cancelled + "/receipt")
                        .statusCode())
                .isEqualTo(409);
        Response put =
                as(Tokens.worker(cpas)).body("{\"decision\": \"cancel\"}").post(decide);
        assertThat(put.statusCode()).as(put.asString()).isEqualTo(200);
        assertThat(put.<String>path("status")).isEqualTo("cancelled");
        assertThat(as(Tokens.worker(cpas))
                        .body("{\"decision\": \"proceed\"}")
                        .post(decide)
                        .statusCode())
                .isEqualTo(409);
        assertThat(written()).isEqualTo(before);

        String passed = accepted(send(cpas, "", bytes(ends)));
        as(Tokens.worker(cpas))
                .body("{\"decision\": \"proceed\"}")
                .post(imports(cpas) + "/" + passed + "/confirmation");
        assertThat(finished(cpas, passed).path("counts").path("accepted").asInt())
                .isEqualTo(7);
        String resent = accepted(send(cpas, "", bytes(ends)));
        assertThat(finished(cpas, resent).path("counts").path("repeated").asInt())
                .as("what is there already ends nothing")
                .isEqualTo(7);
    }

    @Test
    void aSinglePushAndALineLeaveTheSameRows() throws Exception {
        for (String cut : List.of("", "end")) {
            String single = "S-" + newReference().substring(0, 20);
            String bulk = "B-" + single.substring(2);
            String one = Someone.next();
            String two = Someone.next();
            as(Tokens.vendor("vendor")).body(contract(one)).put(path(CPAS_C, single, 1));
            String second = cut.isEmpty()
                    ? contract(one)
                            .replace("Trouver un logement", "Garder un logement")
                            .replace("rightToIntegration", "financialSocialAid")
                    : JSON.readTree(ended(line(single, 1, contract(one))))
                            .path("contract")
                            .toString();
            Response pushed = as(Tokens.vendor("vendor")).body(second).put(path(CPAS_C, single, 2));
            assertThat(pushed.statusCode()).as(pushed.asString()).isEqualTo(201);
            String id = accepted(send(
                    CPAS_C, "", bytes(line(bulk, 1, contract(two)), line(bulk, 2, second.replace(one, two)))));
            assertThat(finished(CPAS_C, id).path("counts").path("accepted").asInt())
                    .isEqualTo(2);
            assertThat(results(CPAS_C, id)
                            .get(1)
                            .path("answer")
                            .toString()
                            .replace(bulk, single)
                            .replaceAll("\"contractId\":\"[^\"]*\"", ""))
                    .isEqualTo(JSON.readTree(pushed.asString()).toString().replaceAll("\"contractId\":\"[^\"]*\"", ""));
            assertThat(rowsOf(bulk).replace(bulk, single)).isEqualTo(rowsOf(single));
        }
    }

    @Test
    void aReceiptIsVerifiedOfflineAndATamperedOneIsNot() throws Exception {
        List<String> lines = List.of(
                line(newReference(), 1, contract(P01)),
                line(newReference(), 2, contract(P01)),
                line(newReference(), 1, contract(P02)));
        String id = accepted(send(CPAS_C, "", bytes(lines)));
        finished(CPAS_C, id);
        Path receipt = write("receipt.json", receipt(CPAS_C, id));
        Path keys = write(
                "keys.json",
                RestAssured.get("/piisContract/v1/receiptKeys")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        Path file = write("file.ndjson", String.join("\n", lines) + "\n");
        Path results = write("results.ndjson", rawResults(CPAS_C, id));
        assertThat(verify(receipt, keys, file, results)).isZero();
        assertThat(verify(receipt, keys, file))
                .as("a refused line is none of the accepted")
                .isNotZero();
        Path otherFile = write("other.ndjson", String.join("\n", lines).replace("Trouver", "Chercher") + "\n");
        assertThat(verify(receipt, keys, otherFile, results)).isNotZero();
        JsonNode signed = JSON.readTree(receipt(CPAS_C, id));
        String payload =
                new String(Base64.getUrlDecoder().decode(signed.path("payload").asText()), StandardCharsets.UTF_8);
        String raised = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        payload.replace("\"accepted\":2", "\"accepted\":3").getBytes(StandardCharsets.UTF_8));
        Path tampered = write(
                "tampered.json",
                signed.toString().replace(signed.path("payload").asText(), raised));
        assertThat(verify(tampered, keys)).isNotZero();
        assertThat(verify(receipt, keys)).isZero();
    }

    /** Everything of a contract that a push leaves, without ids, ciphertexts and times. */
    private String rowsOf(String reference) {
        String id = "(select contract_id from contract where reference = '" + reference + "')";
        return text("select to_jsonb(c) - 'contract_id' - 'person_id' from contract c where reference = '" + reference
                        + "'")
                + text("select jsonb_agg(to_jsonb(r) - 'contract_id' - 'content_sealed' - 'received_at' order by"
                        + " revision) from contract_revision r where contract_id = " + id)
                + text("select jsonb_agg(to_jsonb(r) - 'fingerprint' - 'accepted_at' - 'answer' order by revision)"
                        + " from push_receipt r where reference = '" + reference + "'")
                + text(
                        "select jsonb_agg(to_jsonb(l) - 'id' - 'at' - 'person_id' - 'trace_id' - 'subject' order by object)"
                                + " from access_log l where object like '%" + reference + "/%'")
                + text(
                        "select jsonb_agg(jsonb_build_object('type', type, 'topic', topic, 'version', version, 'payload',"
                                + " payload::jsonb - 'contractId' - 'personId') order by version)"
                                + " from outbox where payload like '%" + reference + "\"%'")
                + text("select count(*) || string_agg(number_kind || (birth_index is null) || (sex_index is null), ' ')"
                        + " from person_ssin where person_id = (select person_id from contract where"
                        + " reference = '" + reference + "')");
    }

    /** Dies when it is about to write a chunk, as a process that is killed does. */
    private record DiesAtChunk(BulkItems real, int chunk, int[] seen) implements BulkItems {
        DiesAtChunk(BulkItems real, int chunk) {
            this(real, chunk, new int[1]);
        }

        @Override
        public String kind() {
            return real.kind();
        }

        @Override
        public String home() {
            return real.home();
        }

        @Override
        public BulkItem read(Delivery delivery, int line, byte[] bytes) {
            return real.read(delivery, line, bytes);
        }

        @Override
        public List<Kind> kinds() {
            return real.kinds();
        }

        @Override
        public Session open(Connection connection, Delivery delivery, List<BulkItem> given, Earlier earlier)
                throws SQLException {
            Session session = real.open(connection, delivery, given, earlier);
            return new Session() {
                @Override
                public Object judge(BulkItem item) {
                    return session.judge(item);
                }

                @Override
                public List<BulkAccessLog.Look> looks(List<BulkItem> accepted) {
                    return session.looks(accepted);
                }

                @Override
                public void store(List<BulkItem> accepted) throws SQLException {
                    session.store(accepted);
                    if (seen[0]++ == chunk) {
                        throw new IllegalStateException("the lights went out");
                    }
                }
            };
        }
    }

    private BulkWorkers workers(BulkItems of) {
        return new BulkWorkers(database, of, imports.seal(), imports.signer());
    }

    private Map<String, Long> written() {
        Map<String, Long> rows = new TreeMap<>(rowCounts());
        rows.keySet().removeAll(Set.of("import", "import_result", "import_content"));
        return rows;
    }

    static String contract(String ssin) {
        return Contracts.aSignedContract().of(ssin).json().replace("\n", " ").strip();
    }

    static String line(String reference, int revision, String contract) {
        return "{\"reference\": \"" + reference + "\", \"revision\": " + revision + ", \"contract\": "
                + contract.replace("\n", " ").strip() + "}";
    }

    /** The next revision of a first line: the contract has ended. */
    private static String ended(String first) {
        return first.replace("\"revision\": 1", "\"revision\": 2")
                .replace(
                        "\"contract\": {",
                        "\"contract\": { \"ending\": { \"endedOn\": \"2015-12-31\", \"reason\": \"completed\" },");
    }

    static byte[] bytes(String... lines) {
        return bytes(List.of(lines));
    }

    static byte[] bytes(List<String> lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    static String imports(String cpas) {
        return "/piisContract/v1/cpas/" + cpas + "/imports";
    }

    static Response send(String cpas, String query, byte[] body) {
        return send(cpas, query, body, "application/x-ndjson", null);
    }

    private static Response send(String cpas, String query, byte[] body, String type, String encoding) {
        Tokens sender = cpas.startsWith("09990001") || cpas.equals(CPAS_C) || cpas.equals(CPAS_B) || cpas.equals(CPAS_F)
                ? Tokens.vendor("vendor")
                : Tokens.vendor("vendor-files");
        RequestSpecification request = RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", sender.bearer())
                .header("Content-Type", type)
                .body(body);
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return request.post(imports(cpas) + query);
    }

    static String accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.path("importId");
        assertThat(answer.header("Location")).endsWith("/imports/" + id);
        assertThat(answer.<String>path("href")).endsWith("/imports/" + id);
        return id;
    }

    static JsonNode state(String cpas, String id) throws IOException {
        Response answer = as(Tokens.worker(cpas)).get(imports(cpas) + "/" + id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return JSON.readTree(answer.asString());
    }

    static JsonNode finished(String cpas, String id) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            JsonNode state = state(cpas, id);
            if (Set.of("done", "refused", "cancelled")
                    .contains(state.path("status").asText())) {
                return state;
            }
            assertThat(System.nanoTime()).as(state.toString()).isLessThan(until);
            Thread.sleep(100);
        }
    }

    private static String rawResults(String cpas, String id) {
        return as(Tokens.worker(cpas))
                .get(imports(cpas) + "/" + id + "/results")
                .asString();
    }

    static List<JsonNode> results(String cpas, String id) throws IOException {
        List<JsonNode> results = new ArrayList<>();
        for (String result : rawResults(cpas, id).split("\n")) {
            results.add(JSON.readTree(result));
        }
        return results;
    }

    private static String receipt(String cpas, String id) {
        return as(Tokens.worker(cpas))
                .get(imports(cpas) + "/" + id + "/receipt")
                .asString();
    }

    private static JsonNode payload(String receipt) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder()
                .decode(JSON.readTree(receipt).path("payload").asText()));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static int verify(Path... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("bash", "../docs/verify-receipt.sh"));
        for (Path argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** A CPAS that has no contract yet. */
    private String newCpas() {
        int base = 9_991_000 + nextCpas++;
        String number = "0%07d%02d".formatted(base, 97 - base % 97);
        cpasRegistry.apply(new RegisteredCpas(
                number, 71_000, "CPAS", "OCMW", null, LocalDate.of(1977, 1, 1), null, null, "BE68539007547034", 1));
        cpasRegistry.apply(new Mandate("vendor-files", Set.of(number), nextCpas));
        return number;
    }
}
