package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.ledger.CommitSubsidy;
import be.fgov.mi.piis.subsidy.messaging.AnnounceConvention;
import be.fgov.mi.piis.subsidy.payment.Payment;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.rules.AmendmentAndExpiry;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.ConventionWarning;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does one act of the procedure: the transition table decides, the file of the convention keeps who did what and when,
 * and with the last signature the budget is committed and the advance prepared, once.
 */
@ApplicationScoped
public class ActOnConvention {
    private final ConventionAccess access;
    private final ConventionLock lock;
    private final SubsidySchemes schemes;
    private final ComputeAdvance computeAdvance;
    private final CommitSubsidy commitSubsidy;
    private final WhenApproved whenApproved;
    private final AnnounceConvention announceConvention;

    ActOnConvention(
            ConventionAccess access,
            ConventionLock lock,
            SubsidySchemes schemes,
            ComputeAdvance computeAdvance,
            CommitSubsidy commitSubsidy,
            WhenApproved whenApproved,
            AnnounceConvention announceConvention) {
        this.access = access;
        this.lock = lock;
        this.schemes = schemes;
        this.computeAdvance = computeAdvance;
        this.commitSubsidy = commitSubsidy;
        this.whenApproved = whenApproved;
        this.announceConvention = announceConvention;
    }

    /** As below, on whichever revision stands. */
    @Transactional
    public ConventionView act(String number, ConventionAct asked, String role, Remark remark, ActContext context) {
        return act(number, asked, role, remark, null, context);
    }

    /**
     * @param asked by the caller; the refusal of an amendment by the minister refuses the amendment only
     * @param role the function in which the caller acts
     * @param read the revision that the caller has read; null where it does not say
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 not visible, 403 a member that is not the lead, 409
     *     an act that is not due, or meant for another revision
     */
    @Transactional
    public ConventionView act(
            String number,
            ConventionAct asked,
            String role,
            Remark remark,
            @Nullable Integer read,
            ActContext context) {
        lock.ofConvention(number);
        Convention convention = access.requireVisible(number, context.caller());
        if (belongsToLead(asked, context)) {
            access.requireLead(convention, context.caller());
        }
        refuseSamePersonTwice(convention, asked, context);
        SubsidyScheme scheme = schemes.require(convention.year());
        Optional<ConventionAdvance> signedBefore =
                convention.status().isFullySigned() ? Optional.empty() : ConventionAdvance.lastOf(number);
        ConventionAct act = AmendmentAndExpiry.actMeant(asked, signedBefore.isPresent());
        switch (convention.outcomeOf(act)) {
            case Outcome.Refused refused -> throw Refusals.invalidTransition(convention, refused);
            case Outcome.MovesTo(ConventionStatus next) -> {
                if (read != null && read != convention.revision()) {
                    throw Refusals.replaced(convention);
                }
                refuseUntimely(convention, act, signedBefore.isPresent(), scheme, context);
                if (act == ConventionAct.AMENDMENT) {
                    convention.openRound();
                }
                if (next.holdsTheYear() && !convention.status().holdsTheYear()) {
                    takeYear(convention);
                }
                record(convention, act, next, role, remark, context);
            }
        }
        if (act.isSignature() && convention.status() == ConventionStatus.FULLY_SIGNED) {
            StatedTerms signed = computeAdvance.stated(convention);
            ConventionAdvance.prepare(convention, signed.advance(), signed.rate(), context);
            commitSubsidy.commit(number, convention.granted(), convention.revision(), context);
            keepAdvance(convention, role, context);
        }
        if (AmendmentAndExpiry.goesBack(act)) {
            goBack(convention, signedBefore.orElseThrow(), context);
            keepAdvance(convention, role, context);
        }
        Convention.flush();
        if (act == ConventionAct.MINISTER_APPROVAL) {
            ApprovedTerms.freeze(convention, computeAdvance.stated(convention), context);
            whenApproved.approved(convention, context);
        }
        AdvanceView advance = computeAdvance.of(convention, context.on());
        announceConvention.announce(convention, advance.advanceCents(), context.on());
        return ConventionView.of(convention, advance, warnings(act, scheme, advance, context));
    }

    private static void record(
            Convention convention,
            ConventionAct act,
            ConventionStatus next,
            String role,
            Remark remark,
            ActContext context) {
        convention.moveTo(
                next,
                new RecordedAct(
                        act,
                        role,
                        context.caller().subject(),
                        context.caller().name(),
                        convention.status(),
                        next,
                        remark.field(),
                        remark.comment(),
                        context.on(),
                        context.at(),
                        convention.signingRound(),
                        convention.revision()));
    }

    /** Of two that are submitted at once for the same CPAS, the second finds the first. */
    private void takeYear(Convention convention) {
        lock.ofYear(convention.year());
        PushConvention.refuseSecondConventionOfYear(convention.number(), convention.year(), convention.memberNumbers());
    }

    /** Its members are free for another convention while an amendment has them not. */
    private void goBack(Convention convention, ConventionAdvance signed, ActContext context) {
        lock.ofYear(convention.year());
        ConventionTerms terms = ConventionContent.of(convention.number(), signed.revision);
        PushConvention.refuseSecondConventionOfYear(convention.number(), terms.year(), terms.members());
        convention.goBackTo(terms, signed.revision, signed.signingRound, context.on());
    }

    /** What the bank paid before an amendment is not paid again. */
    private void keepAdvance(Convention convention, String role, ActContext context) {
        boolean paid = commitSubsidy.isAdvancePaid(convention.number());
        if (paid
                && convention.outcomeOf(ConventionAct.ADVANCE_KEPT) instanceof Outcome.MovesTo(ConventionStatus next)) {
            record(convention, ConventionAct.ADVANCE_KEPT, next, role, Remark.NONE, context);
        }
    }

    private static void refuseUntimely(
            Convention convention, ConventionAct act, boolean signedBefore, SubsidyScheme scheme, ActContext context) {
        boolean underway =
                act == ConventionAct.AMENDMENT && Payment.isUnderway(convention.number(), PaymentKind.ADVANCE);
        Optional<AmendmentAndExpiry.Refusal> refusal = act == ConventionAct.EXPIRY && belongsToLead(act, context)
                ? AmendmentAndExpiry.refusalOfDrop(convention.status())
                : AmendmentAndExpiry.refusalOf(act, signedBefore, underway, context.on(), scheme);
        refusal.ifPresent(found -> {
            throw Problems.conflict(Codes.of(found), found.text());
        });
    }

    private static boolean belongsToLead(ConventionAct act, ActContext context) {
        return switch (act) {
            // The SPP IS takes an amendment back too: that of a CPAS that no longer answers. And who drops a draft of
            // its own need not wait for the day from which the SPP IS lets it expire.
            case AMENDMENT_WITHDRAWAL, EXPIRY -> !context.caller().has(Roles.SPP_OFFICER);
            case AMENDMENT,
                    REVISION,
                    SUBMISSION,
                    PRESIDENT_SIGNATURE,
                    SECRETARY_SIGNATURE,
                    REPORT,
                    REPORT_WITHOUT_ADVANCE -> true;
            case NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    UNFAVOURABLE_ADVICE,
                    MINISTER_SUBMISSION,
                    MINISTER_APPROVAL,
                    MINISTER_REFUSAL,
                    MINISTER_MODIFICATION_REQUEST,
                    AMENDMENT_REFUSAL,
                    MINISTER_SIGNATURE,
                    REPORT_RETURN,
                    REPORT_RETURN_WITHOUT_ADVANCE,
                    CONTROL,
                    SETTLEMENT,
                    RECOVERY_CLAIM,
                    CLOSURE,
                    SETTLEMENT_CORRECTION,
                    CARRY_OVER,
                    ADVANCE_PAYMENT,
                    ADVANCE_KEPT,
                    ADVANCE_RETURN,
                    BALANCE_PAYMENT,
                    BALANCE_RETURN,
                    RECOVERY_PAYMENT -> false;
        };
    }

    /** President and secretary are two persons (SUB-10); the database has the same rule behind this. */
    private static void refuseSamePersonTwice(Convention convention, ConventionAct act, ActContext context) {
        boolean signsForCpas = act == ConventionAct.PRESIDENT_SIGNATURE || act == ConventionAct.SECRETARY_SIGNATURE;
        boolean signedInOtherFunction = convention.signatures().stream()
                .anyMatch(signature -> signature.act() != act
                        && signature.actor().equals(context.caller().subject()));
        if (signsForCpas && signedInOtherFunction) {
            throw Problems.conflict(
                    "samePersonSigns",
                    "President and secretary are two persons: you have signed in the other function.");
        }
    }

    private static List<Warning> warnings(
            ConventionAct act, SubsidyScheme scheme, AdvanceView advance, ActContext context) {
        List<Warning> warnings = new ArrayList<>(advance.warnings());
        if (act == ConventionAct.SUBMISSION && context.on().isAfter(scheme.submissionDeadline())) {
            warnings.add(new Warning(
                    Codes.of(ConventionWarning.AFTER_SUBMISSION_DEADLINE),
                    ConventionWarning.AFTER_SUBMISSION_DEADLINE.text()));
        }
        return warnings;
    }
}
