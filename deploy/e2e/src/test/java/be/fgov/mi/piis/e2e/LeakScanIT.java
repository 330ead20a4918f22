package be.fgov.mi.piis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.local.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** After everything else: the numbers of the persons are nowhere but in the vault of contract-service (I13). */
@Order(9)
@ExtendWith(OnTheWholeSuite.class)
class LeakScanIT {
    /** A valid number that nobody has; planted to see that the scan sees. */
    private static final String PLANTED = "45010199048";

    private final Suite suite;

    LeakScanIT(Suite suite) {
        this.suite = suite;
    }

    @Test
    @DisplayName("No social security number in a log, a topic or a table of another service")
    void noNumberLeaks() {
        Set<String> numbers = Persons.allUsed();
        assertThat(numbers).as("numbers used by the journeys").hasSizeGreaterThan(10);
        suite.awaitQuiet();

        Map<String, Long> clean = hits(numbers);
        assertThat(clean)
                .as("places where a number was looked for and how often one was found")
                .allSatisfy((place, hits) -> assertThat(hits).as(place).isZero());
        Progress.step(numbers.size() + " numbers are in none of " + clean.size() + " places: " + clean.keySet());

        // positive control: the same scan finds a number in each kind of place
        plant();
        Map<String, Long> planted = hits(Set.of(PLANTED));
        assertThat(planted.entrySet().stream()
                        .filter(place -> place.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .contains("logs", "topics", "database evaluation", "database subsidy", "database contract");
        Progress.step("and a planted number is found: " + planted);
    }

    private Map<String, Long> hits(Set<String> numbers) {
        NumberScan found = new NumberScan(numbers);
        Map<String, Long> hits = new TreeMap<>();
        hits.put("logs", inFiles(file -> file.toString().endsWith(".log") && !inKafka(file), found));
        hits.put("topics", inFiles(file -> file.toString().endsWith(".log") && inKafka(file), found));
        for (Service service : Service.values()) {
            hits.put("database " + service.database(), inTables(service.database(), found));
        }
        hits.put(
                "files of PostgreSQL",
                inFiles(file -> file.startsWith(suite.folder().resolve("postgres")), found));
        return hits;
    }

    private boolean inKafka(Path file) {
        return file.startsWith(suite.folder().resolve("kafka"));
    }

    private long inTables(String database, NumberScan found) {
        long hits = 0;
        for (String table : suite.databases().tables(database)) {
            hits += suite.databases().rows(database, "select t::text from " + table + " t").stream()
                    .filter(row -> found.finds(row.getBytes(StandardCharsets.UTF_8)))
                    .count();
        }
        return hits;
    }

    private long inFiles(Predicate<Path> which, NumberScan found) {
        List<Path> hits = new ArrayList<>();
        List<Path> looked = new ArrayList<>();
        try {
            Files.walkFileTree(suite.folder(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile() && which.test(file)) {
                        try {
                            looked.add(file);
                            if (found.finds(Files.readAllBytes(file))) {
                                hits.add(suite.folder().relativize(file));
                            }
                        } catch (NoSuchFileException gone) {
                            // A running database removes files of its own; what is gone holds nothing.
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw failure;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        assertThat(looked).as("files looked into").isNotEmpty();
        if (!hits.isEmpty()) {
            Progress.step("found in " + hits);
        }
        return hits.size();
    }

    private void plant() {
        try {
            Files.writeString(suite.folder().resolve("planted.log"), "read the dossier of " + PLANTED + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        suite.events().send(List.of(new ProducerRecord<>(Events.CONTRACT + ".dlq", "planted", "person " + PLANTED)));
        for (Service service : Service.values()) {
            suite.databases()
                    .execute(service.database(), "create table planted as select '" + PLANTED + "' as told_by_mistake");
        }
    }
}
