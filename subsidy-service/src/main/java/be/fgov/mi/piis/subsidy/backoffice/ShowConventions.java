package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.AdvanceView;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.AdvancePayability;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gathers the conventions of a year, as far as the reader sees them, with what is to be done about each. */
@ApplicationScoped
class ShowConventions {
    /** The year of the conventions that the suite was made for, shown while there are none. */
    private static final int FIRST_YEAR = 2015;

    private static final int BAR_LENGTH = 1000;
    private static final int SHADES = 6;

    private final ConventionLookup conventions;
    private final ConventionAccess access;
    private final ComputeAdvance computeAdvance;
    private final SubsidySchemes schemes;
    private final CountFigures figures;
    private final CpasRegistry registry;
    private final Database database;
    private final Clock clock;

    ShowConventions(
            ConventionLookup conventions,
            ConventionAccess access,
            ComputeAdvance computeAdvance,
            SubsidySchemes schemes,
            CountFigures figures,
            CpasRegistry registry,
            Database database,
            Clock clock) {
        this.conventions = conventions;
        this.access = access;
        this.computeAdvance = computeAdvance;
        this.schemes = schemes;
        this.figures = figures;
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    /** @param year null shows the newest year that has conventions and has begun */
    ConventionsPage of(@Nullable Integer year, ConventionsPage.Filter filter, Caller caller, Frame bare) {
        ReaderLanguage language = bare.language();
        return QuarkusTransaction.requiringNew().call(() -> {
            LocalDate today = LocalDate.now(clock);
            List<Integer> years = years();
            int shown = year == null ? newestBegun(years, today) : year;
            List<Convention> visible = conventions.ofYear(shown).stream()
                    .filter(convention -> access.sees(caller, convention))
                    .toList();
            List<Convention> chosen = visible.stream()
                    .filter(convention -> filter.status() == null || convention.status() == filter.status())
                    .filter(convention -> filter.type() == null || convention.type() == filter.type())
                    .toList();
            Set<String> readable = chosen.stream()
                    .filter(convention -> access.seesFigures(caller, convention))
                    .map(Convention::number)
                    .collect(Collectors.toSet());
            Map<String, CountFigures.Figures> counts = figures.of(readable);
            Set<String> crossing = access.seesAll(caller) ? conventionsWithFlags(shown) : Set.of();
            long granted = 0;
            long advances = 0;
            long persons = 0;
            List<ConventionsPage.Row> rows = new ArrayList<>();
            for (Convention convention : chosen) {
                AdvanceView advance = computeAdvance.of(convention, today);
                long counted = counts.getOrDefault(convention.number(), CountFigures.Figures.NONE)
                        .countedPersons();
                // Drafts may overlap, also with what was submitted.
                if (convention.status().holdsTheYear()) {
                    granted = Math.addExact(granted, advance.grantedCents());
                    advances = Math.addExact(advances, advance.advanceCents());
                    persons += counted;
                }
                rows.add(new ConventionsPage.Row(
                        convention.number(),
                        convention.type(),
                        convention.leadCpas(),
                        registry.find(convention.leadCpas())
                                .map(cpas -> cpas.name(language.code()))
                                .orElse(convention.leadCpas()),
                        convention.status(),
                        MustAct.on(convention.status()),
                        language.euros(advance.grantedCents()),
                        language.euros(advance.advanceCents()),
                        advance.payable(),
                        readable.contains(convention.number()) ? counted : null,
                        AdvancePayability.of(
                                        convention.status(),
                                        convention.signed(),
                                        schemes.require(convention.year()),
                                        today,
                                        Euro.ofCents(advance.advanceCents()),
                                        convention.isCarriedOver(),
                                        false,
                                        convention.isReportedWithoutAdvance())
                                .warnings(),
                        crossing.contains(convention.number())));
            }
            List<ConventionsPage.StateCount> states = states(visible);
            return new ConventionsPage(
                    frame(shown, filter, bare),
                    shown,
                    years.contains(shown) ? years : with(years, shown),
                    visible.size(),
                    count(visible, ConventionType.CLUSTER),
                    count(visible, ConventionType.CITY),
                    states,
                    bars(states, visible.size()),
                    filter,
                    rows,
                    language.euros(granted),
                    language.euros(advances),
                    persons);
        });
    }

    private static Frame frame(int year, ConventionsPage.Filter filter, Frame bare) {
        StringBuilder here = new StringBuilder("/?year=").append(year).append('&');
        if (filter.status() != null) {
            here.append("status=").append(filter.status().name()).append('&');
        }
        if (filter.type() != null) {
            here.append("type=").append(filter.type().name()).append('&');
        }
        return new Frame(
                bare.language(),
                bare.businessDate(),
                bare.account(),
                here.toString(),
                bare.signs(),
                bare.pays(),
                bare.reviews());
    }

    private static List<ConventionsPage.StateCount> states(List<Convention> conventions) {
        Map<ConventionStatus, Integer> counts = new EnumMap<>(ConventionStatus.class);
        conventions.forEach(convention -> counts.merge(convention.status(), 1, Integer::sum));
        List<ConventionsPage.StateCount> states = new ArrayList<>();
        counts.forEach((status, count) -> states.add(
                new ConventionsPage.StateCount(letter(states.size()), states.size() % SHADES, status, count)));
        return states;
    }

    /** The last part ends where the bar ends: it gets what the rounding left. */
    private static List<ConventionsPage.Bar> bars(List<ConventionsPage.StateCount> states, int total) {
        List<ConventionsPage.Bar> bars = new ArrayList<>();
        int passed = 0;
        for (ConventionsPage.StateCount state : states) {
            int from = passed * BAR_LENGTH / total;
            passed += state.count();
            int width = passed * BAR_LENGTH / total - from;
            bars.add(new ConventionsPage.Bar(state.shade(), from, width));
        }
        return bars;
    }

    private static String letter(int position) {
        return String.valueOf((char) ('A' + position));
    }

    private static int count(List<Convention> conventions, ConventionType type) {
        return Math.toIntExact(conventions.stream()
                .filter(convention -> convention.type() == type)
                .count());
    }

    private List<Integer> years() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select distinct year from convention order by year desc");
                    ResultSet row = select.executeQuery()) {
                List<Integer> years = new ArrayList<>();
                while (row.next()) {
                    years.add(row.getInt(1));
                }
                return years;
            }
        });
    }

    private int newestBegun(List<Integer> years, LocalDate today) {
        return years.stream()
                .filter(year -> schemes.of(year)
                        .map(SubsidyScheme::period)
                        .filter(period -> !period.from().isAfter(today))
                        .isPresent())
                .findFirst()
                .orElse(FIRST_YEAR);
    }

    private Set<String> conventionsWithFlags(int year) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select distinct unnest(conventions) from cross_convention_flag where year = ?")) {
                select.setInt(1, year);
                Set<String> numbers = new HashSet<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        numbers.add(row.getString(1));
                    }
                }
                return numbers;
            }
        });
    }

    private static List<Integer> with(List<Integer> years, int year) {
        List<Integer> more = new ArrayList<>(years);
        more.add(year);
        more.sort((one, other) -> Integer.compare(other, one));
        return more;
    }
}
