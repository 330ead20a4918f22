package be.fgov.mi.piis.contract.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FindingsTest extends ServiceTest {
    private static final String SERVICE = """
            "communityService": { "services": ["Lire aux enfants"],
                "organisation": { "name": "ASBL Lire", "kind": "nonProfit" },
                "period": { "from": "2017-06-01", "until": "2017-12-31" }, "schedule": "le mercredi",
                "duration": "six mois", "paid": false, "influenceOnIncome": "aucune", "requestedBy": "beneficiary" },
            """;

    @Inject
    BusinessClock clock;

    @All
    @Inject
    List<FindingSource> sources;

    @AfterEach
    void today() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    private void on(String day) {
        clock.moveTo(LocalDate.parse(day));
    }

    private static ValidatableResponse push(String cpas, String reference, String body) {
        return asVendor().body(body).put(path(cpas, reference, 1)).then();
    }

    private static ValidatableResponse findings(String cpas, String code) {
        return as(Tokens.worker(cpas))
                .get("/piisContract/v1/cpas/" + cpas + "/findings?pageSize=500&code=" + code)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse read(String contract) {
        return as(Tokens.worker(CPAS_A))
                .get("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + contract)
                .then()
                .statusCode(200);
    }

    /** Signed on 2017-06-01, from then until 2018-05-31. */
    private static String ofJune2017(Contracts contract) {
        return contract.json()
                .replace("2015-01-20", "2017-05-20")
                .replace("2015-01-30", "2017-06-01")
                .replace("2015-02-02", "2017-06-01")
                .replace("2015-01-12", "2017-05-12")
                .replace("2015-02-01", "2017-06-01")
                .replace("2016-01-31", "2018-12-31")
                .replace("2015-", "2018-");
    }

    @Test
    @DisplayName("each code is had by one source, so that a list of one code asks no other")
    void eachCodeHasItsSource() {
        assertThat(sources.stream().flatMap(source -> source.codes().stream()))
                .containsExactlyInAnyOrder(
                        "commitmentBreached",
                        "commitmentLate",
                        "communityServiceToRevise",
                        "contractEndingSoon",
                        "exemptionReviewDue",
                        "interviewOverdue",
                        "obligationDueSoon",
                        "obligationOverdue",
                        "secondActiveContract",
                        "termReached",
                        "transferWaiting");
    }

    @Test
    @DisplayName("two active contracts of one type: kept, warned, and told to both CPAS, each of its own only")
    void secondActiveContract() {
        String ssin = "82101799791";
        String atA = newReference();
        String atB = newReference();
        String another = newReference();
        push(CPAS_A, atA, Contracts.aSignedContract().of(ssin).json())
                .statusCode(201)
                .body("warnings.code", not(hasItem("secondActiveContract")));
        push(
                        CPAS_A,
                        another,
                        Contracts.aSignedContract().of(ssin).type("studies").json())
                .statusCode(201)
                .body("warnings.code", not(hasItem("secondActiveContract")));
        findings(CPAS_A, "secondActiveContract").body("items.reference", not(hasItem(atA)));
        push(CPAS_B, atB, Contracts.aSignedContract().of(ssin).json())
                .statusCode(201)
                .body("status", equalTo("active"))
                .body("warnings.code", hasItem("secondActiveContract"));
        String seenByA = findings(CPAS_A, "secondActiveContract")
                .body("items.reference", hasItem(atA))
                .body("items.reference", not(hasItem(another)))
                .body("items.find { it.reference == '" + atA + "' }.since", equalTo("2015-02-02"))
                .extract()
                .asString();
        assertThat(seenByA).doesNotContain(atB).doesNotContain(CPAS_B).doesNotContain(ssin);
        String seenByB = findings(CPAS_B, "secondActiveContract")
                .body("items.reference", hasItem(atB))
                .body("items.text.fr", hasItem(containsString("ou dans un autre CPAS")))
                .body("items.text.nl", hasItem(containsString("ander OCMW")))
                .body("items.text.de", hasItem(containsString("anderen ÖSHZ")))
                .extract()
                .asString();
        assertThat(seenByB).doesNotContain(atA).doesNotContain(CPAS_A).doesNotContain(ssin);

        String sameCpas = newReference();
        push(CPAS_A, sameCpas, Contracts.aSignedContract().of(ssin).json())
                .body("warnings.code", hasItem("secondActiveContract"));
        findings(CPAS_A, "secondActiveContract").body("items.reference", hasItems(atA, sameCpas));
        asVendor()
                .body(Contracts.aSignedContract()
                        .of(ssin)
                        .with("\"ending\": {\"endedOn\": \"2015-12-31\", \"reason\": \"mutualAgreement\"},")
                        .json())
                .put(path(CPAS_A, atA, 2))
                .then()
                .statusCode(201);
        findings(CPAS_A, "secondActiveContract").body("items.reference", not(hasItem(atA)));
    }

    @Test
    @DisplayName("a term is announced a month ahead and reached the day after")
    void term() {
        on("2015-12-31");
        String reference = newReference();
        push(CPAS_A, reference, Contracts.aSignedContract().json()).statusCode(201);
        findings(CPAS_A, "contractEndingSoon").body("items.reference", not(hasItem(reference)));
        on("2016-01-01");
        findings(CPAS_A, "contractEndingSoon")
                .body("items.find { it.reference == '" + reference + "' }.dueOn", equalTo("2016-01-31"))
                .body("items.find { it.reference == '" + reference + "' }.since", equalTo("2016-01-01"));
        on("2016-01-31");
        findings(CPAS_A, "contractEndingSoon").body("items.reference", hasItem(reference));
        findings(CPAS_A, "termReached").body("items.reference", not(hasItem(reference)));
        on("2016-02-01");
        findings(CPAS_A, "contractEndingSoon").body("items.reference", not(hasItem(reference)));
        findings(CPAS_A, "termReached")
                .body("items.find { it.reference == '" + reference + "' }.since", equalTo("2016-02-01"));
    }

    @Test
    @DisplayName(
            "SC-13, COM-1, COM-2, COM-3: eight items, each missing one by its name; never imposed, never commercial")
    void communityServiceContent() {
        String good = ofJune2017(Contracts.aSignedContract().with(SERVICE));
        push(CPAS_A, newReference(), good)
                .statusCode(201)
                .body("warnings.code", not(hasItem("voluntaryOnly")))
                .body("warnings.code", not(hasItem("communityServiceWithoutGround")));
        for (String item : List.of(
                "\"services\": [\"Lire aux enfants\"],",
                "\"organisation\": { \"name\": \"ASBL Lire\", \"kind\": \"nonProfit\" },",
                "\"period\": { \"from\": \"2017-06-01\", \"until\": \"2017-12-31\" },",
                "\"schedule\": \"le mercredi\",",
                "\"duration\": \"six mois\",",
                "\"paid\": false,",
                "\"influenceOnIncome\": \"aucune\",")) {
            String name = item.substring(1, item.indexOf('"', 1));
            push(CPAS_A, newReference(), ofJune2017(Contracts.aSignedContract().with(SERVICE.replace(item, ""))))
                    .statusCode(400)
                    .body("issues.name", contains("communityService." + name))
                    .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:requiredInput"));
        }
        push(CPAS_A, newReference(), good.replace("\"paid\": false", "\"paid\": true"))
                .statusCode(400)
                .body("issues.name", contains("communityService.remunerationCents"))
                .body("issues[0].type", equalTo("urn:problem-type:belgif-ext:input-validation:requiredInput"));
        push(CPAS_A, newReference(), good.replace("\"paid\": false", "\"paid\": true, \"remunerationCents\": 3500"))
                .statusCode(201);
        push(CPAS_A, newReference(), good.replace("\"paid\": false", "\"paid\": false, \"remunerationCents\": 3500"))
                .statusCode(400)
                .body("issues.name", contains("communityService.remunerationCents"));
        push(CPAS_A, newReference(), good.replace("nonProfit", "public")).statusCode(201);
        push(CPAS_A, newReference(), good.replace("nonProfit", "commercial"))
                .statusCode(400)
                .body("issues.name", contains("communityService.organisation.kind"));
        push(CPAS_A, newReference(), good.replace("\"paid\"", "\"imposed\": true, \"paid\""))
                .statusCode(400)
                .body("issues[0].type", equalTo("urn:problem-type:belgif:input-validation:unknownInput"));
        push(CPAS_A, newReference(), good.replace("\"requestedBy\": \"beneficiary\"", "\"requestedBy\": \"cpas\""))
                .statusCode(201)
                .body("warnings.code", hasItem("voluntaryOnly"));
    }

    @Test
    @DisplayName(
            "SC-13, COM-6, A-23: refused from 01/08/2018, older ones to be revised by 30/09/2018, without ground before")
    void communityServiceByDate() {
        on("2018-07-31");
        String reference = newReference();
        String body = ofJune2017(Contracts.aSignedContract().with(SERVICE));
        push(CPAS_A, reference, body).statusCode(201);
        findings(CPAS_A, "communityServiceToRevise").body("items.reference", not(hasItem(reference)));
        read(reference).body("legallyVoid", nullValue());
        on("2018-08-02");
        read(reference).body("legallyVoid", contains("communityService"));
        push(CPAS_A, newReference(), body.replace("2017-06-01\", \"route\"", "2018-08-02\", \"route\""))
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:communityServiceAnnulled"));
        findings(CPAS_A, "communityServiceToRevise")
                .body("items.find { it.reference == '" + reference + "' }.since", equalTo("2018-08-01"))
                .body("items.find { it.reference == '" + reference + "' }.dueOn", equalTo("2018-09-30"))
                .body(
                        "items.find { it.reference == '" + reference + "' }.text.fr",
                        containsString("retirez-le au plus"));
        on("2018-10-01");
        findings(CPAS_A, "communityServiceToRevise")
                .body(
                        "items.find { it.reference == '" + reference + "' }.text.fr",
                        containsString("devait être retiré au plus tard le 30/09/2018"));
        asVendor()
                .body(ofJune2017(Contracts.aSignedContract()))
                .put(path(CPAS_A, reference, 2))
                .then()
                .statusCode(201);
        findings(CPAS_A, "communityServiceToRevise").body("items.reference", not(hasItem(reference)));
        read(reference).body("legallyVoid", nullValue());
        read(reference + "/revisions/1").body("legallyVoid", contains("communityService"));
        push(CPAS_A, newReference(), Contracts.aSignedContract().with(SERVICE).json())
                .statusCode(201)
                .body("warnings.code", hasItem("communityServiceWithoutGround"));
    }

    @Test
    @DisplayName("PRE-10: taken up again after a job, the assessment serves when the job was shorter than three months")
    void reactivation() {
        String ssin = "01112099485";
        push(
                        CPAS_A,
                        newReference(),
                        Contracts.aSignedContract()
                                .of(ssin)
                                .with("\"ending\": {\"endedOn\": \"2015-06-30\", \"reason\": \"employment\"},")
                                .json())
                .statusCode(201);
        String resumed = Contracts.aSignedContract().of(ssin).json();
        push(CPAS_A, newReference(), resumed.replace("\"from\": \"2015-02-01\"", "\"from\": \"2015-09-30\""))
                .statusCode(201)
                .body("warnings.code", not(hasItem("assessmentOutdated")));
        push(CPAS_A, newReference(), resumed.replace("\"from\": \"2015-02-01\"", "\"from\": \"2015-10-01\""))
                .statusCode(201)
                .body("warnings.code", hasItem("assessmentOutdated"));
        push(CPAS_B, newReference(), resumed.replace("\"from\": \"2015-02-01\"", "\"from\": \"2015-10-01\""))
                .statusCode(201)
                .body("warnings.code", not(hasItem("assessmentOutdated")));
    }
}
