package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.DemoTokens;
import be.fgov.mi.piis.local.LaunchFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The software of a vendor: real tokens of its own client, renewed in time. */
final class VendorClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ACCOUNT = "vendor";
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(200);
    private static final Duration LONGEST_IMPORT = Duration.ofMinutes(20);
    /** Each look is a request of its own that the service answers beside the import: more often, it would be measured. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final Set<String> ENDED_OTHERWISE = Set.of("awaitingConfirmation", "refused", "cancelled");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final DemoTokens tokens;
    private final String api;
    private @Nullable String token;
    private long tokenUntil;

    /** @param api path of the service's API, without a slash at its end */
    VendorClient(DemoTokens tokens, String api) {
        this.tokens = tokens;
        this.api = api;
    }

    /** Pushes one contract; the status answered. */
    int push(URI service, String cpas, String reference, String body) {
        return send(request(service.resolve(ofCpas(cpas) + "/contracts/" + reference + "/revisions/1"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)))
                .statusCode();
    }

    /**
     * Delivers a file and waits until all of it is accepted; the seconds from the first byte sent.
     *
     * @param accepted hears how many of how many are in, about ten times a second
     */
    double deliver(URI service, String cpas, Path file, int lines, BiConsumer<Integer, Integer> accepted) {
        return deliver(service, cpas, "commit", file, lines, accepted);
    }

    /** Has a file judged without storing anything. */
    void validate(URI service, String cpas, Path file, int lines) {
        deliver(service, cpas, "validate", file, lines, (in, of) -> {});
    }

    private double deliver(
            URI service, String cpas, String mode, Path file, int lines, BiConsumer<Integer, Integer> accepted) {
        // A token is fetched before the time runs.
        token();
        long start = System.nanoTime();
        URI address = service.resolve(ofCpas(cpas) + "/imports?mode=" + mode);
        JsonNode begun = json(202, send(ofFile(address, file)));
        URI href = address.resolve(begun.path("href").asText());
        while (true) {
            JsonNode now = json(200, send(request(href).GET()));
            String status = now.path("status").asText();
            double seconds = (System.nanoTime() - start) / 1e9;
            int in = now.path("counts").path("accepted").asInt();
            if (status.equals("done")) {
                if (in != lines) {
                    throw new LaunchFailure("of " + lines + " lines the import accepted " + in + ": " + now);
                }
                accepted.accept(lines, lines);
                return seconds;
            }
            if (ENDED_OTHERWISE.contains(status)) {
                throw new LaunchFailure("an import ends as " + status + ": " + now);
            }
            if (seconds > LONGEST_IMPORT.toSeconds()) {
                throw new LaunchFailure(
                        "an import is not done after " + LONGEST_IMPORT.toMinutes() + " minutes: " + now);
            }
            accepted.accept(Math.min(in, lines - 1), lines);
            pause();
        }
    }

    private HttpRequest.Builder ofFile(URI address, Path file) {
        try {
            return request(address)
                    .timeout(LONGEST_IMPORT)
                    .header("Content-Type", "application/x-ndjson")
                    .POST(BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new LaunchFailure("the file " + file + " cannot be read", e);
        }
    }

    private String ofCpas(String cpas) {
        return api + "/cpas/" + cpas;
    }

    /**
     * Reads something of a CPAS.
     *
     * @param path below the CPAS, with a slash before it
     */
    JsonNode get(URI service, String cpas, String path) {
        return json(200, send(request(service.resolve(ofCpas(cpas) + path)).GET()));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LaunchFailure("the service does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while calling the service", e);
        }
    }

    private static JsonNode json(int wanted, HttpResponse<String> answer) {
        if (answer.statusCode() != wanted) {
            throw new LaunchFailure(answer.request().method() + " "
                    + answer.uri().getPath() + " answers " + answer.statusCode() + " " + answer.body());
        }
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new LaunchFailure(answer.uri().getPath() + " answers no JSON: " + answer.body(), e);
        }
    }

    synchronized String token() {
        String current = token;
        if (current == null || System.nanoTime() - tokenUntil > 0) {
            current = tokens.accessToken(ACCOUNT);
            token = current;
            tokenUntil = System.nanoTime() + TOKEN_USED_FOR.toNanos();
        }
        return current;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while waiting for an import", e);
        }
    }
}
