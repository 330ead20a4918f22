package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.e2e.Paths.CPAS_A;
import static be.fgov.mi.piis.e2e.Paths.CPAS_E;
import static be.fgov.mi.piis.e2e.Paths.contract;
import static be.fgov.mi.piis.local.Service.CONTRACT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of one contract over HTTP with real tokens, from the first question to the move to another CPAS. */
@Order(1)
@ExtendWith(OnTheWholeSuite.class)
class ContractLifeIT {
    private static final String REFERENCE = "E2E-LIFE-P02";
    private static final String P02 = "90070299511";

    private final Suite suite;

    ContractLifeIT(Suite suite) {
        this.suite = suite;
    }

    private static String act(String below) {
        return contract(CPAS_A, REFERENCE) + below;
    }

    private static final String DRAFT = """
            {"beneficiary":{"ssin":"%s","status":"rightToIntegration","language":"fr","fullTimeStudent":false},
             "type":"general","period":{"from":"2017-03-15","until":"2018-03-14"},
             "socialAssessment":{"heldOn":"2017-02-20","needs":["Un logement"],"strengths":["Motivation"]},
             "objectives":[{"id":"o1","domain":"housing","text":"Trouver un logement","dueOn":"2017-12-31"}],
             "steps":[{"id":"s1","objectiveId":"o1","by":"beneficiary","text":"Visiter","dueOn":"2017-12-31"},
                      {"id":"s2","objectiveId":"o1","by":"cpas","text":"Garantie locative","dueOn":"2017-12-31"}],
             "thirdParties":[{"id":"t1","name":"Accesport","expectations":"Deux matinées par semaine"}]}""".formatted(P02);

    @Test
    @Order(1)
    @DisplayName(
            "SC-05, SC-07, SC-08, SC-10, SC-14, SC-18: handed over, signed by everyone, amended, moved with the person")
    void fromTheDraftToTheMove() {
        Story story = suite.story("The life of a contract").on("2017-03-01");
        story.put("vendor", CONTRACT, contract(CPAS_A, REFERENCE, 1), DRAFT).is(201);
        Answer handedOver =
                story.act("worker-a", CONTRACT, act("/handOver"), "{}").is(200);
        assertThat(handedOver.text("earliestSignatureDate")).isEqualTo("2017-03-07");

        // The person reflects; then everyone signs the text that was handed over.
        String hash = story.get("worker-a", CONTRACT, act("")).is(200).text("contentHash");
        story.on("2017-03-05");
        assertThat(sign(story, "worker-a", "beneficiary", "desk", hash, "")
                        .is(409)
                        .text("type"))
                .endsWith("reflectionPeriodRunning");
        story.on("2017-03-07");
        sign(story, "worker-a", "beneficiary", "desk", hash, "").is(201);
        sign(story, "president-a", "president", "eid", hash, "").is(201);
        Answer organisationMissing =
                sign(story, "secretary-a", "secretary", "eid", hash, "").is(201);
        assertThat(organisationMissing.text("status")).isEqualTo("partiallySigned");
        assertThat(organisationMissing.texts("toSign")).containsExactly("thirdParty:t1");
        Answer active = sign(
                        story,
                        "worker-a",
                        "thirdParty",
                        "paper",
                        hash,
                        ",\"thirdPartyId\":\"t1\",\"documentSha256\":\"" + "a".repeat(64) + "\"")
                .is(201);
        assertThat(active.text("status")).isEqualTo("active");

        // An annex waits for the organisation, which refuses: nothing changes.
        Answer proposed =
                story.act("worker-a", CONTRACT, act("/amendments"), """
                        {"proposedBy":"cpas","changes":{"period":{"from":"2017-03-15","until":"2018-09-14"}}}""").is(201);
        assertThat(proposed.text("kind")).isEqualTo("renewal");
        Answer refused = story.act(
                        "worker-a",
                        CONTRACT,
                        proposed.text("href") + "/agreements",
                        "{\"party\":\"thirdParty\",\"thirdPartyId\":\"t1\",\"agrees\":false,\"route\":\"desk\","
                                + "\"contentHash\":\"" + proposed.text("contentHash") + "\"}")
                .is(201);
        assertThat(refused.text("status")).isEqualTo("refused");
        assertThat(story.get("worker-a", CONTRACT, act(""))
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);

        // A sanction without notice and advice is refused with its ground.
        story.on("2017-04-10");
        Answer procedure = story.act(
                        "worker-a",
                        CONTRACT,
                        act("/sanctionProcedures"),
                        "{\"breachedOn\":\"2017-04-03\",\"stepId\":\"s1\"}")
                .is(201);
        assertThat(story.act(
                                "worker-a",
                                CONTRACT,
                                procedure.text("href") + "/decision",
                                "{\"outcome\":\"suspension\",\"suspension\":{\"extent\":\"total\","
                                        + "\"from\":\"2017-05-01\",\"until\":\"2017-05-31\"}}")
                        .is(409)
                        .text("type"))
                .endsWith("formalNoticeMissing");

        // The person moves: an offer without content, information, release, decision, a new draft.
        story.on("2017-09-01");
        story.act("worker-a", CONTRACT, act("/transfer"), "{\"toCpas\":\"" + CPAS_E + "\",\"movedOn\":\"2017-09-01\"}")
                .is(201);
        assertThat(story.get("worker-a", CONTRACT, act("")).is(200).text("status"))
                .isEqualTo("transferred");
        story.put("vendor", CONTRACT, contract(CPAS_A, REFERENCE, 4), DRAFT).is(409);
        Answer offers = story.get("vendor", CONTRACT, "/piisContract/v1/cpas/" + CPAS_E + "/transferOffers")
                .is(200);
        JsonNode offer = offers.json().path("items").get(0);
        assertThat(offers.body()).doesNotContain("logement").doesNotContain(P02);
        String href = offer.path("href").asText();
        story.get("vendor", CONTRACT, href + "/content").is(404);
        story.act("vendor", CONTRACT, href + "/information", "{\"informedOn\":\"2017-09-01\"}")
                .is(200, 201);
        assertThat(story.get("vendor", CONTRACT, href + "/content").is(200).body())
                .contains("Garantie locative");
        Answer draft = story.act("vendor", CONTRACT, href + "/decision", """
                        {"reference":"E2E-LIFE-P02-NEW","commitments":[{"stepId":"s1","decision":"keep"},
                         {"stepId":"s2","decision":"adapt","text":"Garantie locative à la nouvelle adresse"}]}""").is(201);
        assertThat(draft.text("status")).isEqualTo("draft");
        JsonNode copied = story.get("vendor", CONTRACT, contract(CPAS_E, "E2E-LIFE-P02-NEW"))
                .is(200)
                .json();
        assertThat(copied.path("contract").path("steps")).hasSize(2);
        assertThat(copied.path("transferredFrom").asText()).isNotEmpty();

        // Nobody else hears a word of it: only codes and dates travel.
        suite.awaitQuiet();
        List<String> said = suite.events().records(List.of(Events.CONTRACT), Map.of()).stream()
                .map(ConsumerRecord::value)
                .filter(value -> value.contains("E2E-LIFE-P02"))
                .toList();
        assertThat(said)
                .hasSizeGreaterThan(6)
                .allSatisfy(value -> assertThat(value)
                        .doesNotContain("logement")
                        .doesNotContain("Accesport")
                        .doesNotContain(P02));
        assertThat(said).anySatisfy(value -> assertThat(value).contains("\"status\":\"transferred\""));
    }

    private static Answer sign(Story story, String account, String party, String route, String hash, String more) {
        return story.act(
                account,
                CONTRACT,
                act("/signatures"),
                "{\"party\":\"%s\",\"route\":\"%s\",\"contentHash\":\"%s\"%s}".formatted(party, route, hash, more));
    }
}
