package be.fgov.mi.piis.subsidy.signing;

import static be.fgov.mi.piis.subsidy.convention.Conventions.act;
import static be.fgov.mi.piis.subsidy.convention.Conventions.approved;
import static be.fgov.mi.piis.subsidy.convention.Conventions.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.subsidy.SubsidyServiceTest;
import be.fgov.mi.piis.subsidy.convention.Conventions;
import be.fgov.mi.piis.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

@QuarkusTest
@DisplayName("SC-19, SUB-10: the convention as a document, and its electronic signatures")
class ElectronicSignatureTest extends SubsidyServiceTest {
    @Inject
    SignatureProvider provider;

    @Test
    @DisplayName(
            "The document says what is signed, and an independent validator finds no breach of PDF/UA-1 or PDF/A-3u")
    void document() throws Exception {
        approved(
                "ES-1",
                CPAS_B,
                Conventions.cluster(CPAS_B, List.of(CPAS_B, CPAS_C, CPAS_D))
                        .replace("Break isolation", "Break <b>isolation</b> & loneliness"));
        byte[] pdf = document("ES-1");
        show(pdf, "convention-fr.png");
        assertThat(textOf(pdf))
                .contains("Convention ES-1", "CPAS promoteur", CPAS_C, CPAS_D)
                .contains("Break <b>isolation</b> & loneliness")
                .contains("10 000,00 €", "5 000,00 €", "Avance (50 %)", "BE68 5390 0754 7034")
                .contains("du 1er janvier 2015 au 31 décembre 2015 inclus")
                .contains("Approuvée par le ministre");
        assertThat(breaches(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(breaches(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
        read(Tokens.worker(CPAS_A), "ES-1/document").statusCode(404);
        read(Tokens.officer(), "ES-1/document?sequence=1").statusCode(404);
        read(Tokens.officer(), "ES-1/signatures/validation").statusCode(404);
    }

    @Test
    @DisplayName("President, secretary, minister: each revision validates TOTAL_PASSED, and the archive chains them")
    void threeSignatures() throws Exception {
        approved("ES-2", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        act(Tokens.president(CPAS_A).claim("acr", "1"), "ES-2", "signatures").statusCode(200);
        byte[] one = document("ES-2");
        act(Tokens.secretary(CPAS_A).claim("acr", "1"), "ES-2", "signatures").statusCode(200);
        act(Tokens.minister().claim("acr", "1"), "ES-2", "signatures")
                .statusCode(200)
                .body("status", equalTo("fullySigned"));

        read(Tokens.officer(), "ES-2/signatures/validation")
                .statusCode(200)
                .body("passed", is(true))
                .body("sequence", is(3))
                .body("signatures.indication", contains("TOTAL_PASSED", "TOTAL_PASSED", "TOTAL_PASSED"))
                .body("signatures.level", contains("PAdES-BASELINE-B", "PAdES-BASELINE-B", "PAdES-BASELINE-B"));
        read(Tokens.worker(CPAS_A), "ES-2/signatures")
                .statusCode(200)
                .body("items.function", contains("cpas-president", "cpas-secretary", "minister"))
                .body("items.sequence", contains(1, 2, 3))
                .body("items.round", contains(0, 0, 0))
                .body("items.signInClass", contains("1", "1", "1"))
                .body("total", is(3));
        read(Tokens.officer(), "ES-2/document?round=0&sequence=1").statusCode(200);
        read(Tokens.officer(), "ES-2/document?round=1").statusCode(404);
        read(Tokens.officer(), "ES-2/signatures/validation?round=1").statusCode(404);
        byte[] three = document("ES-2");
        // A signature is added behind what was signed before; nothing before it changes.
        assertThat(java.util.Arrays.copyOf(three, one.length)).isEqualTo(one);
        try (PDDocument signed = Loader.loadPDF(three)) {
            assertThat(signed.getSignatureDictionaries())
                    .extracting(PDSignature::getReason)
                    .containsExactly("Convention ES-2", "Convention ES-2", "Convention ES-2");
        }
        assertThat(number("select count(*) from convention_signed_document one join convention_signed_document other"
                        + " on other.convention_number = one.convention_number and other.sequence = one.sequence + 1"
                        + " and other.previous_sha256 = one.sha256 where one.convention_number = 'ES-2'"))
                .isEqualTo(3);
        Assertions.assertThatThrownBy(() -> number("with changed as (update convention_signed_document"
                        + " set signatory_name = 'x' returning 1) select count(*) from changed"))
                .hasMessageContaining("only grows");
        assertThat(breaches(three, PDFAFlavour.PDFA_3_U)).isEmpty();
        assertThat(breaches(three, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(number("select count(*) from convention_signed_document where convention_number = 'ES-2'"
                        + " and detailed_report like '%<DetailedReport%' and report like '%<SimpleReport%'"))
                .isEqualTo(3);
    }

    @Test
    @DisplayName(
            "The minister approves a text: what is signed later are those bytes, whatever the CPAS is called by then")
    void frozenWithTheApproval() throws Exception {
        registry.apply(aCpas("0887654324", 57_081, "CPAS d’un jour", 1));
        approved("ES-10", "0887654324", Conventions.city("0887654324", 100));
        byte[] approved = document("ES-10");
        registry.apply(aCpas("0887654324", 57_081, "CPAS rebaptisé", 2));
        assertThat(document("ES-10")).isEqualTo(approved);
        act(Tokens.president("0887654324"), "ES-10", "signatures").statusCode(200);
        byte[] signed = document("ES-10");
        assertThat(java.util.Arrays.copyOf(signed, approved.length)).isEqualTo(approved);
        assertThat(textOf(signed)).contains("CPAS d’un jour").doesNotContain("rebaptisé");
        read(Tokens.officer(), "ES-10/signatures/validation").statusCode(200).body("passed", is(true));
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({"0887654027, 57081, fr-BE", "0887654126, 11002, nl-BE", "0887654225, 63023, de-BE"})
    @DisplayName("In each language: accessible and fit for an archive, also signed, and nothing can be added behind it")
    void nothingIsAddedBehind(String cpas, int nisCode, String language) throws Exception {
        registry.apply(aCpas(cpas, nisCode, "CPAS " + cpas, 1));
        String number = "ES-" + language;
        approved(number, cpas, Conventions.city(cpas, 100));
        act(Tokens.president(cpas), number, "signatures").statusCode(200);
        byte[] pdf = document(number, language);
        show(pdf, "convention-" + language + ".png");
        assertThat(breaches(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(breaches(pdf, PDFAFlavour.PDFA_3_U)).isEmpty();
        assertThat(provider.validate(pdf).passed()).isTrue();
        for (String more : List.of("\n", "%%EOF\n")) {
            byte[] longer = java.util.Arrays.copyOf(pdf, pdf.length + more.length());
            System.arraycopy(more.getBytes(StandardCharsets.US_ASCII), 0, longer, pdf.length, more.length());
            assertThat(provider.validate(longer).passed()).isFalse();
        }
    }

    private static RegisteredCpas aCpas(String number, int nisCode, String name, long version) {
        return new RegisteredCpas(
                number, nisCode, name, name, name, LocalDate.of(1977, 1, 1), null, null, IBAN, version);
    }

    @Test
    @DisplayName("One changed byte, whether in the page or in the signature, and the document does not validate")
    void flippedByte() {
        approved("ES-3", CPAS_A, Conventions.city(CPAS_A, 17_661_525));
        act(Tokens.president(CPAS_A), "ES-3", "signatures").statusCode(200);
        byte[] pdf = document("ES-3");
        assertThat(provider.validate(pdf).passed()).isTrue();
        int inThePage = new String(pdf, StandardCharsets.ISO_8859_1).indexOf("stream\n") + 40;
        byte[] changed = pdf.clone();
        changed[inThePage] ^= 1;
        SignatureProvider.Verdict verdict = provider.validate(changed);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.signatures())
                .extracting(SignatureProvider.Checked::indication)
                .containsExactly("TOTAL_FAILED");
    }

    @Test
    @DisplayName("The minister before the CPAS, an old sign-in, a foreign CPAS: refused, and no signature is archived")
    void wrongOrder() {
        approved("ES-4", CPAS_A, Conventions.city(CPAS_A, 100));
        Map<String, Long> before = rowCounts();
        act(Tokens.minister(), "ES-4", "signatures").statusCode(409);
        act(Tokens.president(CPAS_B), "ES-4", "signatures").statusCode(404);
        assertThat(rowCounts()).isEqualTo(before);
        assertThat(number("select count(*) from convention_signed_document where convention_number = 'ES-4'"))
                .isOne();
    }

    @Test
    @DisplayName("A-28: a document frozen with another revision than the one that stands is signed by nobody")
    void contentThatStands() throws Exception {
        approved("ES-6", CPAS_A, Conventions.city(CPAS_A, 100));
        act(Tokens.president(CPAS_A), "ES-6", "signatures").statusCode(200);
        execute("update convention set revision = 2, version = version + 1 where number = 'ES-6'");
        Map<String, Long> before = rowCounts();
        act(Tokens.secretary(CPAS_A), "ES-6", "signatures")
                .statusCode(409)
                .body("type", equalTo("urn:problem-type:spp-is:documentOutdated"));
        assertThat(rowCounts()).isEqualTo(before);
        Assertions.assertThatThrownBy(() -> execute("insert into convention_signed_document (convention_number,"
                        + " sequence, act, revision, pdf, sha256, signed_on, signed_at) values ('ES-6', 0, 'FROZEN', 1,"
                        + " 'x', encode(sha256('x'), 'hex'), current_date, now())"))
                .hasMessageContaining("not of the content that stands");
    }

    @Test
    @DisplayName("President and secretary at once: the president is first, and both signatures are on the document")
    void twoAtOnce() throws Exception {
        approved("ES-5", CPAS_A, Conventions.city(CPAS_A, 100));
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> signers = List.of(
                    () -> act(Tokens.president(CPAS_A), "ES-5", "signatures")
                            .extract()
                            .statusCode(),
                    () -> act(Tokens.secretary(CPAS_A), "ES-5", "signatures")
                            .extract()
                            .statusCode());
            var answers = threads.invokeAll(signers);
            assertThat(answers.getFirst().get()).isEqualTo(200);
            if (answers.getLast().get() == 409) {
                act(Tokens.secretary(CPAS_A), "ES-5", "signatures").statusCode(200);
            }
        }
        read(Tokens.officer(), "ES-5/signatures/validation")
                .body("passed", is(true))
                .body("sequence", is(2));
    }

    @Test
    @DisplayName("The minister signs all that are ready; one that cannot be signed does not hold up the others")
    void tray() throws Exception {
        for (String[] ready : new String[][] {{"ES-7", CPAS_A}, {"ES-8", CPAS_B}, {"ES-9", CPAS_E}}) {
            approved(ready[0], ready[1], Conventions.city(ready[1], 100));
            act(Tokens.president(ready[1]), ready[0], "signatures").statusCode(200);
            act(Tokens.secretary(ready[1]), ready[0], "signatures").statusCode(200);
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(
                    "update convention_signed_document set pdf = 'lost', sha256 = encode(sha256('lost'), 'hex')"
                            + " where convention_number = 'ES-8' and sequence = 2");
            statement.execute("set session_replication_role = origin");
        }
        as(Tokens.minister().signedInAgo(Duration.ofSeconds(310)).lasting(Duration.ofHours(1)))
                .body("{}")
                .post("/activationSubsidy/v1/signatures")
                .then()
                .statusCode(403);
        as(Tokens.minister())
                .body("{}")
                .post("/activationSubsidy/v1/signatures")
                .then()
                .statusCode(200)
                .body("items.number", contains("ES-7", "ES-8", "ES-9"))
                .body("items.signed", contains(true, false, true))
                .body("signed", is(2));
        read(Tokens.officer(), "ES-8").body("status", equalTo("ministerSigning"));
        read(Tokens.officer(), "ES-9/signatures/validation").body("passed", is(true));
        as(Tokens.minister())
                .body("{}")
                .post("/activationSubsidy/v1/signatures")
                .then()
                .body("items.number", contains("ES-8"));
    }

    @Test
    @DisplayName("Outside the demo there is no signing without a seal, and not with the one of the demo")
    void seal() {
        Assertions.assertThatThrownBy(() -> new LocalSeal(Optional.empty(), Optional.empty(), false))
                .isInstanceOf(IllegalStateException.class);
        Assertions.assertThatThrownBy(() ->
                        new LocalSeal(Optional.of("src/main/resources/demo/seal.p12"), Optional.of("demo-demo"), false))
                .hasMessageContaining("refused outside the demo");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static byte[] document(String number) {
        return document(number, "fr-BE");
    }

    private static byte[] document(String number, String language) {
        return RestAssured.given()
                .header("Authorization", Tokens.officer().bearer())
                .get(Conventions.PATH + number + "/document")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Language", language)
                .extract()
                .asByteArray();
    }

    private static void show(byte[] pdf, String name) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, 80), "png", new File("target", name));
        }
    }

    private static String textOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    private static List<String> breaches(byte[] pdf, PDFAFlavour flavour) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + " " + assertion.getMessage())
                    .toList();
        }
    }
}
