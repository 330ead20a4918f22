package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Refusals;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.CostsAreReviewed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Judges a cost line by line, with a coded ground, and lets the CPAS reply; what was said stays. */
@ApplicationScoped
public class ReviewCost {
    private final CostAccess access;
    private final ConventionLock lock;
    private final FindCosts findCosts;

    ReviewCost(CostAccess access, ConventionLock lock, FindCosts findCosts) {
        this.access = access;
        this.lock = lock;
        this.findCosts = findCosts;
    }

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 unknown, 409 outside the time of the review, where
     *     another revision came than was read, and for what a control rejected: one officer alone does not undo what was
     *     concluded after hearing the CPAS
     */
    @Transactional
    public CostView review(String number, String reference, ReviewBody body, ActContext context) {
        Caller officer = context.caller();
        lock.ofConvention(number);
        Convention convention = access.requireReadable(number, officer);
        refuseUnlessReviewed(convention);
        Cost cost = Cost.of(number, reference).orElseThrow(Problems::notFound);
        if (body.revision() != null && body.revision() != cost.revision) {
            throw Problems.conflict(
                    "costReplaced",
                    "Another revision came after the one that was read: look at it before reviewing.",
                    Map.of("revision", cost.revision));
        }
        if (cost.isRejectedAfterControl()) {
            throw Problems.conflict(
                    "rejectedAfterControl",
                    "The CPAS was heard and the control rejected this cost: it is reviewed again when the report was"
                            + " returned and the cost comes in a new revision.");
        }
        CostView before = findCosts.view(convention, cost, officer);
        cost.review(
                body.decision(), body.ground(), body.text(), before.proposal().toTerms(), context);
        Cost.flush();
        return findCosts.view(convention, cost, officer);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 409 when nobody has said anything yet */
    @Transactional
    public CostView reply(String number, String reference, String text, ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireLead(number, context.caller());
        refuseUnlessReviewed(convention);
        Cost cost = Cost.of(number, reference).orElseThrow(Problems::notFound);
        if (cost.remarks.isEmpty()) {
            throw Problems.conflict("nothingToReplyTo", "Nobody has reviewed this cost yet.");
        }
        cost.reply(text, context);
        Cost.flush();
        return findCosts.view(convention, cost, context.caller());
    }

    private static void refuseUnlessReviewed(Convention convention) {
        if (!CostsAreReviewed.in(convention.status())) {
            throw Refusals.invalidTransition(
                    convention,
                    new Outcome.Refused(
                            ConventionTransitions.missingForFullSignature(convention.status(), convention.signed()),
                            "The convention " + convention.status().words() + ": its costs are not reviewed now."));
        }
    }
}
