package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.ProcessedStatement.TakenLine;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books one line of the bank, or says why a person has to look first; inside a transaction, under the locks. */
@ApplicationScoped
class BookLine {
    private final Ledger ledger;
    private final ActOnConvention actOnConvention;
    private final List<ClaimedRecoveries> claims;

    BookLine(Ledger ledger, ActOnConvention actOnConvention, @All List<ClaimedRecoveries> claims) {
        this.ledger = ledger;
        this.actOnConvention = actOnConvention;
        this.claims = claims;
    }

    /** What became of a line. */
    sealed interface Outcome {
        record Booked(TakenLine line) implements Outcome {}

        /** Nothing is done. */
        record Waits(SetAsideReason reason) implements Outcome {}
    }

    /**
     * @param referenceReused whether the bank has called something else by the reference of the line: what came back is
     *     then set aside; what was executed is paid, since it has our own reference and is paid once
     * @throws ProblemException 409 a payment that is not with the bank, or that it has answered before
     */
    Outcome answer(Line line, Payment payment, boolean referenceReused, ActContext context) {
        String number = payment.conventionNumber;
        JudgeLine.Verdict verdict = JudgeLine.of(payment.status, line.result());
        boolean beforeSettlement = false;
        if (referenceReused && (verdict == JudgeLine.Verdict.REJECTED || verdict == JudgeLine.Verdict.SENT_BACK)) {
            return new Outcome.Waits(SetAsideReason.REFERENCE_REUSED);
        }
        switch (verdict) {
            case PAID -> {
                ledger.book(payment.kind.executed(number, payment.amount(), payment.attempt), context);
                payment.becomes(PaymentStatus.PAID, null);
                act(number, payment.kind.paid(), null, context);
            }
            case REJECTED -> {
                ledger.book(Bookings.reversalOf(released(payment)), context);
                payment.becomes(PaymentStatus.REJECTED, line.reason());
            }
            case SENT_BACK -> {
                JudgeReturn judged = judge(payment);
                switch (judged) {
                    case TAKEN_BACK -> sentBack(line, payment, context);
                    case LESS_IN_ADVANCE -> {
                        beforeSettlement = true;
                        ledger.book(
                                Bookings.balanceReturned(number, payment.amount(), Integer.toString(payment.attempt)),
                                context);
                        payment.becomes(PaymentStatus.REJECTED, line.reason());
                    }
                    case SETTLEMENT_STANDS, SETTLED_ANEW, MORE_THAN_PAID -> {
                        return new Outcome.Waits(judged.waitsFor().orElseThrow());
                    }
                }
            }
            case NOT_RELEASED -> throw refused(line, "paymentNotReleased", "The payment is not with the bank.");
            case ALREADY_PAID ->
                throw refused(
                        line,
                        "paymentAlreadyPaid",
                        "An earlier line says that it is paid: ask the bank whether it paid twice.");
            case ALREADY_REJECTED -> throw alreadyRejected(line);
        }
        return new Outcome.Booked(TakenLine.of(
                payment.paymentId,
                number,
                line.result(),
                verdict == JudgeLine.Verdict.SENT_BACK,
                payment.amountCents,
                line.reason(),
                beforeSettlement));
    }

    private JudgeReturn judge(Payment payment) {
        String number = payment.conventionNumber;
        Convention convention = Convention.of(number).orElseThrow(Problems::notFound);
        boolean taken = payment.isOfATakenBackSettlement();
        boolean allowed = ConventionTransitions.of(convention.status(), payment.kind.returned(), convention.signed())
                instanceof ConventionTransitions.Outcome.MovesTo;
        Account from = taken || payment.kind == PaymentKind.ADVANCE ? Account.ADVANCE : Account.BALANCE;
        return JudgeReturn.of(
                taken,
                Payment.isSettled(number),
                allowed,
                ledger.balancesOf(number).of(from),
                payment.amountCents);
    }

    private void sentBack(Line line, Payment payment, ActContext context) {
        String number = payment.conventionNumber;
        ledger.book(Bookings.reversalOf(payment.kind.executed(number, payment.amount(), payment.attempt)), context);
        ledger.book(Bookings.reversalOf(released(payment)), context);
        payment.becomes(PaymentStatus.REJECTED, line.reason());
        act(number, payment.kind.returned(), line.reason(), context);
    }

    private static Booking released(Payment payment) {
        return payment.kind.released(payment.conventionNumber, payment.amount(), payment.attempt);
    }

    /**
     * Money that came in for a claim.
     *
     * @param occurrence the statement and its line
     */
    Outcome receive(String number, long cents, @Nullable String reason, String occurrence, ActContext context) {
        JudgeReceived judged = JudgeReceived.of(
                cents,
                ledger.balancesOf(number).of(Account.RECEIVABLE),
                claims.stream()
                        .mapToLong(claim -> claim.openAfterCorrection(number))
                        .sum());
        Euro received = Euro.ofCents(cents);
        switch (judged) {
            case PART, WHOLE -> ledger.book(Bookings.recoveryPaid(number, received, occurrence), context);
            case BEFORE_SETTLEMENT -> ledger.book(Bookings.repaidBeforeTheNext(number, received, occurrence), context);
            case OVERPAID -> {
                return new Outcome.Waits(SetAsideReason.RECOVERY_OVERPAID);
            }
        }
        if (judged == JudgeReceived.WHOLE) {
            act(number, ConventionAct.RECOVERY_PAYMENT, null, context);
        }
        return new Outcome.Booked(TakenLine.of(
                null, number, Result.RECEIVED, false, cents, reason, judged == JudgeReceived.BEFORE_SETTLEMENT));
    }

    private void act(String number, ConventionAct act, @Nullable String comment, ActContext context) {
        actOnConvention.act(number, act, Roles.SPP_FINANCE, new Remark(null, comment), context);
    }

    static ProblemException alreadyRejected(Line line) {
        return refused(line, "paymentAlreadyRejected", "An earlier line says that the bank rejected it.");
    }

    private static ProblemException refused(Line line, String type, String detail) {
        return Problems.conflict(type, detail, Map.of("line", line.name()));
    }
}
