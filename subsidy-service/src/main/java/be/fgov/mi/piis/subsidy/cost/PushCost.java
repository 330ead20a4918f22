package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostProposal;
import be.fgov.mi.piis.subsidy.rules.CostsAreTaken;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Takes a revision of a cost. What a reviewer may reject is taken with a warning, not refused: the CPAS can repair it,
 * and a human decides.
 */
@ApplicationScoped
class PushCost {
    static final String KIND = "cost";

    private final PushReceipts receipts;
    private final CostAccess access;
    private final ConventionLock lock;
    private final SubsidySchemes schemes;
    private final ProofsOfCosts proofs;

    PushCost(
            PushReceipts receipts,
            CostAccess access,
            ConventionLock lock,
            SubsidySchemes schemes,
            ProofsOfCosts proofs) {
        this.receipts = receipts;
        this.access = access;
        this.lock = lock;
        this.schemes = schemes;
        this.proofs = proofs;
    }

    /** The answer to a push of a cost. */
    @Schema(name = "CostPushed", description = "The answer to a push of a cost.")
    record Answer(String reference, int revision, CostStatus status, String href, List<Warning> warnings) {}

    PushResult push(String number, String reference, int revision, CostBody body, boolean dryRun, ActContext context) {
        // Before the receipts: the answer of another CPAS's push is not for this caller.
        QuarkusTransaction.requiringNew().run(() -> access.requireLead(number, context.caller()));
        return receipts.accept(
                new PushKey(number, KIND, reference),
                revision,
                body,
                dryRun,
                () -> store(number, reference, revision, body, context));
    }

    private Answer store(String number, String reference, int revision, CostBody body, ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireLead(number, context.caller());
        if (!CostsAreTaken.in(convention.status())) {
            throw Refusals.invalidTransition(
                    convention,
                    new Outcome.Refused(
                            List.of(),
                            "The convention " + convention.status().words()
                                    + ": its costs change only when its report is returned."));
        }
        if (body.incurredOn().isAfter(context.on())) {
            throw Problems.badRequest(Issue.outOfRange("incurredOn", "A cost is sent when it was made, not before."));
        }
        Cost cost = Cost.of(number, reference).orElseGet(() -> Cost.first(number, reference));
        cost.take(body, revision, context.on());
        cost.persistAndFlush();
        keepRevision(number, reference, revision, body, context);
        return new Answer(
                reference, revision, cost.status(), CostView.hrefOf(number, reference), warnings(convention, cost));
    }

    private static void keepRevision(String number, String reference, int revision, CostBody body, ActContext context) {
        Cost.getEntityManager()
                .createNativeQuery("""
                        insert into cost_revision (convention_number, reference, revision, content, recorded_by,
                                                   recorded_on, recorded_at)
                        values (:number, :reference, :revision, cast(:content as jsonb), :recordedBy, :recordedOn,
                                :recordedAt)
                        """)
                .setParameter("number", number)
                .setParameter("reference", reference)
                .setParameter("revision", revision)
                .setParameter("content", StrictJson.canonical(body))
                .setParameter("recordedBy", context.caller().subject())
                .setParameter("recordedOn", context.on())
                .setParameter("recordedAt", context.at().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private List<Warning> warnings(Convention convention, Cost cost) {
        List<Warning> warnings = new ArrayList<>();
        Map<String, List<ProofsOfCosts.Use>> uses = proofs.usedElsewhere(convention, ProofsOfCosts.Sight.SAME_LEAD);
        Set<String> financed = ProofsOfCosts.financedBefore(uses);
        CostProposal proposal =
                JudgeCosts.proposal(cost, financed.contains(cost.reference), schemes.require(convention.year()));
        if (proposal.decision() == CostDecision.REJECTED) {
            warnings.add(new Warning(
                    Codes.of(proposal.ground()),
                    "As it stands, the rules propose to reject this cost on this ground."));
        }
        ProofsOfCosts.Trajectories trajectories = proofs.heardOf(convention, cost.trajectories);
        trajectories
                .unknown()
                .forEach(reference -> warnings.add(new Warning(
                        "unknownTrajectory",
                        "Trajectory " + reference + " has not been heard of at the CPAS of this convention.")));
        trajectories
                .ambiguous()
                .forEach(reference -> warnings.add(new Warning(
                        "ambiguousTrajectory",
                        "Several trajectories have the reference " + reference
                                + ": name the contract too, as contract/trajectory.")));
        Set<String> held = proofs.heldFor(convention.number(), cost.documents).keySet();
        cost.documents.stream()
                .filter(reference -> !held.contains(reference))
                .forEach(reference -> warnings.add(
                        new Warning("documentToUpload", "Document " + reference + " has not been uploaded yet.")));
        uses.getOrDefault(cost.reference, List.of()).stream()
                .map(use -> "Document " + use.document() + " is the same as a proof of cost " + use.cost()
                        + " of convention " + use.convention() + ".")
                .distinct()
                .forEach(text -> warnings.add(new Warning("documentUsedTwice", text)));
        if (convention.status() == ConventionStatus.REPORTED) {
            warnings.add(new Warning("afterReport", "The financial report was sent without this change."));
        }
        return warnings;
    }
}
