package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Iban;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.Mandate;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Brings a registry file in, all of it or nothing. A line that says what the registry already knows changes nothing, so
 * the same file again finds nothing to do. The optional column {@code client} adds the CPAS to that client's mandate.
 */
@ApplicationScoped
public class ImportCpas {
    private static final Set<String> COLUMNS = Set.of(
            "enterpriseNumber", "nisCode", "nameFr", "nameNl", "nameDe", "validFrom", "validTo", "successor", "iban");
    private static final Set<String> OPTIONAL_COLUMNS = Set.of("client");
    private static final int LONGEST_NAME = 200;

    private final CpasRegistry registry;
    private final RegisterCpas registerCpas;
    private final GrantMandate grantMandate;
    private final RegistryLock lock;

    ImportCpas(CpasRegistry registry, RegisterCpas registerCpas, GrantMandate grantMandate, RegistryLock lock) {
        this.registry = registry;
        this.registerCpas = registerCpas;
        this.grantMandate = grantMandate;
        this.lock = lock;
    }

    /**
     * @param lines lines of the file without its header
     * @param registered CPAS that were not known
     * @param changed CPAS that were known otherwise
     * @param unchanged CPAS that were known like this
     * @param mandatesChanged clients that may now speak for more CPAS
     */
    public record Imported(int lines, int registered, int changed, int unchanged, int mandatesChanged) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 with one issue per wrong cell */
    public Imported importAll(String csv) {
        List<CsvTable.Line> lines = CsvTable.read(csv, COLUMNS, OPTIONAL_COLUMNS);
        List<RegisteredCpas> wanted = new ArrayList<>();
        Map<String, Set<String>> mandates = new TreeMap<>();
        Issues issues = new Issues();
        Set<String> seen = new HashSet<>();
        for (CsvTable.Line line : lines) {
            RegisteredCpas cpas = read(line, issues);
            if (cpas == null) {
                continue;
            }
            if (!seen.add(cpas.enterpriseNumber())) {
                issues.add(Issue.invalidInput(cell(line, "enterpriseNumber"), "This CPAS stands in the file twice."));
            }
            wanted.add(cpas);
            String client = line.get("client");
            if (!client.isEmpty()) {
                mandates.computeIfAbsent(client, name -> new TreeSet<>()).add(cpas.enterpriseNumber());
            }
        }
        issues.refuseIfAny();
        return QuarkusTransaction.requiringNew().call(() -> store(lines.size(), wanted, mandates, seen));
    }

    private Imported store(
            int lines, List<RegisteredCpas> wanted, Map<String, Set<String>> mandates, Set<String> inFile) {
        lock.hold();
        Map<String, RegisteredCpas> known = new HashMap<>();
        registry.all().forEach(cpas -> known.put(cpas.enterpriseNumber(), cpas));
        Issues issues = new Issues();
        for (RegisteredCpas cpas : wanted) {
            String successor = cpas.successor();
            if (successor != null && !inFile.contains(successor) && !known.containsKey(successor)) {
                issues.add(Issue.referencedResourceNotFound(
                        cpas.enterpriseNumber() + ".successor", "No such CPAS in the registry or in the file."));
            }
        }
        refuseCircles(wanted, known, issues);
        issues.refuseIfAny();
        int registered = 0;
        int changed = 0;
        int unchanged = 0;
        for (RegisteredCpas cpas : wanted) {
            RegisteredCpas before = known.get(cpas.enterpriseNumber());
            if (before == null) {
                registerCpas.apply(cpas, null);
                registered++;
            } else if (withVersion(cpas, before.version()).equals(before)) {
                unchanged++;
            } else {
                registerCpas.apply(withVersion(cpas, before.version() + 1), before);
                changed++;
            }
        }
        int mandatesChanged = 0;
        for (Map.Entry<String, Set<String>> mandate : mandates.entrySet()) {
            Optional<Mandate> before = registry.findMandate(mandate.getKey());
            Set<String> numbers = new TreeSet<>(mandate.getValue());
            before.ifPresent(granted -> numbers.addAll(granted.enterpriseNumbers()));
            if (before.isEmpty() || !before.get().enterpriseNumbers().equals(numbers)) {
                grantMandate.apply(new Mandate(
                        mandate.getKey(), numbers, before.map(Mandate::version).orElse(0L) + 1));
                mandatesChanged++;
            }
        }
        return new Imported(lines, registered, changed, unchanged, mandatesChanged);
    }

    private static void refuseCircles(List<RegisteredCpas> wanted, Map<String, RegisteredCpas> known, Issues issues) {
        Map<String, RegisteredCpas> then = new HashMap<>(known);
        wanted.forEach(cpas -> then.put(cpas.enterpriseNumber(), cpas));
        ResponsibleCpas responsible = new ResponsibleCpas(
                then.values().stream().flatMap(cpas -> cpas.merger().stream()).toList());
        for (RegisteredCpas cpas : wanted) {
            if (responsible.goesRound(cpas.enterpriseNumber())) {
                issues.add(Issue.rejectedInput(
                        cpas.enterpriseNumber() + ".successor", "The successors of this CPAS would come back to it."));
            }
        }
    }

    private static RegisteredCpas withVersion(RegisteredCpas cpas, long version) {
        return new RegisteredCpas(
                cpas.enterpriseNumber(),
                cpas.nisCode(),
                cpas.nameFr(),
                cpas.nameNl(),
                cpas.nameDe(),
                cpas.validFrom(),
                cpas.validTo(),
                cpas.successor(),
                cpas.iban(),
                version);
    }

    private static @Nullable RegisteredCpas read(CsvTable.Line line, Issues issues) {
        boolean right = true;
        String number = line.get("enterpriseNumber");
        if (!EnterpriseNumber.isValid(number)) {
            right = wrong(line, "enterpriseNumber", "An enterprise number with its check digits is expected.", issues);
        }
        String nis = line.get("nisCode");
        if (!nis.matches("[1-9][0-9]{4}")) {
            right = wrong(line, "nisCode", "A NIS code of five digits is expected.", issues);
        }
        for (String name : List.of("nameFr", "nameNl")) {
            if (line.get(name).isBlank() || line.get(name).length() > LONGEST_NAME) {
                right = wrong(line, name, "A name of at most 200 characters is expected.", issues);
            }
        }
        LocalDate from = date(line, "validFrom", issues);
        LocalDate to = line.get("validTo").isEmpty() ? null : date(line, "validTo", issues);
        right &= from != null && (to != null || line.get("validTo").isEmpty());
        if (from != null && to != null && to.isBefore(from)) {
            right = wrong(line, "validTo", "The last day lies before the first.", issues);
        }
        String successor = line.get("successor").isEmpty() ? null : line.get("successor");
        if (successor != null && !EnterpriseNumber.isValid(successor)) {
            right = wrong(line, "successor", "An enterprise number with its check digits is expected.", issues);
        }
        if (!Iban.isValid(line.get("iban"))) {
            right = wrong(line, "iban", "An IBAN with its check digits is expected.", issues);
        }
        if (!right || from == null) {
            return null;
        }
        return new RegisteredCpas(
                number,
                Integer.parseInt(nis),
                line.get("nameFr"),
                line.get("nameNl"),
                line.get("nameDe").isBlank() ? null : line.get("nameDe"),
                from,
                to,
                successor,
                line.get("iban"),
                1);
    }

    private static @Nullable LocalDate date(CsvTable.Line line, String column, Issues issues) {
        try {
            return LocalDate.parse(line.get(column));
        } catch (DateTimeException notADate) {
            wrong(line, column, "A date as yyyy-MM-dd is expected.", issues);
            return null;
        }
    }

    private static boolean wrong(CsvTable.Line line, String column, String detail, Issues issues) {
        issues.add(Issue.invalidStructure(cell(line, column), detail));
        return false;
    }

    private static String cell(CsvTable.Line line, String column) {
        return "line " + line.number() + "." + column;
    }
}
