package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.messaging.AnnounceConvention;
import be.fgov.mi.piis.subsidy.rules.ClusterHasThreeMembers;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.ConventionWarning;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Takes a revision of a convention: its draft, or a correction while it is a draft or in negotiation. */
@ApplicationScoped
public class PushConvention {
    static final String KIND = "convention";

    private final PushReceipts receipts;
    private final ConventionAccess access;
    private final ConventionLock lock;
    private final CpasRegistry registry;
    private final SubsidySchemes schemes;
    private final ComputeAdvance computeAdvance;
    private final AnnounceConvention announceConvention;

    PushConvention(
            PushReceipts receipts,
            ConventionAccess access,
            ConventionLock lock,
            CpasRegistry registry,
            SubsidySchemes schemes,
            ComputeAdvance computeAdvance,
            AnnounceConvention announceConvention) {
        this.receipts = receipts;
        this.access = access;
        this.lock = lock;
        this.registry = registry;
        this.schemes = schemes;
        this.computeAdvance = computeAdvance;
        this.announceConvention = announceConvention;
    }

    /**
     * The answer to a push of a convention.
     *
     * @param reference the number of the convention
     */
    @Schema(name = "ConventionPushed", description = "The answer to a push of a convention.")
    public record Answer(
            String reference, int revision, ConventionStatus status, String href, List<Warning> warnings) {}

    public PushResult push(String number, int revision, ConventionBody body, boolean dryRun, ActContext context) {
        // Before the receipts: the answer of another CPAS's push is not for this caller.
        QuarkusTransaction.requiringNew()
                .run(() -> Convention.of(number).ifPresent(existing -> requireWritable(existing, context.caller())));
        return receipts.accept(
                new PushKey(number, KIND, number),
                revision,
                body,
                dryRun,
                () -> store(number, revision, body, context));
    }

    /**
     * What an import made of a row.
     *
     * @param revision that says it
     * @param stored false when a revision said it before
     */
    public record Taken(int revision, boolean stored) {}

    /** Before the first row, in the running transaction: all of them in the order of their numbers. */
    public void lockForImport(SortedSet<String> numbers) {
        numbers.forEach(number -> receipts.lock(new PushKey(number, KIND, number)));
    }

    /**
     * In the running transaction, which holds the locks: the next revision of a convention, or nothing when one of its
     * revisions said the same.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException what a push is refused with, before anything is written
     */
    public Taken take(String number, ConventionBody body, ActContext context) {
        Optional<Integer> said = ConventionContent.revisionThatSaid(number, body);
        if (said.isPresent()) {
            return new Taken(said.get(), false);
        }
        int revision = 1 + ConventionContent.newest(number);
        receipts.append(
                new PushKey(number, KIND, number), revision, body, () -> store(number, revision, body, context));
        return new Taken(revision, true);
    }

    private Answer store(String number, int revision, ConventionBody body, ActContext context) {
        ConventionTerms terms = body.toTerms();
        SubsidyScheme scheme = schemes.of(terms.year())
                .orElseThrow(() -> Problems.badRequest(
                        Issue.referencedResourceNotFound("year", "There is no subsidy scheme for this year.")));
        refuseUnlessSound(terms, body, scheme);
        requireActingFor(terms.leadCpas(), context.caller());
        lock.ofYear(terms.year());
        Optional<Convention> existing = Convention.of(number);
        existing.ifPresent(found -> {
            requireWritable(found, context.caller());
            refuseUnlessOpen(found, terms);
        });
        refuseSecondConventionOfYear(number, terms.year(), terms.members());
        if (existing.isEmpty() || opensDraftOf(terms.leadCpas(), existing.get())) {
            refuseSecondDraft(number, terms);
        }
        Convention convention = existing.orElseGet(() -> Convention.draft(number, terms, context.on()));
        if (existing.isPresent()) {
            convention.revise(terms, revision, context.on());
        }
        convention.persistAndFlush();
        ConventionContent.keep(number, revision, body, context);
        announceConvention.announce(
                convention, computeAdvance.of(convention, context.on()).advanceCents(), context.on());
        return new Answer(
                number,
                convention.revision(),
                convention.status(),
                ConventionView.hrefOf(number),
                warnings(terms, scheme));
    }

    private void refuseUnlessSound(ConventionTerms terms, ConventionBody body, SubsidyScheme scheme) {
        Issues issues = new Issues();
        if (!scheme.allows(terms.type())) {
            issues.add(Issue.rejectedInput("type", "The scheme of this year has no conventions of this type."));
        }
        if (!scheme.period().contains(terms.period())) {
            issues.add(Issue.outOfRange(
                    "period",
                    "The period lies within " + scheme.period().from() + " to "
                            + scheme.period().until() + "."));
        }
        if (terms.type() == ConventionType.CLUSTER
                && !ClusterHasThreeMembers.holdsFor(terms.leadCpas(), terms.memberDays(), terms.period(), scheme)) {
            issues.add(Issue.requiredInput(
                    "members",
                    "A cluster has at least " + scheme.minimumClusterMembers()
                            + " members on each of its days, the lead included."));
        }
        if (!registry.existsOn(terms.leadCpas(), terms.period().from())) {
            issues.add(Issue.referencedResourceNotFound("leadCpas", "No such CPAS in the registry on that day."));
        }
        List<String> named = body.members() == null ? List.of() : body.members();
        for (int i = 0; i < named.size(); i++) {
            if (!named.get(i).equals(terms.leadCpas())
                    && !registry.existsOn(
                            named.get(i), terms.memberDays().get(named.get(i)).from())) {
                issues.add(Issue.referencedResourceNotFound(
                        "members[" + i + "]", "No such CPAS in the registry on that day."));
            }
        }
        issues.refuseIfAny();
    }

    private void requireActingFor(String leadCpas, Caller caller) {
        if (!caller.has(Roles.SPP_OFFICER) && !access.isOfLead(caller, leadCpas)) {
            throw Problems.notFound();
        }
    }

    private void requireWritable(Convention existing, Caller caller) {
        if (caller.has(Roles.SPP_OFFICER)) {
            return;
        }
        if (!access.sees(caller, existing)) {
            throw Problems.notFound();
        }
        access.requireLead(existing, caller);
    }

    private void refuseUnlessOpen(Convention existing, ConventionTerms terms) {
        switch (existing.outcomeOf(ConventionAct.REVISION)) {
            case Outcome.MovesTo allowed -> {}
            case Outcome.Refused refused -> throw Refusals.invalidTransition(existing, refused);
        }
        Issues issues = new Issues();
        if (existing.year() != terms.year()) {
            issues.add(Issue.rejectedInput("year", "A convention keeps its year: push another convention."));
        }
        if (existing.type() != terms.type()) {
            issues.add(Issue.rejectedInput("type", "A convention keeps its type: push another convention."));
        }
        Euro paid = computeAdvance.paid(existing);
        if (terms.granted().compareTo(paid) < 0) {
            issues.add(Issue.outOfRange("grantedCents", "At least the advance that was paid: " + paid + " EUR."));
        }
        if (paid.cents() > 0 && !existing.leadCpas().equals(terms.leadCpas())) {
            issues.add(Issue.rejectedInput("leadCpas", "The CPAS that was paid the advance stays the lead."));
        }
        issues.refuseIfAny();
    }

    /**
     * A CPAS is in at most one convention a year, from the submission on; the database has the same rule behind
     * this. Tells which CPAS, never which convention.
     */
    static void refuseSecondConventionOfYear(String number, int year, Collection<String> members) {
        List<String> taken = Convention.getEntityManager()
                .createQuery("""
                        select m.enterpriseNumber from Convention c join c.members m
                         where c.year = :year and m.holdsYear and c.number <> :number
                           and m.enterpriseNumber in :members
                         order by m.enterpriseNumber
                        """, String.class)
                .setParameter("year", year)
                .setParameter("number", number)
                .setParameter("members", members)
                .getResultList();
        if (!taken.isEmpty()) {
            throw Problems.conflict(
                    "cpasAlreadyInConvention",
                    "A CPAS is in at most one convention a year. Already in another one: " + String.join(", ", taken)
                            + ".",
                    Map.of("enterpriseNumbers", taken));
        }
    }

    private static boolean opensDraftOf(String leadCpas, Convention existing) {
        return existing.status() == ConventionStatus.DRAFT
                && !existing.leadCpas().equals(leadCpas);
    }

    /**
     * A lead has one draft a year; the database has the same rule behind this. Under the lock of the year. Names the
     * other draft: whoever may write this one is its lead.
     */
    private static void refuseSecondDraft(String number, ConventionTerms terms) {
        Convention.<Convention>find(
                        "year = ?1 and leadCpas = ?2 and status = ?3 and number <> ?4 order by number",
                        terms.year(),
                        terms.leadCpas(),
                        ConventionStatus.DRAFT,
                        number)
                .firstResultOptional()
                .ifPresent(draft -> {
                    throw Problems.conflict(
                            "draftExists",
                            "A CPAS leads one draft a year: revise, submit or drop the one it has.",
                            Map.of("number", draft.number()));
                });
    }

    private static List<Warning> warnings(ConventionTerms terms, SubsidyScheme scheme) {
        List<Warning> warnings = new ArrayList<>();
        Euro perCluster = scheme.amountPerCluster();
        if (terms.type() == ConventionType.CLUSTER && perCluster != null && !perCluster.equals(terms.granted())) {
            warnings.add(new Warning(
                    Codes.of(ConventionWarning.AMOUNT_DIFFERS_FROM_SCHEME),
                    ConventionWarning.AMOUNT_DIFFERS_FROM_SCHEME.text()));
        }
        return warnings;
    }
}
