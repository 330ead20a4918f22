package be.fgov.mi.piis.subsidy.demo;

import be.fgov.mi.piis.subsidy.organization.CsvTable;
import be.fgov.mi.piis.subsidy.organization.ImportCpas;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Fills a demo at its start, through the use cases that everybody uses. What is there already is left as it is, so a
 * restart loads nothing and a demo that people worked in is not undone.
 */
@ApplicationScoped
class LoadDemoData {
    private static final Logger LOG = Logger.getLogger(LoadDemoData.class);
    private static final Set<String> CONVENTION_COLUMNS = Set.of(
            "number",
            "year",
            "type",
            "leadCpas",
            "members",
            "grantedCents",
            "targetPersons",
            "targetTrajectories",
            "iban",
            "stage");

    private final ImportCpas importCpas;
    private final DemoConventions demoConventions;
    private final boolean demo;
    private final String data;

    LoadDemoData(
            ImportCpas importCpas,
            DemoConventions demoConventions,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo,
            @ConfigProperty(name = "suite.demo-data", defaultValue = "full") String data) {
        this.importCpas = importCpas;
        this.demoConventions = demoConventions;
        this.demo = demo;
        this.data = data;
    }

    /** {@code suite.demo-data}: full, empty (the registry without conventions) or none. */
    void load(@Observes StartupEvent startup) {
        if (!demo) {
            return;
        }
        switch (data) {
            case "full" -> load(true);
            case "empty" -> load(false);
            case "none" -> LOG.debug("a demo without demo data");
            default -> throw new IllegalStateException("suite.demo-data is full, empty or none, not " + data);
        }
    }

    /** @return how many conventions were brought to their stage */
    int load(boolean withConventions) {
        long started = System.nanoTime();
        ImportCpas.Imported imported = importCpas.importAll(text("demo/cpas.csv"));
        List<CsvTable.Line> conventions =
                withConventions ? CsvTable.read(text("demo/conventions.csv"), CONVENTION_COLUMNS, Set.of()) : List.of();
        int loaded = demoConventions.load(conventions);
        LOG.infof(
                "demo data: %d CPAS and %d conventions new, in %d ms",
                imported.registered(), loaded, (System.nanoTime() - started) / 1_000_000);
        return loaded;
    }

    private static String text(String resource) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the demo file " + resource + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
