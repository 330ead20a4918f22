package be.fgov.mi.piis.subsidy.importing;

import be.fgov.mi.piis.identity.bulk.RepairTexts;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.LocalizedText;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ConventionBody;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.PushConvention;
import be.fgov.mi.piis.subsidy.organization.CsvTable;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Brings the conventions of a year in from a table (SUB-6, SUB-31). Each row is judged like a push of its convention, one
 * after the other in one transaction, so that rows that claim the same CPAS meet. A file that was taken whole is taken
 * once, and a row whose content some revision of its convention had already changes nothing: an old file does not undo
 * what was agreed since.
 */
@ApplicationScoped
public class ImportConventions {
    static final int MOST_ROWS = 2_000;
    private static final Set<String> COLUMNS = headers(column -> column.required);
    private static final Set<String> OPTIONAL_COLUMNS = headers(column -> !column.required);
    private static final LocalDate DAY_ZERO_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);

    private final PushConvention pushConvention;
    private final ConventionLock lock;
    private final StoredImports imports;

    ImportConventions(PushConvention pushConvention, ConventionLock lock, StoredImports imports) {
        this.pushConvention = pushConvention;
        this.lock = lock;
        this.imports = imports;
    }

    /** The columns of a file, in the order in which they are told; a file may have them in any. */
    public enum Column {
        NUMBER("number", true),
        TYPE("type", true),
        YEAR("year", true),
        LEAD_CPAS("leadCpas", true),
        MEMBERS("members", true),
        GRANTED_CENTS("grantedCents", true),
        TARGET_PERSONS("targetPersons", true),
        TARGET_TRAJECTORIES("targetTrajectories", true),
        OBJECTIVES("objectives", true),
        IBAN("iban", true),
        PERIOD_FROM("periodFrom", false),
        PERIOD_UNTIL("periodUntil", false);

        private final String header;
        private final boolean required;

        Column(String header, boolean required) {
            this.header = header;
            this.required = required;
        }

        /** As the first row of the file names it. */
        public String header() {
            return header;
        }

        public boolean required() {
            return required;
        }
    }

    private static Set<String> headers(Predicate<Column> which) {
        return Arrays.stream(Column.values()).filter(which).map(Column::header).collect(Collectors.toUnmodifiableSet());
    }

    /** What is done with the rows. */
    public enum Mode {
        VALIDATE,
        COMMIT
    }

    /** Whether one refused row keeps all of them out. */
    public enum Atomic {
        ALL,
        ITEM
    }

    /** What became of a row. */
    public enum RowOutcome {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }

    /**
     * @param committed whether the accepted rows are stored now
     * @param sheet of the workbook that was read; absent for a CSV file, or where the workbook names none
     * @param sheets of the workbook, in their order
     */
    @Schema(name = "ConventionsImported", description = "What became, or would become, of each row.")
    public record Imported(
            Mode mode,
            Atomic atomic,
            boolean committed,
            int created,
            int changed,
            int unchanged,
            int refused,
            @Nullable String sheet,
            @Nullable List<String> sheets,
            @Size(max = MOST_ROWS) List<Row> rows) {
        public Imported {
            sheets = sheets == null ? List.of() : sheets;
        }
    }

    /**
     * @param row of the file, the header is row 1
     * @param number absent where the cell is no number of a convention
     * @param revision that is stored, or would be
     */
    @Schema(name = "ConventionRow", description = "What became, or would become, of a row.")
    public record Row(
            int row,
            @Nullable String number,
            RowOutcome outcome,
            @Nullable Integer revision,
            @Nullable List<RowIssue> issues) {
        public Row {
            issues = issues == null ? List.of() : issues;
        }
    }

    /**
     * @param field of the convention
     * @param type last part of the problem type
     */
    @Schema(name = "ConventionRowIssue", description = "Why a row is refused and how it is repaired.")
    public record RowIssue(String field, String type, Repair repair) {}

    /** What to do about it, in the words of each reader. */
    @Schema(name = "RepairInFourLanguages", description = "What to do about it.")
    public record Repair(String fr, String nl, String de, String en) {}

    /**
     * What the rows did or would do.
     *
     * @param stored whether they are stored now; a preview and a file that was taken before store nothing
     * @param answer the JSON of {@link Imported}
     */
    public record Done(boolean stored, String answer) {}

    /** Takes no more than a file of that size, in bytes. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /**
     * @param wanted name of a sheet of a workbook; null for the first
     * @throws ProblemException 400 when it is no such table, 413 when it is too long or inflates too far
     */
    public Done importFile(byte[] file, @Nullable String wanted, Mode mode, Atomic atomic, ActContext context) {
        ReadWorkbook.Sheet sheet = sheet(file, wanted);
        List<CsvTable.Line> lines = lines(sheet, file);
        if (lines.size() > MOST_ROWS) {
            throw Problems.payloadTooLarge(MOST_ROWS);
        }
        if (lines.isEmpty()) {
            throw Problems.badRequest(Issue.schemaViolation("body", "The table has no row below its header."));
        }
        // Another sheet of the same file is another table.
        String sha256 = sha256(file, sheet == null || sheet.first() ? null : sheet.name());
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (mode == Mode.COMMIT) {
                    lock.ofImports();
                    Optional<String> before = imports.answerTo(sha256);
                    if (before.isPresent()) {
                        return new Done(false, before.get());
                    }
                }
                List<Row> rows = judge(lines, context);
                boolean refused = rows.stream().anyMatch(row -> row.outcome() == RowOutcome.REFUSED);
                boolean committed = mode == Mode.COMMIT && (atomic == Atomic.ITEM || !refused);
                Imported imported = new Imported(
                        mode,
                        atomic,
                        committed,
                        count(rows, RowOutcome.CREATED),
                        count(rows, RowOutcome.CHANGED),
                        count(rows, RowOutcome.UNCHANGED),
                        count(rows, RowOutcome.REFUSED),
                        sheet == null ? null : sheet.name(),
                        sheet == null ? List.of() : sheet.sheets(),
                        rows);
                Done done = new Done(committed, StrictJson.canonical(imported));
                if (!committed) {
                    throw new NothingStored(done);
                }
                imports.keep(sha256, imported, done.answer(), context);
                return done;
            });
        } catch (NothingStored preview) {
            return preview.done;
        }
    }

    /** Rolls a preview back and brings its answer out. */
    private static final class NothingStored extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Done done;

        NothingStored(Done done) {
            super("preview", null, false, false);
            this.done = done;
        }
    }

    /** A workbook is a zip file, whatever it is called; a CSV file has no sheet. */
    private static ReadWorkbook.@Nullable Sheet sheet(byte[] file, @Nullable String wanted) {
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            return ReadWorkbook.sheet(file, wanted, MOST_ROWS + 1);
        }
        if (wanted != null) {
            throw Problems.badRequest(
                    Issue.rejectedInput("sheet", "Only a workbook has sheets.").in("query"));
        }
        return null;
    }

    private static List<CsvTable.Line> lines(ReadWorkbook.@Nullable Sheet sheet, byte[] file) {
        if (sheet != null) {
            return CsvTable.of(sheet.rows(), COLUMNS, OPTIONAL_COLUMNS);
        }
        try {
            String csv = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return CsvTable.read(csv, COLUMNS, OPTIONAL_COLUMNS);
        } catch (CharacterCodingException notUtf8) {
            throw Problems.badRequest(Issue.schemaViolation("body", "The body is not UTF-8."));
        }
    }

    private static String sha256(byte[] file, @Nullable String sheet) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file);
            if (sheet != null) {
                digest.update((byte) 0);
                digest.update(sheet.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static int count(List<Row> rows, RowOutcome outcome) {
        return (int) rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    private List<Row> judge(List<CsvTable.Line> lines, ActContext context) {
        SortedSet<String> numbers = new TreeSet<>();
        lines.stream()
                .map(line -> line.get("number"))
                .filter(PathValues::isReference)
                .forEach(numbers::add);
        pushConvention.lockForImport(numbers);
        Set<String> seen = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (CsvTable.Line line : lines) {
            rows.add(judge(line, seen, context));
        }
        return rows;
    }

    private Row judge(CsvTable.Line line, Set<String> seen, ActContext context) {
        String number = line.get("number");
        if (!PathValues.isReference(number) || number.equals("summary")) {
            return refused(
                    line, null, List.of(Issue.schemaViolation("number", "1 to 64 of A-Z a-z 0-9 . _ - are expected.")));
        }
        if (!seen.add(number)) {
            return refused(
                    line, number, List.of(Issue.invalidInput("number", "This convention stands in the file twice.")));
        }
        StrictJson.Examined<ConventionBody> examined = StrictJson.examine(json(line), ConventionBody.class);
        ConventionBody body = examined.body();
        if (body == null) {
            return refused(line, number, examined.issues());
        }
        try {
            PushConvention.Taken taken = pushConvention.take(number, body, context);
            RowOutcome outcome = !taken.stored()
                    ? RowOutcome.UNCHANGED
                    : taken.revision() == 1 ? RowOutcome.CREATED : RowOutcome.CHANGED;
            return new Row(line.number(), number, outcome, taken.revision(), List.of());
        } catch (ProblemException refusal) {
            Problem problem = refusal.problem();
            return refused(
                    line,
                    number,
                    problem.issues().isEmpty()
                            ? List.of(new Issue(problem.type(), "body", "number", problem.detail()))
                            : problem.issues());
        }
    }

    private static Row refused(CsvTable.Line line, @Nullable String number, List<Issue> issues) {
        return new Row(
                line.number(),
                number,
                RowOutcome.REFUSED,
                null,
                issues.stream().map(ImportConventions::issue).toList());
    }

    private static RowIssue issue(Issue issue) {
        String code = issue.type().substring(issue.type().lastIndexOf(':') + 1);
        LocalizedText repair = RepairTexts.of(code);
        return new RowIssue(issue.name(), code, new Repair(repair.fr(), repair.nl(), repair.de(), issue.detail()));
    }

    /** The row as the body of a push: a cell that is no number stays a text and is refused as one. */
    private static byte[] json(CsvTable.Line line) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        text(body, "type", line.get("type"));
        whole(body, "year", line.get("year"));
        text(body, "leadCpas", enterpriseNumber(line.get("leadCpas")));
        String members = line.get("members").strip();
        if (!members.isEmpty()) {
            ArrayNode array = body.putArray("members");
            for (String member : members.split("[;\\s]+")) {
                array.add(enterpriseNumber(member));
            }
        }
        whole(body, "grantedCents", line.get("grantedCents"));
        ObjectNode targets = body.putObject("targets");
        whole(targets, "persons", line.get("targetPersons"));
        whole(targets, "trajectories", line.get("targetTrajectories"));
        text(body, "objectives", line.get("objectives"));
        text(body, "iban", line.get("iban"));
        ObjectNode period = body.putObject("period");
        period.put("from", day(line.get("periodFrom"), line.get("year") + "-01-01"));
        period.put("until", day(line.get("periodUntil"), line.get("year") + "-12-31"));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(ObjectNode node, String name, String cell) {
        if (!cell.isBlank()) {
            node.put(name, cell.strip());
        }
    }

    /** A spreadsheet takes the first 0 away; its check digits still tell a number that is wrong. */
    private static String enterpriseNumber(String cell) {
        String value = cell.strip();
        return value.matches("[0-9]{9}") ? "0" + value : value;
    }

    private static void whole(ObjectNode node, String name, String cell) {
        String value = cell.strip();
        if (value.matches("0|[1-9][0-9]{0,14}")) {
            node.put(name, Long.parseLong(value));
        } else {
            text(node, name, value);
        }
    }

    /** A date of a spreadsheet is the number of days since its day zero. */
    private static String day(String cell, String otherwise) {
        String value = cell.strip();
        if (value.isEmpty()) {
            return otherwise;
        }
        return value.matches("[1-9][0-9]{4}")
                ? DAY_ZERO_OF_SPREADSHEETS.plusDays(Long.parseLong(value)).toString()
                : value;
    }
}
