package be.fgov.mi.piis.subsidy.rapportunique;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.convention.AdvanceView;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.convention.RecordedAct;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import be.fgov.mi.piis.subsidy.settlement.SettlementFigures;
import be.fgov.mi.piis.subsidy.wording.Wording;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the report of a year from the same tables as every screen, in one snapshot: what is being signed or counted
 * at that moment is in all of its figures or in none.
 */
@ApplicationScoped
class CompileReport {
    private final ConventionLookup conventions;
    private final ConventionAccess access;
    private final ComputeAdvance computeAdvance;
    private final SubsidySchemes schemes;
    private final CountFigures figures;
    private final SettlementFigures settlementFigures;
    private final CpasRegistry registry;
    private final Database database;
    private final Clock clock;

    CompileReport(
            ConventionLookup conventions,
            ConventionAccess access,
            ComputeAdvance computeAdvance,
            SubsidySchemes schemes,
            CountFigures figures,
            SettlementFigures settlementFigures,
            CpasRegistry registry,
            Database database,
            Clock clock) {
        this.conventions = conventions;
        this.access = access;
        this.computeAdvance = computeAdvance;
        this.schemes = schemes;
        this.figures = figures;
        this.settlementFigures = settlementFigures;
        this.registry = registry;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Which CPAS is asked for; null asks for all that the caller sees.
     *
     * @param nisCode of its commune
     */
    record Asked(@Nullable Integer nisCode, @Nullable String enterpriseNumber) {

        boolean all() {
            return nisCode == null && enterpriseNumber == null;
        }

        boolean means(RegisteredCpas cpas) {
            return (nisCode == null || nisCode == cpas.nisCode())
                    && (enterpriseNumber == null || enterpriseNumber.equals(cpas.enterpriseNumber()));
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for a year without a scheme or another's CPAS */
    Report of(int year, Asked asked, Caller caller, Wording wording) {
        return QuarkusTransaction.requiringNew().call(() -> {
            inOneSnapshot();
            SubsidyScheme scheme = schemes.of(year).orElseThrow(Problems::notFound);
            LocalDate today = LocalDate.now(clock);
            List<Convention> chosen = chosen(year, asked, caller);
            Map<String, CountFigures.Figures> counts =
                    figures.of(chosen.stream().map(Convention::number).toList());
            List<Report.ConventionFigures> lines = chosen.stream()
                    .map(convention -> line(
                            convention,
                            computeAdvance.of(convention, today),
                            settlementFigures.of(convention, today),
                            counts.getOrDefault(convention.number(), CountFigures.Figures.NONE),
                            wording))
                    .toList();
            return new Report(
                    year,
                    today,
                    clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                    wording.words().rapportUnique(),
                    new Report.Scheme(
                            plain(scheme.advanceRate()),
                            scheme.period().from(),
                            scheme.period().until(),
                            scheme.paymentCutOff(),
                            scheme.reportDueOn()),
                    Report.Totals.of(lines),
                    lines,
                    Arrays.stream(Figure.values())
                            .map(figure -> new Report.Label(
                                    figure.property(), wording.words().figure(figure)))
                            .toList());
        });
    }

    /** 0.5000 is told as 0.5. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Has to be the first statement of its transaction. */
    private void inOneSnapshot() {
        database.change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
        });
    }

    private List<Convention> chosen(int year, Asked asked, Caller caller) {
        boolean everything = caller.hasAny(Roles.SPP_OFFICER, Roles.SPP_FINANCE, Roles.AUDITOR);
        Set<String> own = everything ? Set.of() : access.ownCpas(caller);
        Set<String> meant = meant(asked, everything, own, LocalDate.now(clock));
        return conventions.ofYear(year).stream()
                .filter(convention -> everything || isOf(convention, own))
                .filter(convention -> asked.all() || isOf(convention, meant))
                .toList();
    }

    /**
     * The CPAS that is asked for, with those it has taken over by that day: another one's is as unknown as one that does
     * not exist.
     */
    private Set<String> meant(Asked asked, boolean everything, Set<String> own, LocalDate today) {
        if (asked.all()) {
            return Set.of();
        }
        Set<String> meant = registry.all().stream()
                .filter(asked::means)
                .flatMap(cpas -> registry.responsible().foundUnder(today, cpas.enterpriseNumber()).stream())
                .filter(number -> everything || own.contains(number))
                .collect(Collectors.toUnmodifiableSet());
        if (meant.isEmpty()) {
            throw Problems.notFound();
        }
        return meant;
    }

    private static boolean isOf(Convention convention, Set<String> cpas) {
        return convention.cpasBehind().stream().anyMatch(cpas::contains);
    }

    private Report.ConventionFigures line(
            Convention convention,
            AdvanceView advance,
            SettlementFigures.Figures settled,
            CountFigures.Figures count,
            Wording wording) {
        return new Report.ConventionFigures(
                convention.number(),
                Codes.of(convention.type()),
                lead(convention.leadCpas(), wording),
                Codes.of(convention.status()),
                count.countedPersons(),
                count.trajectories(),
                count.finished(),
                new Report.Outcomes(
                        count.socioProfessionalPath(),
                        count.strengthenedAutonomy(),
                        count.volunteering(),
                        count.employment()),
                new Report.Dropouts(count.dropoutsExplained(), count.dropoutsUnexplained()),
                advance.grantedCents(),
                advance.advanceCents(),
                advance.payable(),
                settled.advancePaid().cents(),
                new Report.AcceptedCosts(
                        settled.acceptedOf(CostKind.STAFF).cents(),
                        settled.acceptedOf(CostKind.OPERATING).cents()),
                settled.accepted().cents(),
                settled.balance().cents(),
                settled.recovery().cents(),
                settled.unclaimed().cents(),
                Codes.of(settled.standing()),
                convention.signatures().stream().map(CompileReport::signer).toList());
    }

    private Report.LeadCpas lead(String enterpriseNumber, Wording wording) {
        Optional<RegisteredCpas> registered = registry.find(enterpriseNumber);
        return new Report.LeadCpas(
                enterpriseNumber,
                registered.map(RegisteredCpas::nisCode).orElse(null),
                registered.map(cpas -> cpas.name(wording.language().code())).orElse(null));
    }

    private static Report.Signer signer(RecordedAct signature) {
        return new Report.Signer(
                signature.role().replace("cpas-", ""),
                signature.actorName(),
                signature.actedOn(),
                signature.actedAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }
}
