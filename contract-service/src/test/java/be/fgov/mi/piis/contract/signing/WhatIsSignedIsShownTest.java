package be.fgov.mi.piis.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.ServiceTest;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.contract.push.Someone;
import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The page on which somebody signs against what the hash of the text covers. */
@QuarkusTest
class WhatIsSignedIsShownTest extends ServiceTest {
    private static final List<String> LANGUAGES = List.of("fr", "nl", "de", "en");
    private static final int SHORT_HASH = 16;

    @Inject
    BusinessClock clock;

    /** One change of the contract, written as the words that it replaces. */
    private record Change(String from, String to) {}

    private record Seen(String contentHash, Map<String, String> pages) {}

    @BeforeEach
    void itIsOctober2017() {
        clock.moveTo(LocalDate.of(2017, 10, 13));
    }

    @AfterEach
    void backToToday() {
        clock.moveTo(LocalDate.now(BusinessClock.BRUSSELS));
    }

    /** Every part of the text with a change of each of its items. */
    private static List<Change> changesOf(AgreementPart part) {
        return switch (part) {
            case TYPE ->
                Stream.of("employment", "training", "studies", "social", "general")
                        .map(other -> new Change("\"type\": \"socialActivation\"", "\"type\": \"" + other + "\""))
                        .toList();
            case PERIOD -> List.of(new Change("2015-02-01", "2015-02-02"), new Change("2016-01-31", "2016-02-29"));
            case OBJECTIVE ->
                List.of(
                        new Change("\"domain\": \"housing\"", "\"domain\": \"budget\""),
                        new Change("Trouver un logement", "Trouver deux logements"),
                        new Change("2015-06-30", "2015-06-29"));
            case STEP_OF_BENEFICIARY ->
                List.of(
                        new Change("\"Visiter\"", "\"Visiter souvent\""),
                        new Change("2015-03-30", "2015-03-29"),
                        new Change(
                                "\"id\": \"s1\", \"objectiveId\": \"o1\"", "\"id\": \"s1\", \"objectiveId\": \"o2\""));
            case STEP_OF_CPAS ->
                List.of(
                        new Change("Garantie locative", "Prime"),
                        new Change("2015-03-31", "2015-04-01"),
                        new Change(
                                "\"id\": \"s2\", \"objectiveId\": \"o1\"", "\"id\": \"s2\", \"objectiveId\": \"o2\""));
            case STEP_OF_THIRD_PARTY ->
                List.of(
                        new Change("Conduire", "Accompagner"),
                        new Change("2015-05-01", "2015-05-02"),
                        new Change(
                                "\"id\": \"s3\", \"objectiveId\": \"o2\"", "\"id\": \"s3\", \"objectiveId\": \"o1\""));
            case THIRD_PARTY ->
                List.of(
                        new Change("Accesport", "Accessport"),
                        new Change("\"0999000129\"", "\"0999000228\""),
                        new Change("\"enterpriseNumber\": \"0999000129\",", ""),
                        new Change("Deux matinées", "Trois"));
            case COMMUNITY_SERVICE ->
                changesOfService().values().stream().flatMap(List::stream).toList();
            case LANGUAGE ->
                List.of(
                        new Change("\"language\": \"fr\"", "\"language\": \"nl\""),
                        new Change("\"language\": \"fr\"", "\"language\": \"de\""));
            case SUPPORT_PERSON ->
                List.of(new Change(
                        "\"type\":", "\"supportPerson\": {\"name\": \"Ana Ruiz\", \"role\": \"amie\"}, \"type\":"));
            case SOCIAL_ASSESSMENT -> List.of(new Change("ponctuelle", "patiente"));
            case ADMINISTRATIVE_FACTS -> List.of(new Change("\"fullTimeStudent\": false", "\"fullTimeStudent\": true"));
        };
    }

    private static Map<String, List<Change>> changesOfService() {
        return Map.of(
                "services", List.of(new Change("Lire aux enfants", "Jouer aux échecs")),
                "organisation",
                        List.of(
                                new Change("Maison de quartier", "Maison des jeunes"),
                                new Change("\"kind\": \"nonProfit\"", "\"kind\": \"public\"")),
                "period", List.of(new Change("2015-07-06", "2015-07-07"), new Change("2015-12-19", "2015-12-20")),
                "schedule", List.of(new Change("le mercredi", "le jeudi")),
                "duration", List.of(new Change("six mois", "cinq mois")),
                "paid", List.of(new Change("\"paid\": true, \"remunerationCents\": 2500", "\"paid\": false")),
                "remunerationCents", List.of(new Change("2500", "2501")),
                "influenceOnIncome", List.of(new Change("exonérée", "comptée")),
                "requestedBy", List.of(new Change("\"requestedBy\": \"beneficiary\"", "\"requestedBy\": \"cpas\"")));
    }

    private static String full(String ssin) {
        return Contracts.anUnsignedContract()
                .of(ssin)
                .with("""
                        "thirdParties": [ { "id": "t1", "name": "Accesport",
                            "enterpriseNumber": "0999000129", "expectations": "Deux matinées" } ],
                        "communityService": { "services": ["Lire aux enfants", "Ranger"],
                            "organisation": { "name": "Maison de quartier", "kind": "nonProfit" },
                            "period": { "from": "2015-07-06", "until": "2015-12-19" }, "schedule": "le mercredi",
                            "duration": "six mois", "paid": true, "remunerationCents": 2500,
                            "influenceOnIncome": "exonérée", "requestedBy": "beneficiary" },
                        """)
                .json()
                .replace("\"dueOn\": \"2015-06-30\" }", """
                        "dueOn": "2015-06-30" },
                        { "id": "o2", "domain": "health", "text": "Se soigner", "dueOn": "2015-08-31" }
                        """)
                .replace(
                        "\"text\": \"Visiter\", \"dueOn\": \"2015-03-31\"",
                        "\"text\": \"Visiter\", \"dueOn\": \"2015-03-30\"")
                .replace("\"text\": \"Garantie locative\", \"dueOn\": \"2015-03-31\" }", """
                        "text": "Garantie locative", "dueOn": "2015-03-31" },
                        { "id": "s3", "objectiveId": "o2", "by": "thirdParty", "text": "Conduire", "dueOn": "2015-05-01" }
                        """);
    }

    /**
     * Pushes a text as a contract of its own, so that no reflection runs anew, and reads its page in each language: only
     * what the eye sees, without code and reference.
     */
    private static Seen see(String reference, String body) {
        asVendor().body(body).put(path(CPAS_A, reference, 1)).then().statusCode(201);
        var given = as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\"}")
                .post("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/signatureCodes")
                .then()
                .statusCode(201)
                .extract();
        String hash = given.path("contentHash");
        Map<String, String> pages = new HashMap<>();
        for (String language : LANGUAGES) {
            String page = RestAssured.given()
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                    .formParam("code", given.<String>path("code"))
                    .formParam("lang", language)
                    .post("/person")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            pages.put(
                    language,
                    page.replaceAll("<[^>]*>", " ")
                            .replace(hash.substring(0, SHORT_HASH), "")
                            .replace('\u00a0', ' ')
                            .replace('\u202f', ' ')
                            .replaceAll("\\s+", " "));
        }
        return new Seen(hash, pages);
    }

    @Test
    @DisplayName(
            "SIG-1, SIG-3: whatever changes the hash that is signed changes what the signer reads, in each language")
    void everyPartThatIsSignedIsShown() {
        String text = full(Someone.next());
        Seen before = see(newReference(), text);
        for (AgreementPart part : AgreementPart.values()) {
            List<Change> changes = changesOf(part);
            assertThat(changes).as(part.name()).isNotEmpty();
            for (Change change : changes) {
                assertThat(text).contains(change.from());
                Seen after = see(newReference(), text.replace(change.from(), change.to()));
                boolean signed = !after.contentHash().equals(before.contentHash());
                assertThat(signed).as("%s is signed: %s", part, change.to()).isEqualTo(isCovered(part));
                for (String language : LANGUAGES) {
                    boolean shown =
                            !after.pages().get(language).equals(before.pages().get(language));
                    assertThat(shown)
                            .as("%s is shown in %s: %s", part, language, change.to())
                            .isEqualTo(signed);
                }
            }
        }
    }

    /** Whether a part concerns anybody at all. */
    private static boolean isCovered(AgreementPart part) {
        return Stream.of(Signatory.BENEFICIARY, Signatory.CPAS).anyMatch(side -> part.concerns(side, "", false));
    }

    @Test
    @DisplayName("COM-2: no item of a community service is left out of the changes that are tried")
    void everyItemOfAService() {
        assertThat(changesOfService().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ContractBody.CommunityService.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    @DisplayName("kind, domains and community service are said in the language of the reader")
    void inTheLanguageOfTheReader() {
        Map<String, String> pages = see(newReference(), full(Someone.next())).pages();
        Map<String, List<String>> expected = new HashMap<>();
        expected.put(
                "fr",
                List.of(
                        "Type de projet Activation sociale",
                        "Langue du contrat français",
                        "Logement: Trouver un logement (pour le 30 juin 2015)",
                        "Visiter (pour l’objectif 1, pour le 30 mars 2015)",
                        "Conduire (pour l’objectif 2, pour le 1er mai 2015)",
                        "Accesport (numéro d’entreprise 0999000129): Deux matinées",
                        "Le service est volontaire.",
                        "Ce que vous y faites Lire aux enfants Ranger",
                        "Maison de quartier (organisation sans but lucratif)",
                        "du 6 juillet 2015 au 19 décembre 2015",
                        "Montant exact 25,00 €",
                        "Influence sur votre revenu exonérée",
                        "Qui l’a demandé Vous"));
        expected.put(
                "nl",
                List.of(
                        "Soort project Sociale activering",
                        "Taal van het contract Frans",
                        "(voor doelstelling 1, tegen 30 maart 2015)",
                        "De dienst is vrijwillig.",
                        "(organisatie zonder winstoogmerk)",
                        "Wordt u ervoor betaald? ja",
                        "Precies bedrag € 25,00",
                        "Invloed op uw inkomen",
                        "Wie erom vroeg U"));
        expected.put(
                "de",
                List.of(
                        "Art des Projekts Soziale Aktivierung",
                        "Sprache des Vertrags Französisch",
                        "(für Ziel 1, bis zum 30. März 2015)",
                        "Der Dienst ist freiwillig.",
                        "(Organisation ohne Gewinnzweck)",
                        "Genauer Betrag 25,00 €",
                        "Wer darum gebeten hat Sie"));
        expected.put(
                "en",
                List.of(
                        "Kind of project Social activation",
                        "Language of the contract French",
                        "Housing: Trouver un logement",
                        "(for objective 1, by ",
                        "The service is voluntary.",
                        "(non-profit organisation)",
                        "Are you paid for it? yes",
                        "Exact amount €25.00",
                        "Who asked for it You"));
        expected.forEach((language, words) -> assertThat(pages.get(language)).contains(words));
    }

    @Test
    @DisplayName("COM-6: an annulled community service is shown as what has no effect")
    void anAnnulledService() {
        String reference = newReference();
        String text = full(Someone.next());
        List<String> seen = new ArrayList<>();
        clock.moveTo(LocalDate.of(2018, 7, 31));
        seen.add(see(reference, text).pages().get("fr"));
        String code = as(Tokens.worker(CPAS_A))
                .body("{\"party\": \"beneficiary\"}")
                .post("/piisContract/v1/cpas/" + CPAS_A + "/contracts/" + reference + "/signatureCodes")
                .then()
                .statusCode(201)
                .extract()
                .path("code");
        clock.moveTo(LocalDate.of(2018, 8, 1));
        seen.add(RestAssured.given()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("code", code)
                .formParam("lang", "fr")
                .post("/person")
                .asString());
        assertThat(seen.getFirst()).contains("Le service est volontaire").doesNotContain("sans effet");
        assertThat(seen.getLast()).contains("cette partie est sans effet").contains("Maison de quartier");
    }
}
