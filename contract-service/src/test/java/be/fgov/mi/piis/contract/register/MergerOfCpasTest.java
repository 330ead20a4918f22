package be.fgov.mi.piis.contract.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two CPAS are taken over by a third in the middle of a year: the contracts go with them by date, nothing is lost and
 * nothing is there twice, on whatever day one looks.
 */
@QuarkusTest
class MergerOfCpasTest extends ServiceTest {
    private static final String FIRST = "0999003097";
    private static final String SECOND = "0999003196";
    private static final String NEW = "0999003295";
    private static final String APART = "0999003394";
    private static final LocalDate LAST_DAY = LocalDate.of(2015, 6, 30);

    @Inject
    CpasRegistry cpasRegistry;

    @Inject
    BusinessClock clock;

    private final Map<String, String> ids = new HashMap<>();

    @BeforeEach
    void twoCpasThatWillBeTakenOver() {
        register(FIRST, LAST_DAY, NEW);
        register(SECOND, LAST_DAY, NEW);
        register(NEW, null, null);
        register(APART, null, null);
        cpasRegistry.apply(new Mandate("vendor-first", Set.of(FIRST), 1));
        cpasRegistry.apply(new Mandate("vendor-new", Set.of(NEW), 1));
        clock.moveTo(LAST_DAY.minusDays(1));
        push(FIRST, "only-first");
        push(FIRST, "everywhere");
        push(FIRST, "both");
        push(SECOND, "both");
        push(SECOND, "only-second");
        push(NEW, "everywhere");
        push(NEW, "only-new");
        push(APART, "everywhere");
    }

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private void register(String number, @Nullable LocalDate validTo, @Nullable String successor) {
        cpasRegistry.apply(new RegisteredCpas(
                number,
                63_001,
                "CPAS " + number,
                "OCMW " + number,
                null,
                LocalDate.of(1977, 1, 1),
                validTo,
                successor,
                "BE68539007547034",
                1));
    }

    private void push(String cpas, String reference) {
        String id = as(Tokens.worker(cpas))
                .body(Contracts.aSignedContract().json())
                .put(path(cpas, reference, 1))
                .then()
                .extract()
                .path("contractId");
        ids.put(cpas + "/" + reference, id);
    }

    private static String contracts(String cpas) {
        return "/piisContract/v1/cpas/" + cpas + "/contracts";
    }

    private static List<String> listed(String reader, String cpas) {
        return as(Tokens.worker(reader))
                .get(contracts(cpas) + "?pageSize=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.contractId");
    }

    @Test
    void onEveryDayEachContractIsListedOnceOverAllCpasThatSpeak() {
        LocalDate next = LAST_DAY.plusDays(1);
        for (LocalDate day : List.of(LAST_DAY.minusDays(1), LAST_DAY, next, LAST_DAY.plusYears(1), LAST_DAY, next)) {
            clock.moveTo(day);
            List<String> all = new ArrayList<>();
            for (String cpas : List.of(FIRST, SECOND, NEW, APART)) {
                if (day.isAfter(LAST_DAY) && !cpas.equals(NEW) && !cpas.equals(APART)) {
                    as(Tokens.worker(cpas)).get(contracts(cpas)).then().statusCode(404);
                } else {
                    all.addAll(listed(cpas, cpas));
                }
            }
            assertThat(all).as("%s", day).doesNotHaveDuplicates().containsAll(ids.values());
            assertThat(String.valueOf(all.size()))
                    .as("%s", day)
                    .isEqualTo(text("select count(*) from contract where enterprise_number in ('" + FIRST + "', '"
                            + SECOND + "', '" + NEW + "', '" + APART + "')"));
        }
    }

    @Test
    void upToTheLastDayTheOldCpasSpeaksAndFromTheDayAfterItsSuccessor() {
        for (LocalDate day : List.of(LAST_DAY.minusDays(1), LAST_DAY)) {
            clock.moveTo(day);
            as(Tokens.worker(FIRST))
                    .get(contracts(FIRST) + "/only-first")
                    .then()
                    .statusCode(200);
            as(Tokens.worker(NEW)).get(contracts(FIRST) + "/only-first").then().statusCode(404);
            as(Tokens.worker(NEW)).get(contracts(NEW) + "/only-first").then().statusCode(404);
            as(Tokens.vendor("vendor-new"))
                    .get(contracts(FIRST) + "/only-first")
                    .then()
                    .statusCode(404);
        }
        clock.moveTo(LAST_DAY.plusDays(1));
        for (String path : List.of(contracts(FIRST), contracts(NEW))) {
            for (Tokens reader : List.of(Tokens.worker(NEW), Tokens.vendor("vendor-new"))) {
                as(reader)
                        .get(path + "/only-first")
                        .then()
                        .statusCode(200)
                        .body("contractId", equalTo(ids.get(FIRST + "/only-first")))
                        .body("href", equalTo(contracts(FIRST) + "/only-first"));
                as(reader).get(path + "/only-first/revisions/1").then().statusCode(200);
            }
            for (Tokens former : List.of(Tokens.worker(FIRST), Tokens.vendor("vendor-first"), Tokens.worker(APART))) {
                as(former).get(path + "/only-first").then().statusCode(404);
            }
        }
        assertThat(listed(NEW, FIRST))
                .contains(ids.get(FIRST + "/only-first"), ids.get(FIRST + "/everywhere"), ids.get(FIRST + "/both"))
                .doesNotContain(ids.get(SECOND + "/both"), ids.get(NEW + "/everywhere"));
    }

    @Test
    void whereReferencesClashTheSuccessorsOwnWinsAndTheOldNumberReachesTheOther() {
        clock.moveTo(LAST_DAY.plusDays(1));
        as(Tokens.worker(NEW))
                .get(contracts(NEW) + "/everywhere")
                .then()
                .body("contractId", equalTo(ids.get(NEW + "/everywhere")));
        as(Tokens.worker(NEW))
                .get(contracts(FIRST) + "/everywhere")
                .then()
                .body("contractId", equalTo(ids.get(FIRST + "/everywhere")));
        as(Tokens.worker(NEW))
                .get(contracts(NEW) + "/both")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:ambiguousReference"))
                .body("enterpriseNumbers", contains(FIRST, SECOND));
        as(Tokens.worker(NEW))
                .get(contracts(SECOND) + "/both")
                .then()
                .body("contractId", equalTo(ids.get(SECOND + "/both")));
    }

    @Test
    void theSuccessorGoesOnWithAContractUnderEitherNumberAndOpensNoneUnderTheOld() {
        clock.moveTo(LAST_DAY);
        String reference = newReference();
        String person = Someone.next();
        as(Tokens.worker(FIRST))
                .body(Contracts.aDraft().of(person).json())
                .put(path(FIRST, reference, 1))
                .then()
                .statusCode(201);
        clock.moveTo(LAST_DAY.plusDays(1));
        as(Tokens.vendor("vendor-new"))
                .body(Contracts.anUnsignedContract().of(person).json())
                .put(path(NEW, reference, 2))
                .then()
                .statusCode(201)
                .body("contractId", equalTo(Contract.idOf(FIRST, reference).toString()))
                .body("status", equalTo("handedOver"));
        as(Tokens.vendor("vendor-new"))
                .body(Contracts.aSignedContract().of(person).json())
                .put(path(FIRST, reference, 3))
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
        assertThat(text("select count(*) || '/' || max(enterprise_number) from contract where reference = '" + reference
                        + "'"))
                .isEqualTo("1/" + FIRST);
        as(Tokens.worker(NEW))
                .body(Contracts.aDraft().of(person).json())
                .put(path(FIRST, newReference(), 1))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:cpasMerged"))
                .body("successor", equalTo(NEW));
        as(Tokens.worker(NEW))
                .body(Contracts.aDraft().of(person).json())
                .put(path(NEW, "new-" + reference, 1))
                .then()
                .statusCode(201);
        as(Tokens.worker(NEW))
                .body("{\"ssin\": \"" + person + "\"}")
                .post(contracts(NEW) + "/search")
                .then()
                .statusCode(200)
                .body("items.reference", containsInAnyOrder(reference, "new-" + reference));
        as(Tokens.worker(NEW))
                .body("{\"ssin\": \"" + person + "\"}")
                .post(contracts(FIRST) + "/search")
                .then()
                .body("items.reference", contains(reference));
        ids.put("successor", Contract.idOf(NEW, "new-" + reference).toString());
        assertThat(listed(NEW, NEW)).contains(ids.get("successor"));
        as(Tokens.worker(NEW))
                .get("/piisContract/v1/cpas/" + FIRST + "/findings")
                .then()
                .statusCode(200);
        as(Tokens.worker(NEW))
                .get(contracts(NEW) + "?status=active&pageSize=500")
                .then()
                .body("items.reference", hasItem(reference));
    }

    @Test
    @DisplayName("SIG-1: two who sign at once at the successor have both signed")
    void twoWhoSignAtOnceAtTheSuccessorHaveBothSigned() throws Exception {
        String reference = handedOverBeforeTheMerger();
        String hash = hashOf(reference);
        List<Response> answers = whileTheContractIsHeld(
                reference,
                () -> sign(Tokens.president(NEW), reference, "president", "eid", hash),
                () -> sign(Tokens.worker(NEW), reference, "beneficiary", "desk", hash));
        answers.forEach(answer -> answer.then().statusCode(201));
        as(Tokens.worker(NEW))
                .get(contracts(NEW) + "/" + reference)
                .then()
                .body("signaturesGiven.party", containsInAnyOrder("president", "beneficiary"))
                .body("signaturesGiven.current", everyItem(equalTo(true)));
        assertThat(text("select count(distinct payload::json ->> 'version') || '/' || count(*) from outbox"
                        + " where payload like '%" + reference + "%'"))
                .isEqualTo("3/3");
        sign(Tokens.secretary(NEW), reference, "secretary", "eid", hash)
                .then()
                .statusCode(201)
                .body("status", equalTo("active"));
    }

    @Test
    void aSignatureThatWaitedForAPushGoesOnFromWhatWasPushed() throws Exception {
        String reference = handedOverBeforeTheMerger();
        String hash = hashOf(reference);
        String withSupport = Contracts.anUnsignedContract()
                .of(ids.get("person"))
                .with("\"supportPerson\": { \"name\": \"M. Leroy\", \"role\": \"ami\" },")
                .json();
        List<Response> answers = whileTheContractIsHeld(
                reference,
                () -> as(Tokens.vendor("vendor-new")).body(withSupport).put(path(NEW, reference, 2)),
                () -> sign(Tokens.president(NEW), reference, "president", "eid", hash));
        answers.forEach(answer -> answer.then().statusCode(201));
        answers.get(1).then().body("revision", equalTo(2));
        as(Tokens.worker(NEW))
                .get(contracts(NEW) + "/" + reference)
                .then()
                .body("revision", equalTo(2))
                .body("contract.supportPerson.name", equalTo("M. Leroy"))
                .body("signaturesGiven.party", contains("president"));
    }

    @Test
    void theDatabaseLetsNoStateGoBack() {
        String there = " where contract_id = '" + ids.get(FIRST + "/only-first") + "'";
        for (String stale :
                List.of("version = version", "version = version - 1", "version = version + 1, revision = 0")) {
            assertThatThrownBy(() -> {
                        try (Connection connection = database.getConnection();
                                Statement statement = connection.createStatement()) {
                            statement.executeUpdate("update contract set " + stale + there);
                        }
                    })
                    .as(stale)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("40001"));
        }
    }

    private String handedOverBeforeTheMerger() {
        String reference = newReference();
        ids.put("person", Someone.next());
        as(Tokens.worker(FIRST))
                .body(Contracts.anUnsignedContract().of(ids.get("person")).json())
                .put(path(FIRST, reference, 1))
                .then()
                .statusCode(201);
        clock.moveTo(LAST_DAY.plusDays(1));
        return reference;
    }

    private static String hashOf(String reference) {
        return as(Tokens.worker(NEW))
                .get(contracts(NEW) + "/" + reference)
                .then()
                .statusCode(200)
                .extract()
                .path("contentHash");
    }

    private static Response sign(Tokens who, String reference, String party, String route, String hash) {
        return as(who).body(
                        "{\"party\": \"%s\", \"route\": \"%s\", \"contentHash\": \"%s\"}".formatted(party, route, hash))
                .post(contracts(NEW) + "/" + reference + "/signatures");
    }

    /** Lets the requests begin one after the other, each until it waits for the contract, and then go on. */
    @SafeVarargs
    private List<Response> whileTheContractIsHeld(String reference, Callable<Response>... requests) throws Exception {
        String name = FIRST + "/contract/" + reference;
        List<Future<Response>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                PushReceipts.lock(connection, name);
                for (Callable<Response> request : requests) {
                    running.add(threads.submit(request));
                    awaitWaiting(name, running.size());
                }
                connection.rollback();
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private void awaitWaiting(String name, int many) throws InterruptedException {
        Instant last = Instant.now().plusSeconds(9);
        String waiting = "";
        while (!waiting.equals(String.valueOf(many)) && Instant.now().isBefore(last)) {
            Thread.sleep(20);
            waiting = text("select count(*) from pg_locks where locktype = 'advisory' and not granted"
                    + " and (classid::bigint << 32 | objid::bigint) = hashtextextended('" + name + "', 0)");
        }
        assertThat(waiting).isEqualTo(String.valueOf(many));
    }
}
