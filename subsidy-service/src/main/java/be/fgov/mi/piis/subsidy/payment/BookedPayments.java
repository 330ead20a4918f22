package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.ledger.BookedFacts;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.payment.ProcessedStatement.TakenLine;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What payments and the answers of the bank moved, told from the payments and the lines of the statements. */
@ApplicationScoped
class BookedPayments implements BookedFacts {
    private final SetAsideLines setAsideLines;

    BookedPayments(SetAsideLines setAsideLines) {
        this.setAsideLines = setAsideLines;
    }

    @Override
    public Map<String, List<Booking>> byConvention() {
        Map<String, List<Booking>> bookings = new HashMap<>();
        for (Payment payment : Payment.<Payment>listAll()) {
            bookings.computeIfAbsent(payment.conventionNumber, unknown -> new ArrayList<>())
                    .addAll(of(payment));
        }
        for (ProcessedStatement statement : ProcessedStatement.<ProcessedStatement>listAll()) {
            for (int line = 0; line < statement.lines.size(); line++) {
                TakenLine taken = statement.lines.get(line);
                bookings.computeIfAbsent(taken.conventionNumber(), unknown -> new ArrayList<>())
                        .addAll(of(taken, statement.statementId + "/lines[" + line + "]"));
            }
        }
        for (SetAsideLines.Found found : setAsideLines.booked()) {
            SetAsideLineView told = found.view();
            SetAsideLines.Booked booked = Objects.requireNonNull(found.booked());
            bookings.computeIfAbsent(told.convention(), unknown -> new ArrayList<>())
                    .addAll(of(
                            TakenLine.of(
                                    found.paymentId(),
                                    told.convention(),
                                    told.result(),
                                    found.paymentId() != null,
                                    booked.bookedCents(),
                                    told.bankReason(),
                                    booked.beforeSettlement()),
                            told.statementId() + "/" + told.line()));
        }
        return bookings;
    }

    /** What a line moved beyond what the state of its payment tells. */
    private static List<Booking> of(TakenLine taken, String occurrence) {
        String number = taken.conventionNumber();
        Euro amount = Euro.ofCents(taken.amountCents());
        return switch (taken.result()) {
            case EXECUTED -> List.of();
            case RECEIVED ->
                List.of(
                        taken.beforeSettlement()
                                ? Bookings.repaidBeforeTheNext(number, amount, occurrence)
                                : Bookings.recoveryPaid(number, amount, occurrence));
            case REJECTED -> taken.beforeSettlement() ? paidAndReturned(taken, number, amount) : List.of();
        };
    }

    /** That it was paid counts too: the correction of its settlement has moved it on. */
    private static List<Booking> paidAndReturned(TakenLine taken, String number, Euro amount) {
        Payment payment = Payment.findById(taken.paymentId());
        List<Booking> bookings =
                new ArrayList<>(payment.kind.booked(PaymentStatus.PAID, number, amount, payment.attempt));
        bookings.add(Bookings.balanceReturned(number, amount, Integer.toString(payment.attempt)));
        return bookings;
    }

    private static List<Booking> of(Payment payment) {
        return payment.kind.booked(payment.status, payment.conventionNumber, payment.amount(), payment.attempt);
    }
}
