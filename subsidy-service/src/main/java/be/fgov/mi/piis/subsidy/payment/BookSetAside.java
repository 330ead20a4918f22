package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.SetAsideLines.Booked;
import be.fgov.mi.piis.subsidy.payment.SetAsideLines.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows the lines of the bank that were set aside, and books one once nothing stands in its way any more: as its
 * statement would have, once, and by a person. What the bank says it told twice is dismissed instead.
 */
@ApplicationScoped
public class BookSetAside {
    private final ConventionLock lock;
    private final SetAsideLines lines;
    private final BookLine bookLine;

    BookSetAside(ConventionLock lock, SetAsideLines lines, BookLine bookLine) {
        this.lock = lock;
        this.lines = lines;
        this.bookLine = bookLine;
    }

    /** @param total of all pages */
    public record Page(List<SetAsideLineView> items, long total) {}

    /** Those of the newest statements first. */
    @Transactional
    public Page find(@Nullable SetAsideStatus status, PageRequest page) {
        SetAsideLines.Page found = lines.find(status, page);
        return new Page(found.items().stream().map(Found::view).toList(), found.total());
    }

    /**
     * Booked again the same way it answers the same.
     *
     * @param sentBackCents euro cents of what came in that were sent back to who paid too much; null for none
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 more is sent back than came in, or of a payment of
     *     ours; 404 no such line; 409 it was booked otherwise, or what it was set aside for still stands
     */
    @Transactional
    public SetAsideLineView book(UUID id, @Nullable Long sentBackCents, ActContext context) {
        lock.ofPayments();
        Found found = lines.of(id).orElseThrow(Problems::notFound);
        if (found.view().dismissed() != null) {
            throw Problems.conflict("lineDismissed", "The line was dismissed: there is no money behind it.");
        }
        long amount = found.view().amountCents();
        long sentBack = sentBackCents == null ? 0 : sentBackCents;
        if (found.booked() != null) {
            if (found.booked().sentBackCents() != sentBack) {
                throw Problems.conflict("lineAlreadyBooked", "The line is booked, with another amount sent back.");
            }
            return found.view();
        }
        if (sentBack > amount || sentBack > 0 && found.result() != Result.RECEIVED) {
            throw Problems.badRequest(Issue.outOfRange(
                    "sentBackCents", "At most what came in can be sent back, and only of money that was received."));
        }
        String number = found.view().convention();
        lock.ofConventions(List.of(number));
        lines.book(id, amount, booked(found, amount - sentBack, sentBack, context), context);
        return lines.of(id).orElseThrow().view();
    }

    /**
     * Nothing is booked of it, now or later. Dismissed again with the same words it answers the same.
     *
     * @param text what the bank said
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such line; 409 it was booked, or dismissed with
     *     other words, or nobody doubts that the bank moved this money
     */
    @Transactional
    public SetAsideLineView dismiss(UUID id, String text, ActContext context) {
        lock.ofPayments();
        SetAsideLineView line = lines.of(id).orElseThrow(Problems::notFound).view();
        if (line.dismissed() != null) {
            if (!line.dismissed().text().equals(text)) {
                throw Problems.conflict("lineDismissed", "The line was dismissed before, with other words.");
            }
            return line;
        }
        if (line.booked() != null) {
            throw Problems.conflict("lineAlreadyBooked", "The line is booked: its money came in.");
        }
        if (!line.mayBeDismissed()) {
            throw Problems.conflict(
                    "lineNotInDoubt",
                    "The bank moved this money: the line is booked once what stands in its way is corrected.");
        }
        lines.dismiss(id, text, context);
        return lines.of(id).orElseThrow().view();
    }

    private Booked booked(Found found, long cents, long sentBack, ActContext context) {
        if (cents == 0) {
            return new Booked(0, sentBack, false);
        }
        SetAsideLineView told = found.view();
        BookLine.Outcome outcome;
        if (found.paymentId() == null) {
            outcome = bookLine.receive(
                    told.convention(), cents, told.bankReason(), told.statementId() + "/" + told.line(), context);
        } else {
            if (told.reason().isInDoubt() && lines.isPaidSince(found.id())) {
                throw Problems.conflict(
                        "paymentPaidSince",
                        "The bank has paid this payment after it told of its return: the return was not this one's."
                                + " Dismiss the line.");
            }
            Payment payment =
                    Payment.<Payment>findByIdOptional(found.paymentId()).orElseThrow();
            outcome = bookLine.answer(
                    new Line(
                            told.line(),
                            payment.endToEndId,
                            null,
                            told.amountCents(),
                            told.result(),
                            told.bankReason(),
                            null,
                            null),
                    payment,
                    false,
                    context);
        }
        return switch (outcome) {
            case BookLine.Outcome.Booked(ProcessedStatement.TakenLine line) ->
                new Booked(cents, sentBack, line.beforeSettlement());
            case BookLine.Outcome.Waits(SetAsideReason reason) ->
                throw Problems.conflict(Codes.of(reason), reason.detail());
        };
    }
}
