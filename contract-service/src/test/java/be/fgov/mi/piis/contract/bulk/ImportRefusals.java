package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.RefusalCases;
import be.fgov.mi.piis.contract.push.Contracts;
import be.fgov.mi.piis.testkit.Refusals;
import be.fgov.mi.piis.testkit.Refusals.Example;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

@ApplicationScoped
class ImportRefusals implements RefusalCases {
    private static final String IMPORTS = "/piisContract/v1/cpas/0999000129/imports";
    private static final String FOREIGN = "/piisContract/v1/cpas/0999000624/imports";

    @Override
    public void addTo(Refusals table) {
        String line = "{\"reference\": \"refusals-" + UUID.randomUUID() + "\", \"revision\": 1, \"contract\": "
                + Contracts.aSignedContract().json().replace("\n", " ") + "}";
        String id = RestAssured.given()
                .config(RestAssuredConfig.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Authorization", Tokens.vendor("vendor").bearer())
                .header("Content-Type", "application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .path("importId");
        Supplier<Tokens> worker = () -> Tokens.worker("0999000129");
        awaitReceipt(IMPORTS + "/" + id + "/receipt", worker);
        table.on(
                        "importContracts",
                        IMPORTS,
                        line,
                        () -> Tokens.vendor("vendor"),
                        worker,
                        FOREIGN,
                        new Example("a mode that is none", IMPORTS + "?mode=try", line, 400, "schemaViolation"))
                .on("getImport", IMPORTS + "/" + id, null, worker, Tokens::officer, FOREIGN + "/" + id)
                .on(
                        "getImportResults",
                        IMPORTS + "/" + id + "/results",
                        null,
                        worker,
                        Tokens::officer,
                        FOREIGN + "/" + id + "/results")
                .on(
                        "getImportReceipt",
                        IMPORTS + "/" + id + "/receipt",
                        null,
                        worker,
                        Tokens::officer,
                        FOREIGN + "/" + id + "/receipt")
                .on(
                        "confirmImport",
                        IMPORTS + "/" + id + "/confirmation",
                        "{\"decision\": \"proceed\"}",
                        worker,
                        () -> Tokens.vendor("vendor"),
                        FOREIGN + "/" + id + "/confirmation",
                        new Example(
                                "nobody is asked",
                                IMPORTS + "/" + id + "/confirmation",
                                "{\"decision\": \"proceed\"}",
                                409,
                                "importNotAwaiting"))
                .open("listReceiptKeys");
    }

    private static void awaitReceipt(String path, Supplier<Tokens> worker) {
        for (int i = 0; i < 200; i++) {
            int status = RestAssured.given()
                    .header("Authorization", worker.get().bearer())
                    .get(path)
                    .statusCode();
            if (status == 200) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
