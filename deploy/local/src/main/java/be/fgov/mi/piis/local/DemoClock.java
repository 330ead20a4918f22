package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;

/** Moves the business date of the three services at once. */
final class DemoClock {

    private final SuitePorts ports;
    private final DemoTokens tokens;

    DemoClock(SuitePorts ports, DemoTokens tokens) {
        this.ports = ports;
        this.tokens = tokens;
    }

    /** The business date now, as contract-service sees it. */
    LocalDate today() {
        URI address = ports.address(Service.CONTRACT).resolve("/demo/clock");
        try {
            HttpResponse<String> response = Http.CLIENT.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
            return LocalDate.parse(
                    new ObjectMapper().readTree(response.body()).path("today").asText());
        } catch (IOException | DateTimeException e) {
            throw new LaunchFailure("contract-service does not tell its date at " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while asking for the date", e);
        }
    }

    void move(LocalDate day) {
        String token = tokens.accessToken("officer");
        for (Service service : Service.values()) {
            URI address = ports.address(service).resolve("/demo/clock/" + day);
            try {
                HttpResponse<String> response = Http.CLIENT.send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(10))
                                .header("Authorization", "Bearer " + token)
                                .PUT(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
                if (response.statusCode() >= 300) {
                    throw new LaunchFailure(service.title() + " does not move its date: status " + response.statusCode()
                            + " " + response.body());
                }
            } catch (IOException e) {
                throw new LaunchFailure(service.title() + " does not answer at " + address, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchFailure("interrupted while moving the date", e);
            }
        }
    }
}
