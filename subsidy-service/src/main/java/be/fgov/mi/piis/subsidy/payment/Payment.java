package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.NameBasedIds;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A payment of one kind to the lead of one convention. What it pays and to whom never changes; only its state does. A
 * convention has at most one of each kind that stands ({@code uq_payment_live}).
 */
@Entity
@Table(name = "payment")
public class Payment extends PanacheEntityBase {
    @Id
    UUID paymentId;

    UUID batchId;
    int position;
    String conventionNumber;

    @Enumerated(EnumType.STRING)
    PaymentKind kind;

    int attempt;
    String endToEndId;
    long amountCents;
    String creditor;
    String creditorName;
    String iban;

    @Enumerated(EnumType.STRING)
    PaymentStatus status;

    @Nullable
    String reason;

    protected Payment() {}

    /** What a payment of today would be: to whom, on which account, how much. */
    record Due(
            String convention,
            int year,
            PaymentKind kind,
            Euro amount,
            String creditor,
            String creditorName,
            String iban) {}

    /** The next attempt of its kind; its batch is told by whoever makes the batch of it. */
    static Payment prepare(int position, Due due) {
        int attempt = Math.toIntExact(count("conventionNumber = ?1 and kind = ?2", due.convention(), due.kind())) + 1;
        Payment payment = new Payment();
        payment.endToEndId = EndToEndId.of(due.convention(), due.kind(), attempt);
        payment.paymentId = NameBasedIds.of("payment", payment.endToEndId);
        payment.position = position;
        payment.conventionNumber = due.convention();
        payment.kind = due.kind();
        payment.attempt = attempt;
        payment.amountCents = due.amount().cents();
        payment.creditor = due.creditor();
        payment.creditorName = due.creditorName();
        payment.iban = due.iban();
        payment.status = PaymentStatus.PREPARED;
        return payment;
    }

    /** Whether a payment of this kind is prepared, or released and not yet answered. */
    public static boolean isUnderway(String convention, PaymentKind kind) {
        return exists(convention, kind, PaymentStatus::isUnderway);
    }

    /** Whether a payment of this kind stands in the way of another. */
    static boolean isLive(String convention, PaymentKind kind) {
        return exists(convention, kind, PaymentStatus::isLive);
    }

    private static boolean exists(String convention, PaymentKind kind, Predicate<PaymentStatus> which) {
        List<PaymentStatus> states =
                Stream.of(PaymentStatus.values()).filter(which).toList();
        return count("conventionNumber = ?1 and kind = ?2 and status in ?3", convention, kind, states) > 0;
    }

    static List<Payment> of(UUID batchId) {
        return list("batchId = ?1 order by position", batchId);
    }

    static Optional<Payment> withEndToEndId(String endToEndId) {
        return find("endToEndId", endToEndId).firstResultOptional();
    }

    /** Whether it pays what is due today, to the same creditor on the same account. */
    boolean pays(Due due) {
        return kind == due.kind()
                && amountCents == due.amount().cents()
                && creditor.equals(due.creditor())
                && iban.equals(due.iban());
    }

    void becomes(PaymentStatus next, @Nullable String why) {
        status = next;
        reason = why;
    }

    Euro amount() {
        return Euro.ofCents(amountCents);
    }

    CreditTransfers.Transfer toTransfer() {
        return new CreditTransfers.Transfer(
                endToEndId, amount(), creditor, creditorName, iban, conventionNumber + " " + kind.remittance());
    }
}
