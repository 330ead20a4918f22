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
 * convention has at most one advance that stands, and one balance of each of its settlements ({@code uq_payment_live}).
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
    int settlementRound;
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

    /**
     * What a payment of today would be: to whom, on which account, how much.
     *
     * @param settlementRound of the settlement whose balance it is; 0 of an advance
     */
    record Due(
            String convention,
            int year,
            PaymentKind kind,
            int settlementRound,
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
        payment.settlementRound = due.settlementRound();
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

    /** Whether the balance of this settlement is paid or being paid. */
    static boolean isBalanceLive(String convention, int settlementRound) {
        return count(
                        "conventionNumber = ?1 and kind = ?2 and settlementRound = ?3 and status in ?4",
                        convention,
                        PaymentKind.BALANCE,
                        settlementRound,
                        states(PaymentStatus::isLive))
                > 0;
    }

    /** How many settlements of the convention were taken back: the round of the one that stands. */
    static int settlementRound(String convention) {
        return ((Number) getEntityManager()
                        .createNativeQuery(
                                "select count(*) from settlement_correction_approval where convention_number = ?1")
                        .setParameter(1, convention)
                        .getSingleResult())
                .intValue();
    }

    /** Whether an approved settlement of the convention stands. */
    static boolean isSettled(String convention) {
        return (Boolean) getEntityManager()
                .createNativeQuery("""
                        select exists (select from settlement_approval a
                                        where a.convention_number = ?1
                                          and not exists (select from settlement_correction_approval c
                                                           where c.settlement_id = a.settlement_id))
                        """)
                .setParameter(1, convention)
                .getSingleResult();
    }

    /** Whether it paid the balance of a settlement that was taken back since. */
    boolean isOfATakenBackSettlement() {
        return kind == PaymentKind.BALANCE && settlementRound < settlementRound(conventionNumber);
    }

    private static boolean exists(String convention, PaymentKind kind, Predicate<PaymentStatus> which) {
        return count("conventionNumber = ?1 and kind = ?2 and status in ?3", convention, kind, states(which)) > 0;
    }

    private static List<PaymentStatus> states(Predicate<PaymentStatus> which) {
        return Stream.of(PaymentStatus.values()).filter(which).toList();
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
                && settlementRound == due.settlementRound()
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
