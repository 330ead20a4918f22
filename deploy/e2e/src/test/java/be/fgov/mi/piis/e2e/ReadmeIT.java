package be.fgov.mi.piis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A newcomer's first quarter of an hour: the commands of the README, on the demo data of 13/10/2015, and a look at the
 * back office through the sign-in page. SC-20 is the data set itself.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReadmeIT {
    private static final Path ROOT =
            Path.of(System.getProperty("piis.root", "../..")).toAbsolutePath().normalize();
    private static final Path DATA = Path.of("target/readme").toAbsolutePath();
    private static final int OFFSET = 3_000;
    private static final String BACK_OFFICE = "http://localhost:" + (8083 + OFFSET);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Process suite;

    @BeforeAll
    static void run() throws Exception {
        Files.createDirectories(DATA);
        // This very build has packaged the suite: the script need not do it again.
        Path built = ROOT.resolve("deploy/local/target/.built");
        Files.deleteIfExists(built);
        Files.createFile(built);
        Path output = DATA.resolve("run.txt");
        Progress.step("./piis run --today 2015-10-13");
        suite = command("run", "--fresh", "--today", "2015-10-13")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(output).contains("Ctrl-C stops all")) {
            assertThat(suite.isAlive()).as(Files.readString(output)).isTrue();
            assertThat(Instant.now()).as(Files.readString(output)).isBefore(end);
            Thread.sleep(200);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (suite != null && suite.isAlive()) {
            piis("stop");
            suite.waitFor(30, TimeUnit.SECONDS);
            suite.destroyForcibly();
        }
    }

    @Test
    @Order(1)
    @DisplayName("every command of the README is one that the script knows")
    void theReadmeNamesNoOtherCommand() throws Exception {
        Matcher commands = Pattern.compile("\\./piis ([a-z]+)").matcher(Files.readString(ROOT.resolve("README.md")));
        String help = piis("help");
        List<String> named = new ArrayList<>();
        while (commands.find()) {
            named.add(commands.group(1));
        }
        assertThat(named).contains("run", "test", "demo", "token", "clock", "status", "stop", "help");
        assertThat(named)
                .filteredOn(name -> !name.equals("help"))
                .allSatisfy(name -> assertThat(help).contains("./piis " + name));
    }

    @Test
    @Order(2)
    @DisplayName("SC-20: 56 conventions, 19 clusters and 37 cities, 48 with the minister and 8 in negotiation")
    void theConventionsOf2015() throws Exception {
        JsonNode summary = get("officer", "/activationSubsidy/v1/conventions/summary?year=2015");
        assertThat(summary.path("total").asInt()).isEqualTo(56);
        assertThat(summary.toString()).contains("19", "37", "48", "8");
        JsonNode waiting = get("officer", "/activationSubsidy/v1/conventions?year=2015&status=submittedToMinister");
        assertThat(waiting.path("total").asInt()).isEqualTo(48);
        assertThat(get("officer", "/activationSubsidy/v1/conventions?year=2015&status=inNegotiation")
                        .path("total")
                        .asInt())
                .isEqualTo(8);
        assertThat(get("officer", "/activationSubsidy/v1/conventions?year=2015&type=cluster")
                        .path("total")
                        .asInt())
                .isEqualTo(19);
        assertThat(get("officer", "/activationSubsidy/v1/conventions?year=2015&type=city")
                        .path("total")
                        .asInt())
                .isEqualTo(37);
        for (JsonNode convention : waiting.path("items")) {
            JsonNode advance = get(
                    "finance-1",
                    "/activationSubsidy/v1/conventions/"
                            + convention.path("number").asText() + "/advance");
            assertThat(advance.path("payable").asBoolean()).isFalse();
            break;
        }
        assertThat(get("officer", "/activationSubsidy/v1/conventions?year=2014&type=city")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @Test
    @Order(3)
    @DisplayName("the demo persons are counted, each once, and the feed shows it without any number of a person")
    void theFeedOf2015() throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.readString(DATA.resolve("run.txt")).contains("demo persons are in")) {
            assertThat(Instant.now()).as("the demo persons are being pushed").isBefore(end);
            Thread.sleep(500);
        }
        long persons = -1;
        // Counted batch by batch: on a busy machine the number stands still for a second and is not the last one yet.
        for (int still = 0; still < 5; Thread.sleep(1_000)) {
            long before = persons;
            persons = get("officer", "/rapportUnique/v1/reports/2015")
                    .path("totals")
                    .path("distinctPersons")
                    .asLong();
            still = persons == before && persons >= 2_000 ? still + 1 : 0;
            assertThat(Instant.now()).as("%d persons are counted", persons).isBefore(end);
        }
        JsonNode feed = get("officer", "/rapportUnique/v1/reports/2015");
        assertThat(feed.path("conventions").size()).isEqualTo(56);
        assertThat(persons).isBetween(2_000L, 4_500L);
        assertThat(feed.toString()).doesNotContainPattern("\"[0-9]{11}\"");
    }

    @Test
    @Order(4)
    @DisplayName(
            "an officer signs in at Keycloak and sees the 56 conventions, in French and in Dutch, without a barrier")
    void theFirstPage() throws Exception {
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of(chromium()))
                                .setArgs(List.of(
                                        "--headless",
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")));
                BrowserContext context = browser.newContext(
                        new Browser.NewContextOptions().setLocale("fr-BE").setViewportSize(1280, 900))) {
            Page page = context.newPage();
            page.navigate(BACK_OFFICE + "/");
            page.locator("#username").fill("officer");
            page.locator("#password").fill("demo");
            page.locator("#kc-login, button[type=submit]").first().click();
            page.waitForURL(Pattern.compile(Pattern.quote(BACK_OFFICE) + "/?.*"));
            Locator rows = page.locator("tbody tr");
            page.waitForSelector("table");
            assertThat(rows.count()).isEqualTo(56);
            assertThat(page.locator("html").getAttribute("lang")).startsWith("fr");
            String french = page.locator("main").innerText();
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(DATA.resolve("page-fr.png"))
                    .setFullPage(true));
            List<Rule> barriers = new AxeBuilder(page).analyze().getViolations();
            assertThat(barriers).extracting(Rule::getId).isEmpty();

            page.navigate(BACK_OFFICE + "/?lang=nl");
            assertThat(page.locator("html").getAttribute("lang")).startsWith("nl");
            assertThat(rows.count()).isEqualTo(56);
            assertThat(page.locator("main").innerText()).isNotEqualTo(french);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(DATA.resolve("page-nl.png"))
                    .setFullPage(true));
        }
    }

    @Test
    @Order(5)
    @DisplayName("./piis token, status, clock and demo do what the README says")
    void theOtherCommands() throws Exception {
        assertThat(piis("token", "vendor").strip().split("\\.", -1)).hasSize(3);
        assertThat(piis("status")).contains("contract-service", "evaluation-service", "subsidy-service");
        piis("clock", "2015-11-10");
        for (int port : new int[] {8081, 8082, 8083}) {
            assertThat(JSON.readTree(HTTP.send(
                                            HttpRequest.newBuilder(URI.create(
                                                            "http://localhost:" + (port + OFFSET) + "/demo/clock"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .body())
                            .path("today")
                            .asText())
                    .isEqualTo("2015-11-10");
        }
        assertThat(piis("demo")).contains("8830763").contains("8830762");
        assertThat(piis("demo")).as("told again").contains("8830763");
    }

    @Test
    @Order(6)
    @DisplayName("./piis stop stops everything")
    void stopping() throws Exception {
        piis("stop");
        assertThat(suite.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private static String chromium() {
        for (String path : List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")) {
            if (Files.isExecutable(Path.of(path))) {
                return path;
            }
        }
        throw new AssertionError("no chromium: ./piis test installs it when it may, else apt-get install chromium");
    }

    private static JsonNode get(String account, String path) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(BACK_OFFICE + path))
                        .header(
                                "Authorization",
                                "Bearer " + piis("token", account).strip())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("piis").toString()));
        command.addAll(List.of(words));
        if (!words[0].equals("help")) {
            command.addAll(List.of("--port-offset", Integer.toString(OFFSET), "--data", DATA.toString()));
        }
        return new ProcessBuilder(command).directory(ROOT.toFile());
    }

    private static String piis(String... words) throws IOException, InterruptedException {
        Progress.step("./piis " + String.join(" ", words));
        Process process = command(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
