package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The story of one person and one convention, told call by call on the running suite. Every call is safe to repeat
 * (pushes by reference and revision, acts by Idempotency-Key), so the story can be told again.
 */
final class DemoStory {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CPAS_A = "0999000129";
    private static final String CONVENTION = "AS-2015-STORY-A";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(120);

    private static final String CONVENTION_BODY = """
            {"type":"city","year":2015,"leadCpas":"0999000129","grantedCents":17661525,
             "targets":{"persons":60,"trajectories":70},"objectives":"Activation sociale (fictif)",
             "iban":"BE81999000014824","period":{"from":"2015-01-01","until":"2015-12-31"}}""";

    /** P04 of the scenarios: a number that no real person has. */
    private static final String CONTRACT = """
            {"beneficiary":{"ssin":"75010599351","status":"rightToIntegration","language":"fr","fullTimeStudent":false},
             "type":"socialActivation","period":{"from":"2015-02-01","until":"2016-01-31"},
             "socialAssessment":{"heldOn":"2015-01-12","needs":["Contacts"],"strengths":["Motivation"]},
             "objectives":[{"id":"o1","domain":"socialActivation","text":"Sortir de l'isolement","dueOn":"2015-06-30"}],
             "steps":[{"id":"s1","objectiveId":"o1","by":"beneficiary","text":"Atelier hebdomadaire","dueOn":"2015-03-31"},
                      {"id":"s2","objectiveId":"o1","by":"cpas","text":"Entretien mensuel","dueOn":"2015-03-31"}],
             "handedOverOn":"2015-01-20",
             "signatures":[{"party":"beneficiary","signedOn":"2015-01-30","route":"desk"},
                           {"party":"president","signedOn":"2015-01-30","route":"eid","signer":"J. Peeters"},
                           {"party":"secretary","signedOn":"2015-01-30","route":"eid","signer":"A. Dubois"}]}""";

    private static final String FIRST_TRAJECTORY = """
            {"startedOn":"2015-02-01","plannedUntil":"2015-06-30",
             "activities":[{"kind":"basicSkills","mode":"collective"}],
             "ended":{"on":"2015-06-30","outcome":"strengthenedAutonomy"}}""";

    private static final String SECOND_TRAJECTORY = """
            {"startedOn":"2015-07-01","plannedUntil":"2015-12-31",
             "activities":[{"kind":"remobilization","mode":"individual"}]}""";

    private static final String SECOND_TRAJECTORY_ENDED = """
            {"startedOn":"2015-07-01","plannedUntil":"2015-12-31",
             "activities":[{"kind":"remobilization","mode":"individual"}],
             "ended":{"on":"2015-12-31","outcome":"socioProfessionalPath"}}""";

    private final SuitePorts ports;
    private final DemoTokens tokens;
    private final DemoClock clock;
    private final Map<String, HeldToken> held = new HashMap<>();
    private LocalDate today = LocalDate.EPOCH;

    DemoStory(SuitePorts ports, DemoTokens tokens) {
        this.ports = ports;
        this.tokens = tokens;
        this.clock = new DemoClock(ports, tokens);
    }

    private record HeldToken(String value, long until) {}

    void tell() {
        LocalDate before = clock.today();
        try {
            tellFromAugust();
        } finally {
            clock.move(before);
            System.out.println("\nThe business date is " + before + " again.");
        }
    }

    private void tellFromAugust() {
        chapter("A person of CPAS-A signs a contract and follows a first trajectory");
        on(2015, 8, 24);
        String contract = "/v1/cpas/" + CPAS_A + "/contracts/STORY-P04";
        put("vendor", Service.CONTRACT, "/piisContract" + contract + "/revisions/1", CONTRACT);
        String trajectories = "/piisEvaluation" + contract + "/trajectories/";
        put("vendor", Service.EVALUATION, trajectories + "T1/revisions/1", FIRST_TRAJECTORY);
        put("vendor", Service.EVALUATION, trajectories + "T2/revisions/1", SECOND_TRAJECTORY);

        chapter("CPAS-A drafts its convention of 176,615.25 EUR and submits it");
        put("worker-a", Service.SUBSIDY, convention("/revisions/1"), CONVENTION_BODY);
        act("worker-a", "submission", "{}");

        chapter("The person counts once, whatever the number of trajectories");
        await(
                "officer",
                convention("/count"),
                count -> count.path("countedPersons").asInt() == 1
                        && count.path("trajectories").asInt() == 2);

        chapter("The SPP IS advises, the minister approves");
        on(2015, 9, 28);
        act("officer", "advice", "{\"favourable\":true}");
        on(2015, 10, 5);
        act("officer", "ministerSubmission", "{}");
        on(2015, 10, 26);
        act("minister", "ministerDecision", "{\"decision\":\"approved\"}");

        chapter("President, secretary and minister sign, in that order");
        on(2015, 11, 2);
        act("president-a", "signatures", "{}");
        get("finance-1", convention("/advance"));
        on(2015, 11, 3);
        act("secretary-a", "signatures", "{}");
        on(2015, 11, 10);
        act("minister", "signatures", "{}");

        chapter("Every signature is in: half of the subsidy may be paid, and the two halves add up to the cent");
        await(
                "finance-1",
                convention("/advance"),
                advance -> advance.path("payable").asBoolean()
                        && advance.path("advanceCents").asLong() == 8_830_763
                        && advance.path("balanceShareCents").asLong() == 8_830_762);

        chapter("The second trajectory ends; the person still counts once, the outcomes are two");
        on(2016, 1, 11);
        put("vendor", Service.EVALUATION, trajectories + "T2/revisions/2", SECOND_TRAJECTORY_ENDED);
        await(
                "officer",
                convention("/count"),
                count -> count.path("countedPersons").asInt() == 1
                        && count.path("outcomes").path("socioProfessionalPath").asInt() == 1
                        && count.path("outcomes").path("strengthenedAutonomy").asInt() == 1);

        chapter("The Rapport unique shows the convention, and no person");
        get("officer", "/rapportUnique/v1/reports/2015?enterpriseNumber=" + CPAS_A);
    }

    private static void chapter(String title) {
        System.out.println("\n" + title);
    }

    private void on(int year, int month, int day) {
        today = LocalDate.of(year, month, day);
        clock.move(today);
    }

    private static String convention(String path) {
        return "/activationSubsidy/v1/conventions/" + CONVENTION + path;
    }

    private void put(String account, Service service, String path, String body) {
        show(account, "PUT", path, expectSuccess(call(account, "PUT", service, path, body, null)));
    }

    private void act(String account, String act, String body) {
        String path = convention("/" + act);
        HttpResponse<String> response =
                call(account, "POST", Service.SUBSIDY, path, body, "story-" + act + "-" + account);
        show(account, "POST", path, expectSuccess(response));
    }

    private void get(String account, String path) {
        show(account, "GET", path, expectSuccess(call(account, "GET", Service.SUBSIDY, path, null, null)));
    }

    /** Events travel for a moment: asks until the answer is the expected one. */
    private void await(String account, String path, Predicate<JsonNode> expected) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        HttpResponse<String> response = call(account, "GET", Service.SUBSIDY, path, null, null);
        while (response.statusCode() != 200 || !expected.test(parse(response))) {
            if (System.nanoTime() > limit) {
                throw new LaunchFailure("after " + PATIENCE.toSeconds() + " s GET " + path + " still answers "
                        + response.statusCode() + " " + response.body());
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted", e);
            }
            response = call(account, "GET", Service.SUBSIDY, path, null, null);
        }
        show(account, "GET", path, response);
    }

    private HttpResponse<String> call(
            String account, String method, Service service, String path, @Nullable String body, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ports.address(service) + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token(account))
                .header("Accept", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return Http.CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LaunchFailure(service.title() + " does not answer: is the suite running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted", e);
        }
    }

    private static HttpResponse<String> expectSuccess(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new LaunchFailure(response.request().method() + " " + response.uri() + " answers "
                    + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private void show(String account, String method, String path, HttpResponse<String> response) {
        System.out.printf("  %s  %-11s  %s %s%n", today, account, method, path);
        System.out.printf("              → %d  %s%n", response.statusCode(), shortened(response));
    }

    /** What matters of an answer on one line. */
    private static String shortened(HttpResponse<String> response) {
        JsonNode answer = parse(response);
        if (answer.has("status") && answer.has("number")) {
            return "status " + answer.path("status").asText();
        }
        String text = answer.toString();
        return text.length() > 600 ? text.substring(0, 600) + " …" : text;
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new LaunchFailure(response.uri() + " does not answer in JSON: " + response.body(), e);
        }
    }

    /** A signature asks for a sign-in at most five minutes old, so tokens are renewed well before. */
    private String token(String account) {
        HeldToken current = held.get(account);
        if (current == null || System.nanoTime() > current.until()) {
            current = new HeldToken(tokens.accessToken(account), System.nanoTime() + TOKEN_USED_FOR.toNanos());
            held.put(account, current);
        }
        return current.value();
    }
}
