package be.fgov.mi.piis.subsidy.demo;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.ConventionBody;
import be.fgov.mi.piis.subsidy.convention.ConventionLookup;
import be.fgov.mi.piis.subsidy.convention.PushConvention;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.organization.CsvTable;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.signing.SignConvention;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Plays the conventions of the demo act by act, dated as they would have been: those of 2015 up to where they stood on
 * 13/10/2015 (S4:62), those of 2014 up to the last signature. Amounts and targets are fictional.
 */
@ApplicationScoped
class DemoConventions {
    private static final String OBJECTIVES =
            "Demo: break isolation by meaningful activities and prepare a first step towards work. The amounts and"
                    + " targets of this convention are fictional.";
    /** Conventions are independent of each other; more threads than cores gain nothing. */
    private static final int PLAYERS = 4;

    private static final LocalTime OFFICE_HOURS = LocalTime.of(10, 0);
    private static final MonthDay DRAFTED = MonthDay.of(7, 15);
    private static final MonthDay SUBMITTED = MonthDay.of(8, 19);
    private static final MonthDay REVIEWED = MonthDay.of(9, 16);
    private static final MonthDay BEFORE_MINISTER = MonthDay.of(10, 7);
    private static final MonthDay APPROVED = MonthDay.of(10, 15);
    private static final MonthDay SIGNED_BY_CPAS = MonthDay.of(10, 22);
    private static final MonthDay SIGNED_BY_MINISTER = MonthDay.of(10, 29);

    private final PushConvention pushConvention;
    private final ActOnConvention actOnConvention;
    private final SignConvention signConvention;
    private final ConventionLookup lookup;

    DemoConventions(
            PushConvention pushConvention,
            ActOnConvention actOnConvention,
            SignConvention signConvention,
            ConventionLookup lookup) {
        this.pushConvention = pushConvention;
        this.actOnConvention = actOnConvention;
        this.signConvention = signConvention;
        this.lookup = lookup;
    }

    /** @return how many conventions were not there yet or not at their stage */
    int load(List<CsvTable.Line> lines) {
        Map<String, Integer> actsDone = lookup.actsDone();
        AtomicInteger loaded = new AtomicInteger();
        try (ExecutorService players = Executors.newFixedThreadPool(PLAYERS)) {
            List<Future<?>> played = new ArrayList<>();
            for (CsvTable.Line line : lines) {
                played.add(players.submit(() -> {
                    if (play(line, actsDone.get(line.get("number")))) {
                        loaded.incrementAndGet();
                    }
                }));
            }
            for (Future<?> one : played) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a demo convention cannot be loaded", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("loading the demo was interrupted", interrupted);
        }
        return loaded.get();
    }

    /** As in a request: a signature asks how the account has signed in, and an account of this story never did. */
    @ActivateRequestContext
    boolean play(CsvTable.Line line, @Nullable Integer done) {
        List<Runnable> story = story(line);
        if (done == null) {
            push(line);
        } else if (done >= story.size()) {
            return false;
        }
        // The submission by itself: it holds the year, and the others wait for that no longer than it takes. Then one
        // transaction for all that follows, which a start that is interrupted leaves undone, and the next one does.
        int next = done == null ? 0 : done;
        if (next == 0) {
            QuarkusTransaction.requiringNew().run(story.getFirst());
            next = 1;
        }
        List<Runnable> rest = story.subList(next, story.size());
        QuarkusTransaction.requiringNew().run(() -> rest.forEach(Runnable::run));
        return true;
    }

    private List<Runnable> story(CsvTable.Line line) {
        String lead = line.get("leadCpas");
        Caller cpas = caller("demo-vendor", Roles.CPAS_SYSTEM);
        Caller officer = caller("demo-officer", Roles.SPP_OFFICER);
        Caller minister = caller("demo-minister", Roles.MINISTER);
        Runnable submission =
                () -> act(line, ConventionAct.SUBMISSION, Roles.CPAS_SYSTEM, Remark.NONE, cpas, SUBMITTED);
        Runnable advice = () -> act(
                line,
                ConventionAct.FAVOURABLE_ADVICE,
                Roles.SPP_OFFICER,
                new Remark(null, "The objectives are clear and can be reached in the time that is left."),
                officer,
                REVIEWED);
        Runnable beforeMinister = () ->
                act(line, ConventionAct.MINISTER_SUBMISSION, Roles.SPP_OFFICER, Remark.NONE, officer, BEFORE_MINISTER);
        return switch (line.get("stage")) {
            case "inNegotiation" ->
                List.of(
                        submission,
                        () -> act(
                                line,
                                ConventionAct.NEGOTIATION,
                                Roles.SPP_OFFICER,
                                new Remark("targets", "Please make the targets fit the months that are left."),
                                officer,
                                REVIEWED));
            case "submittedToMinister" -> List.of(submission, advice, beforeMinister);
            case "fullySigned" ->
                List.of(
                        submission,
                        advice,
                        beforeMinister,
                        () -> act(
                                line, ConventionAct.MINISTER_APPROVAL, Roles.MINISTER, Remark.NONE, minister, APPROVED),
                        () -> sign(line, signer(lead, "demo-president-", Roles.CPAS_PRESIDENT), SIGNED_BY_CPAS),
                        () -> sign(line, signer(lead, "demo-secretary-", Roles.CPAS_SECRETARY), SIGNED_BY_CPAS),
                        () -> sign(line, minister, SIGNED_BY_MINISTER));
            default -> throw new IllegalStateException("unknown stage in the demo conventions: " + line.get("stage"));
        };
    }

    private void push(CsvTable.Line line) {
        int year = Integer.parseInt(line.get("year"));
        String members = line.get("members");
        ConventionBody body = new ConventionBody(
                Codes.parse(ConventionType.class, line.get("type")).orElseThrow(),
                year,
                line.get("leadCpas"),
                members.isEmpty() ? List.of() : List.of(members.split(";")),
                null,
                Long.valueOf(line.get("grantedCents")),
                new ConventionBody.Targets(
                        Integer.valueOf(line.get("targetPersons")), Integer.valueOf(line.get("targetTrajectories"))),
                OBJECTIVES,
                line.get("iban"),
                new ConventionBody.Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)));
        pushConvention.push(
                line.get("number"), 1, body, false, context(line, caller("demo-vendor", Roles.CPAS_SYSTEM), DRAFTED));
    }

    private void act(CsvTable.Line line, ConventionAct act, String role, Remark remark, Caller caller, MonthDay date) {
        actOnConvention.act(line.get("number"), act, role, remark, context(line, caller, date));
    }

    private void sign(CsvTable.Line line, Caller signer, MonthDay date) {
        ActContext context = context(line, signer, date);
        Caller fresh = new Caller(
                signer.clientId(),
                signer.subject(),
                signer.name(),
                signer.roles(),
                signer.enterpriseNumber(),
                context.at());
        signConvention.sign(line.get("number"), new ActContext(fresh, context.on(), context.at()));
    }

    private static ActContext context(CsvTable.Line line, Caller caller, MonthDay date) {
        LocalDate day = date.atYear(Integer.parseInt(line.get("year")));
        Instant at = day.atTime(OFFICE_HOURS).atZone(BusinessClock.BRUSSELS).toInstant();
        return new ActContext(caller, day, at);
    }

    private static Caller caller(String account, String role) {
        return new Caller(account, account, account, Set.of(role), null, null);
    }

    private static Caller signer(String cpas, String prefix, String role) {
        String account = prefix + cpas;
        return new Caller(account, account, account, Set.of(role), new EnterpriseNumber(cpas), null);
    }
}
