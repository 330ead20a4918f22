package be.fgov.mi.piis.evaluation.review;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.GlobalReviewIsYearly;
import be.fgov.mi.piis.evaluation.statistics.RecordBehind;
import be.fgov.mi.piis.evaluation.statistics.RecordsOfTheYear;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records what a CPAS concluded of a year, with the figures of that moment, and says which years lack it. */
@ApplicationScoped
public class GlobalReviews {
    static final String KIND = "globalReview";
    private static final String RECORDED = "recorded";
    private static final String MISSING = "missing";
    private static final String OPEN = "open";

    private final PushReceipts receipts;
    private final FiguresOfTheYear figures;
    private final CpasRegistry registry;
    private final AgroalDataSource database;
    private final AccessLog accessLog;
    private final LawBook lawBook;
    private final Clock clock;

    GlobalReviews(
            PushReceipts receipts,
            FiguresOfTheYear figures,
            CpasRegistry registry,
            AgroalDataSource database,
            AccessLog accessLog,
            LawBook lawBook,
            Clock clock) {
        this.receipts = receipts;
        this.figures = figures;
        this.registry = registry;
        this.database = database;
        this.accessLog = accessLog;
        this.lawBook = lawBook;
        this.clock = clock;
    }

    /** The answer to a pushed review. */
    @Schema(name = "GlobalReviewAnswer", description = "The answer to a pushed review.")
    public record Answer(int year, int revision, String status, String href, List<Warning> warnings) {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a review after today or before its year, 409 for
     *     a wrong revision
     */
    public PushResult push(EnterpriseNumber cpas, int year, int revision, GlobalReviewBody body, boolean dryRun) {
        return receipts.accept(
                new PushKey(cpas.value(), KIND, Integer.toString(year)),
                revision,
                body,
                dryRun,
                () -> store(cpas, year, revision, body));
    }

    private Answer store(EnterpriseNumber cpas, int year, int revision, GlobalReviewBody body) {
        LocalDate today = LocalDate.now(clock);
        if (body.reviewedOn().isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(
                    "reviewedOn", "A review was made on " + today + ", the business date, at the latest."));
        }
        if (body.reviewedOn().getYear() < year) {
            throw Problems.badRequest(Issue.outOfRange("reviewedOn", "A year is not reviewed before it began."));
        }
        FiguresOfTheYear.Figures known = figures.of(cpas, year, today);
        try (Connection connection = database.getConnection()) {
            write(connection, cpas, year, revision, body, known);
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the review could not be stored", failure);
        }
        String href = GlobalReviewResource.href(cpas.value()) + "/" + year;
        accessLog.record("globalReview.push", href, null, Purpose.SOCIAL_ACTIVATION);
        List<Warning> warnings = new ArrayList<>();
        if (body.contractsReviewed() != known.contracts()) {
            warnings.add(new Warning(
                    "contractsReviewedDiffer",
                    known.contracts() + " contracts of that year are known here, " + body.contractsReviewed()
                            + " were reviewed."));
        }
        if (!GlobalReviewIsYearly.isOfTheWhole(year, body.reviewedOn())) {
            warnings.add(new Warning(
                    "yearNotOver",
                    "The year was not over when it was reviewed: once it is, a review of the whole of it is asked."));
        }
        return new Answer(year, revision, RECORDED, href, warnings);
    }

    private static void write(
            Connection connection,
            EnterpriseNumber cpas,
            int year,
            int revision,
            GlobalReviewBody body,
            FiguresOfTheYear.Figures known)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into global_review (enterprise_number, year, revision, reviewed_on, contracts_reviewed)
                values (?, ?, ?, ?, ?)
                on conflict (enterprise_number, year) do update set revision = excluded.revision,
                    reviewed_on = excluded.reviewed_on, contracts_reviewed = excluded.contracts_reviewed
                """)) {
            upsert.setString(1, cpas.value());
            upsert.setInt(2, year);
            upsert.setInt(3, revision);
            upsert.setObject(4, body.reviewedOn());
            upsert.setInt(5, body.contractsReviewed());
            upsert.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into global_review_revision (enterprise_number, year, revision, content, figures)
                values (?, ?, ?, ?, ?)
                """)) {
            insert.setString(1, cpas.value());
            insert.setInt(2, year);
            insert.setInt(3, revision);
            insert.setString(4, JsonMappers.stored().writeValueAsString(body));
            insert.setString(5, JsonMappers.stored().writeValueAsString(known));
            insert.executeUpdate();
        }
    }

    /**
     * A year of a CPAS.
     *
     * @param status recorded; missing from 1 January after the year on until a review that was made since is recorded;
     *     or open while it runs
     * @param figures of the moment of the review; of now while there is none
     * @param review absent while there is none
     * @param records where the records behind each figure are listed, as they are now
     */
    @Schema(name = "GlobalReviewView", description = "A year, its figures and what was concluded.")
    public record View(
            int year,
            String status,
            @Nullable Integer revision,
            FiguresOfTheYear.Figures figures,
            @Nullable GlobalReviewBody review,

            @Schema(description = "By figure, where the records behind it are listed: as they are known now.")
            Map<String, String> records,

            String href) {

        /** What was concluded while the year ran stays to be read, and does not stand for a review of the whole. */
        private View asked(BooleanSupplier isMissing) {
            return review == null
                            || GlobalReviewIsYearly.isOfTheWhole(year, review.reviewedOn())
                            || !isMissing.getAsBoolean()
                    ? this
                    : new View(year, MISSING, revision, figures, review, records, href);
        }
    }

    /**
     * @param revision the newest when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for a revision that there is not
     */
    public View one(EnterpriseNumber cpas, int year, @Nullable Integer revision) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String href = GlobalReviewResource.href(cpas.value()) + "/" + year;
            accessLog.record("globalReview.read", href, null, Purpose.SOCIAL_ACTIVATION);
            LocalDate today = LocalDate.now(clock);
            Optional<View> stored = stored(cpas, year, revision, href);
            if (stored.isEmpty() && revision != null) {
                throw Problems.notFound();
            }
            if (stored.isPresent()) {
                return revision == null ? stored.get().asked(() -> isMissing(cpas, year, today)) : stored.get();
            }
            return new View(
                    year,
                    isMissing(cpas, year, today) ? MISSING : OPEN,
                    null,
                    figures.of(cpas, year, today),
                    null,
                    FiguresOfTheYear.recordsOf(href),
                    href);
        });
    }

    /** {@return whether a year without a review of the whole of it lacks that} */
    private boolean isMissing(EnterpriseNumber cpas, int year, LocalDate today) {
        return GlobalReviewIsYearly.missing(yearsWithContracts(cpas), Set.of(), today, lawBook.current())
                .contains(year);
    }

    private Optional<View> stored(EnterpriseNumber cpas, int year, @Nullable Integer revision, String href) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select revision, content, figures from global_review_revision
                         where enterprise_number = ? and year = ? and (?::int is null or revision = ?)
                         order by revision desc limit 1
                        """)) {
            select.setString(1, cpas.value());
            select.setInt(2, year);
            select.setObject(3, revision, java.sql.Types.INTEGER);
            select.setObject(4, revision, java.sql.Types.INTEGER);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new View(
                        year,
                        RECORDED,
                        row.getInt(1),
                        JsonMappers.stored().readValue(row.getString(3), FiguresOfTheYear.Figures.class),
                        JsonMappers.stored().readValue(row.getString(2), GlobalReviewBody.class),
                        FiguresOfTheYear.recordsOf(href),
                        href));
            }
        } catch (SQLException | JsonProcessingException failure) {
            throw new IllegalStateException("the review cannot be read", failure);
        }
    }

    /**
     * The records behind a figure of a year, as they are known now.
     *
     * @param category all when absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for a category that the figure does not have
     */
    public Page<RecordBehind> behind(
            EnterpriseNumber cpas,
            int year,
            RecordsOfTheYear.Kind figure,
            @Nullable String category,
            PageRequest page) {
        figure.require(category);
        return QuarkusTransaction.requiringNew().call(() -> {
            String path = FiguresOfTheYear.recordsOf(GlobalReviewResource.href(cpas.value()) + "/" + year, figure);
            accessLog.record("globalReview.records", path, null, Purpose.SOCIAL_ACTIVATION);
            return RecordBehind.page(
                    figures.behind(cpas, year, LocalDate.now(clock), figure).stream()
                            .filter(each -> category == null || category.equals(each.category()))
                            .toList(),
                    page,
                    path,
                    category == null ? Map.of() : Map.of("category", category));
        });
    }

    /** A year in the list of a CPAS. */
    @Schema(name = "GlobalReviewItem", description = "A year with a review, or one that lacks it.")
    public record Item(
            int year,
            String status,
            @Nullable Integer revision,
            @Nullable LocalDate reviewedOn,
            @Nullable Integer contractsReviewed,
            String href) {}

    /**
     * Every year with a review, and every year that is over, had contracts and has none that was made since (LIF-8,
     * SC-12): what was reviewed while the year ran is told with it.
     */
    public List<Item> all(EnterpriseNumber cpas, LocalDate on) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String path = GlobalReviewResource.href(cpas.value());
            accessLog.record("globalReview.list", path, null, Purpose.SOCIAL_ACTIVATION);
            SortedMap<Integer, Item> items = new TreeMap<>(Comparator.reverseOrder());
            Set<Integer> reviewed = new HashSet<>();
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection.prepareStatement("""
                            select year, revision, reviewed_on, contracts_reviewed from global_review
                             where enterprise_number = ? and reviewed_on <= ?
                            """)) {
                select.setString(1, cpas.value());
                select.setObject(2, on);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        int year = row.getInt(1);
                        LocalDate reviewedOn = row.getObject(3, LocalDate.class);
                        if (GlobalReviewIsYearly.isOfTheWhole(year, reviewedOn)) {
                            reviewed.add(year);
                        }
                        items.put(
                                year,
                                new Item(year, RECORDED, row.getInt(2), reviewedOn, row.getInt(4), path + "/" + year));
                    }
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("the reviews cannot be read", failure);
            }
            for (int year : GlobalReviewIsYearly.missing(yearsWithContracts(cpas), reviewed, on, lawBook.current())) {
                Item early = items.get(year);
                items.put(
                        year,
                        early == null
                                ? new Item(year, MISSING, null, null, null, path + "/" + year)
                                : new Item(
                                        year,
                                        MISSING,
                                        early.revision(),
                                        early.reviewedOn(),
                                        early.contractsReviewed(),
                                        early.href()));
            }
            return List.copyOf(items.values());
        });
    }

    /**
     * Years in which a contract bound that the CPAS looks at in its review, by the numbers that its figures have. Where
     * the CPAS was itself taken over in the year, its successor reviews that.
     */
    private SortedSet<Integer> yearsWithContracts(EnterpriseNumber cpas) {
        LocalDate today = LocalDate.now(clock);
        ResponsibleCpas responsible = registry.responsible();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select distinct y, c.enterprise_number from known_contract c,
                               least(c.valid_until, c.ended_on, date '2100-12-31') as last_day,
                               generate_series(extract(year from c.concluded_on)::int,
                                               extract(year from last_day)::int) as y
                         where c.enterprise_number = any(?)
                           and c.concluded_on between date '2002-10-01' and last_day
                        """)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", responsible.foundUnder(today, cpas.value()).toArray()));
            SortedSet<Integer> years = new TreeSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate asOf = FiguresOfTheYear.asOf(row.getInt(1), today);
                    if (responsible.numbersOf(asOf, cpas.value()).size() == 1
                            && responsible.foundUnder(asOf, cpas.value()).contains(row.getString(2))) {
                        years.add(row.getInt(1));
                    }
                }
            }
            return years;
        } catch (SQLException failure) {
            throw new IllegalStateException("the years of a CPAS cannot be read", failure);
        }
    }
}
