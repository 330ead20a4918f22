package be.fgov.mi.piis.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fills a new suite as the software of the CPAS would: over HTTP, with a token of its own. A push is the same request
 * when it is sent again, so an interrupted load is simply run once more.
 */
final class DemoData {

    private static final int PERSONS = 4_000;
    private static final long SEED = 2015;
    private static final int AT_A_TIME = 16;
    private static final int TRIES = 5;
    private static final Duration TOKEN_USED_FOR = Duration.ofSeconds(200);

    private final Path root;
    private final StateFolder state;
    private final SuitePorts ports;
    private final DemoTokens tokens;
    private final Progress progress;

    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstRefusal = new AtomicReference<>();
    private @Nullable String token;
    private Instant tokenUntil = Instant.MIN;

    DemoData(Path root, StateFolder state, SuitePorts ports, DemoTokens tokens, Progress progress) {
        this.root = root;
        this.state = state;
        this.ports = ports;
        this.tokens = tokens;
        this.progress = progress;
    }

    /** @param today the business date; facts up to 13 October 2015 need one that is not before them */
    void load(LocalDate today) {
        Path marker = state.marker("demo-data-loaded");
        if (Files.exists(marker)) {
            progress.step("The demo persons are there from an earlier run");
            return;
        }
        boolean early = today.isBefore(DemoContracts.KNOWN_ON);
        if (early) {
            moveClock(DemoContracts.KNOWN_ON);
        }
        List<DemoConvention> conventions =
                DemoConvention.read(root.resolve("subsidy-service/src/main/resources/demo/conventions.csv")).stream()
                        .filter(convention -> convention.year() == 2015)
                        .toList();
        List<DemoContracts.Dossier> dossiers = new DemoContracts(SEED).dossiers(conventions, PERSONS);
        int part = System.console() == null ? dossiers.size() / 10 : dossiers.size() / 100;
        AtomicInteger done = new AtomicInteger();
        Semaphore places = new Semaphore(AT_A_TIME);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (DemoContracts.Dossier dossier : dossiers) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        push(dossier);
                    } finally {
                        places.release();
                        int count = done.incrementAndGet();
                        if (count % part == 0 || count == dossiers.size()) {
                            progress.part("Demo persons", count, dossiers.size());
                        }
                    }
                });
            }
        }
        if (early) {
            moveClock(today);
        }
        if (refused.get() > 0) {
            progress.step(refused.get() + " demo pushes were refused; the first: " + firstRefusal.get());
            return;
        }
        StateFolder.write(marker, Integer.toString(dossiers.size()));
        progress.step(dossiers.size() + " demo persons are in (fictional)");
    }

    private void push(DemoContracts.Dossier dossier) {
        String cpas = "/v1/cpas/" + dossier.enterpriseNumber() + "/contracts/" + dossier.reference();
        if (!put(
                ports.address(Service.CONTRACT).resolve("/piisContract" + cpas + "/revisions/1"), dossier.contract())) {
            return;
        }
        for (int i = 0; i < dossier.trajectories().size(); i++) {
            put(
                    ports.address(Service.EVALUATION)
                            .resolve("/piisEvaluation" + cpas + "/trajectories/T" + (i + 1) + "/revisions/1"),
                    dossier.trajectories().get(i));
        }
    }

    private boolean put(URI address, String body) {
        String problem = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                HttpResponse<String> response = Http.CLIENT.send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(30))
                                .header("Authorization", "Bearer " + token())
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
                if (response.statusCode() < 300) {
                    return true;
                }
                problem = response.statusCode() + " " + response.body();
                if (response.statusCode() < 500 && response.statusCode() != 401) {
                    break;
                }
                Thread.sleep(200L * attempt);
            } catch (IOException e) {
                problem = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        refused.incrementAndGet();
        firstRefusal.compareAndSet(null, address.getPath() + " " + problem);
        return false;
    }

    private synchronized String token() {
        String current = token;
        if (current == null || Instant.now().isAfter(tokenUntil)) {
            current = tokens.accessToken("demo-vendor");
            token = current;
            tokenUntil = Instant.now().plus(TOKEN_USED_FOR);
        }
        return current;
    }

    private void moveClock(LocalDate day) {
        new DemoClock(ports, tokens).move(day);
    }
}
