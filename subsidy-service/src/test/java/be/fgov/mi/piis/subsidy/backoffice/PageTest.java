package be.fgov.mi.piis.subsidy.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.subsidy.settlement.SettlingTest;
import be.fgov.mi.piis.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Pages as a browser asks for them and sends their forms. */
abstract class PageTest extends SettlingTest {
    /** As the pages see somebody who signed in with a browser. */
    static Tokens session(Tokens who) {
        return who.claim("sid", "5d0b7a52-session");
    }

    /** For whoever wants to look at the pages after the tests. */
    static String keep(String name, String page) throws Exception {
        Files.writeString(
                Path.of("target", name),
                page.replace("/backoffice/style.css", "classes/META-INF/resources/backoffice/style.css"));
        return page;
    }

    static String plain(String page) {
        return page.replaceAll("[\\u00a0\\u202f]", " ");
    }

    static String tokenOf(String page) {
        var found = Pattern.compile("name=\"token\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    static ValidatableResponse show(Tokens reader, String path, String language) {
        return RestAssured.given()
                .header("Authorization", reader.bearer())
                .header("Accept", "text/html,application/pdf,application/xml,application/octet-stream")
                .header("Accept-Language", language)
                .get(path)
                .then();
    }

    static String page(Tokens reader, String path, String language) {
        return plain(show(reader, path, language).statusCode(200).extract().asString());
    }

    static ValidatableResponse send(Tokens who, String path, String token, Map<String, String> fields) {
        var request = RestAssured.given()
                .redirects()
                .follow(false)
                .header("Authorization", who.bearer())
                .header("Accept", "text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("token", token)
                .formParam("lang", "fr");
        fields.forEach(request::formParam);
        return request.post(path).then();
    }

    /** In each language the page says its own words, and no key stands where a word is missing. */
    static void inEachLanguage(Tokens reader, String path, String fr, String nl, String de, String en) {
        for (String[] said : new String[][] {{"fr", fr}, {"nl", nl}, {"de", de}, {"en", en}}) {
            String page = page(reader, path, said[0]);
            assertThat(page).contains(said[1], "<html lang=\"" + said[0]);
            for (String missing : List.of("NOT_FOUND", "{office:", "{money:", "{words:", "{signing:", "office_")) {
                assertThat(page).doesNotContain(missing);
            }
        }
    }
}
