package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Releases a batch to the bank, by another person than the one who prepared it; or withdraws it before that. With the
 * release the money is booked as payable and the file is written, once.
 */
@ApplicationScoped
public class ReleasePayments {
    private final ConventionLock lock;
    private final DuePayments duePayments;
    private final ReadBatches readBatches;
    private final Ledger ledger;
    private final CreditTransfers.Debtor debtor;

    ReleasePayments(
            ConventionLock lock,
            DuePayments duePayments,
            ReadBatches readBatches,
            Ledger ledger,
            @ConfigProperty(name = "suite.payment.debtor-name") String debtorName,
            @ConfigProperty(name = "suite.payment.debtor-iban") String debtorIban,
            @ConfigProperty(name = "suite.payment.debtor-bic") Optional<String> debtorBic) {
        this.lock = lock;
        this.duePayments = duePayments;
        this.readBatches = readBatches;
        this.ledger = ledger;
        this.debtor = new CreditTransfers.Debtor(debtorName, debtorIban, debtorBic.orElse(null));
    }

    /**
     * Released again by the same person it answers the same.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such batch, 409 the same person prepared it, it
     *     is not prepared any more, or something of it is not to be paid today
     */
    @Transactional
    public BatchView release(UUID batchId, ActContext context) {
        lock.ofPayments();
        PaymentBatch batch = PaymentBatch.of(batchId).orElseThrow(Problems::notFound);
        JudgeRelease judged = JudgeRelease.of(
                batch.status,
                batch.preparedBy,
                batch.releasedBy,
                context.caller().subject());
        switch (judged) {
            case RELEASES -> {}
            case DONE_BEFORE -> {
                return readBatches.view(batch, context.on());
            }
            case SAME_PERSON ->
                throw Problems.conflict(
                        "samePersonReleases", "Another person of finance releases what you have prepared.");
            case ALREADY_RELEASED, WITHDRAWN -> requirePrepared(batch);
        }
        List<Payment> payments = Payment.of(batchId);
        lock.ofConventions(
                payments.stream().map(payment -> payment.conventionNumber).toList());
        refuseWhatIsNotDue(payments, context);
        for (Payment payment : payments) {
            ledger.book(payment.kind.released(payment.conventionNumber, payment.amount(), payment.attempt), context);
            payment.becomes(PaymentStatus.RELEASED, null);
        }
        batch.release(context);
        byte[] file = written(batch.toOrder(debtor, payments));
        new PaymentFile(batchId, file, sha256(file), context.at()).persist();
        PaymentBatch.flush();
        return readBatches.view(batch, context.on());
    }

    /**
     * Whoever is of finance may stop a batch that is not released; its conventions can be prepared again.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no such batch, 409 it is not prepared any more
     */
    @Transactional
    public BatchView withdraw(UUID batchId, String text, ActContext context) {
        lock.ofPayments();
        PaymentBatch batch = PaymentBatch.of(batchId).orElseThrow(Problems::notFound);
        requirePrepared(batch);
        Payment.of(batchId).forEach(payment -> payment.becomes(PaymentStatus.WITHDRAWN, null));
        batch.withdraw(text, context);
        PaymentBatch.flush();
        return readBatches.view(batch, context.on());
    }

    private static void requirePrepared(PaymentBatch batch) {
        switch (batch.status) {
            case PREPARED -> {}
            case RELEASED, ANSWERED ->
                throw Problems.conflict("batchAlreadyReleased", "The batch is released: only the bank answers it now.");
            case WITHDRAWN -> throw Problems.conflict("batchWithdrawn", "The batch was withdrawn: prepare another.");
        }
    }

    /** Days, amendments and refusals lie between the preparation and the release. */
    private void refuseWhatIsNotDue(List<Payment> payments, ActContext context) {
        Map<String, List<String>> blocked = new LinkedHashMap<>();
        for (Payment payment : payments) {
            Convention convention = Convention.of(payment.conventionNumber).orElseThrow(Problems::notFound);
            switch (duePayments.atRelease(convention, context.on())) {
                case DuePayments.Answer.Pays(Payment.Due due) when payment.pays(due) -> {}
                case DuePayments.Answer.Pays other -> blocked.put(payment.conventionNumber, List.of("otherwiseDue"));
                case DuePayments.Answer.Blocked(List<String> blockers) ->
                    blocked.put(payment.conventionNumber, blockers);
            }
        }
        if (!blocked.isEmpty()) {
            throw PreparePayments.notDue(blocked);
        }
    }

    private static byte[] written(CreditTransfers order) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        WriteCreditTransfers.to(file, order);
        return file.toByteArray();
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
