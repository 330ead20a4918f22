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
import java.time.Duration;

/** An officer of the SPP IS at work, with a real token. */
final class OfficerClient {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final DemoTokens tokens;

    OfficerClient(DemoTokens tokens) {
        this.tokens = tokens;
    }

    /** A token to use for the calls of one round: it lives for five minutes. */
    String token() {
        return tokens.accessToken("officer");
    }

    /** Asks with an empty object and reads the answer. */
    JsonNode post(URI service, String path, String token) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(service.resolve(path))
                            .timeout(LONGEST_CALL)
                            .header("Accept", "application/json, application/problem+json")
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new LaunchFailure(path + " answers " + answer.statusCode() + " " + answer.body());
            }
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new LaunchFailure("the service does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while calling the service", e);
        }
    }
}
