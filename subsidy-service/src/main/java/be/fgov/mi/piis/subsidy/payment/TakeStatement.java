package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.caller.Roles;
import be.fgov.mi.piis.identity.crypto.Fingerprints;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ActOnConvention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.convention.Remark;
import be.fgov.mi.piis.subsidy.ledger.Account;
import be.fgov.mi.piis.subsidy.ledger.Booking;
import be.fgov.mi.piis.subsidy.ledger.Bookings;
import be.fgov.mi.piis.subsidy.ledger.Ledger;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.ProcessedStatement.TakenLine;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Takes an answer of the bank, all of it or nothing: what was executed is paid, what was rejected reopens, what came in
 * pays a claim. The same statement again changes nothing.
 */
@ApplicationScoped
public class TakeStatement {
    private final ConventionLock lock;
    private final Ledger ledger;
    private final ActOnConvention actOnConvention;
    private final ReadBatches readBatches;
    private final List<ClaimedRecoveries> claims;
    private final String debtorIban;
    private final Fingerprints fingerprints = new Fingerprints(Optional.empty());

    TakeStatement(
            ConventionLock lock,
            Ledger ledger,
            ActOnConvention actOnConvention,
            ReadBatches readBatches,
            @All List<ClaimedRecoveries> claims,
            @ConfigProperty(name = "suite.payment.debtor-iban") String debtorIban) {
        this.lock = lock;
        this.ledger = ledger;
        this.actOnConvention = actOnConvention;
        this.readBatches = readBatches;
        this.claims = claims;
        this.debtorIban = debtorIban;
    }

    /**
     * What a statement did.
     *
     * @param executed payments that are paid now
     * @param rejected payments that the bank refused or sent back; they can be prepared again
     * @param received amounts that came in for a recovery
     * @param batch as it stands
     */
    @Schema(name = "StatementTaken", description = "What a statement of the bank did.")
    public record Taken(
            String statementId, LocalDate bookedOn, long executed, long rejected, long received, BatchView batch) {}

    /** A line with what it is about; money that came in has no payment. */
    private record Matched(Line line, @Nullable Payment payment, String convention) {}

    /**
     * As the other one, of an XML file of the bank.
     *
     * @throws ProblemException 400 also for a file that cannot be read
     */
    @Transactional
    public Taken take(UUID batchId, byte[] file, ActContext context) {
        return take(batchId, read(file), context);
    }

    static BankStatement read(byte[] file) {
        try {
            return ReadBankFile.of(file);
        } catch (BankFileRefused refused) {
            throw Problems.badRequest(Issue.schemaViolation(refused.where(), refused.getMessage()));
        }
    }

    /**
     * @throws ProblemException 400 an unknown reference or another amount, 404 no such batch, 409 a payment that is not
     *     with the bank, or another content of the same statement
     */
    @Transactional
    Taken take(UUID batchId, BankStatement statement, ActContext context) {
        lock.ofPayments();
        PaymentBatch batch = PaymentBatch.of(batchId).orElseThrow(Problems::notFound);
        byte[] fingerprint = fingerprints.of(StrictJson.canonical(statement));
        Optional<ProcessedStatement> known = ProcessedStatement.of(statement.statementId());
        if (known.isPresent()) {
            if (!MessageDigest.isEqual(known.get().fingerprint, fingerprint)) {
                throw Problems.conflict(
                        "statementConflict", "A statement with this id and another content was taken before.");
            }
            return taken(known.get(), context);
        }
        refuseForeign(statement, context);
        List<Matched> matched = matched(batch, statement);
        lock.ofConventions(matched.stream().map(Matched::convention).toList());
        List<TakenLine> lines = new ArrayList<>();
        for (Matched one : matched) {
            lines.add(
                    one.payment() == null
                            ? receive(statement, one, context)
                            : answer(one.line(), one.payment(), context));
        }
        closeAnswered(batch, matched);
        ProcessedStatement processed = new ProcessedStatement(statement, batchId, fingerprint, lines, context);
        processed.persist();
        PaymentBatch.flush();
        return taken(processed, context);
    }

    private Taken taken(ProcessedStatement processed, ActContext context) {
        return new Taken(
                processed.statementId,
                processed.bookedOn,
                processed.count(Result.EXECUTED),
                processed.count(Result.REJECTED),
                processed.count(Result.RECEIVED),
                readBatches.get(processed.batchId, context.on()));
    }

    private void refuseForeign(BankStatement statement, ActContext context) {
        Issues issues = new Issues();
        if (statement.bookedOn().isAfter(context.on())) {
            issues.add(Issue.outOfRange("bookedOn", "A statement is of today at the latest."));
        }
        if (statement.iban() != null && !statement.iban().equals(debtorIban)) {
            issues.add(Issue.rejectedInput("Stmt/Acct", "The statement is of another account."));
        }
        issues.refuseIfAny();
    }

    /** Everything is found and agrees, before anything is done. */
    private List<Matched> matched(PaymentBatch batch, BankStatement statement) {
        Issues issues = new Issues();
        List<Matched> matched = new ArrayList<>();
        if (statement.rejectedOrder() != null) {
            refusedAsAWhole(batch, statement, issues, matched);
        }
        for (Line line : statement.lines()) {
            String endToEndId = line.endToEndId();
            if (endToEndId == null) {
                received(statement, line, issues).ifPresent(matched::add);
                continue;
            }
            Optional<Payment> payment = Payment.withEndToEndId(endToEndId)
                    // A statement of the account tells of our other batches too; any other answer is of this one.
                    .filter(found -> statement.ofAccount() || found.batchId.equals(batch.batchId));
            if (payment.isEmpty()) {
                issues.add(Issue.referencedResourceNotFound(
                        line.name() + ".endToEndId", "No payment of this batch has this reference."));
            } else if (line.amountCents() != null && line.amountCents() != payment.get().amountCents) {
                issues.add(Issue.invalidInput(line.name() + ".amountCents", "The payment is over another amount."));
            } else {
                matched.add(new Matched(line, payment.get(), payment.get().conventionNumber));
            }
        }
        issues.refuseIfAny();
        return matched;
    }

    private static void refusedAsAWhole(
            PaymentBatch batch, BankStatement statement, Issues issues, List<Matched> matched) {
        if (!batch.messageId().equals(statement.rejectedOrder())) {
            issues.add(Issue.referencedResourceNotFound(
                    "OrgnlGrpInfAndSts/OrgnlMsgId", "The order of this batch has another id."));
            return;
        }
        // A line on one of its payments tells more than the answer on the whole.
        Set<String> told = statement.lines().stream()
                .map(Line::endToEndId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        for (Payment payment : Payment.of(batch.batchId)) {
            if (told.contains(payment.endToEndId)) {
                continue;
            }
            matched.add(new Matched(
                    new Line(
                            "OrgnlGrpInfAndSts",
                            payment.endToEndId,
                            null,
                            payment.amountCents,
                            Result.REJECTED,
                            statement.rejectedOrderReason()),
                    payment,
                    payment.conventionNumber));
        }
    }

    private Optional<Matched> received(BankStatement statement, Line line, Issues issues) {
        String communication = line.structuredCommunication();
        Optional<String> convention = communication == null
                ? Optional.empty()
                : claims.stream()
                        .flatMap(claim -> claim.conventionOf(communication).stream())
                        .findFirst();
        // On the account others pay other things; who names one claim means ours.
        if (convention.isEmpty() && !statement.ofAccount()) {
            issues.add(Issue.referencedResourceNotFound(
                    line.name() + ".structuredCommunication", "No recovery is claimed with this communication."));
        }
        return convention.map(number -> new Matched(line, null, number));
    }

    private TakenLine answer(Line line, Payment payment, ActContext context) {
        String number = payment.conventionNumber;
        JudgeLine.Verdict verdict = JudgeLine.of(payment.status, line.result());
        boolean beforeSettlement = false;
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
                beforeSettlement = payment.isOfATakenBackSettlement();
                if (beforeSettlement) {
                    returnedBeforeTheNext(line, payment, context);
                } else {
                    sentBack(line, payment, context);
                }
            }
            case NOT_RELEASED -> throw refused(line, "paymentNotReleased", "The payment is not with the bank.");
            case ALREADY_PAID ->
                throw refused(
                        line,
                        "paymentAlreadyPaid",
                        "An earlier line says that it is paid: ask the bank whether it paid twice.");
            case ALREADY_REJECTED ->
                throw refused(line, "paymentAlreadyRejected", "An earlier line says that the bank rejected it.");
        }
        return new TakenLine(
                payment.paymentId,
                number,
                line.result(),
                verdict == JudgeLine.Verdict.SENT_BACK,
                payment.amountCents,
                line.reason(),
                beforeSettlement);
    }

    private void sentBack(Line line, Payment payment, ActContext context) {
        String number = payment.conventionNumber;
        ledger.book(Bookings.reversalOf(payment.kind.executed(number, payment.amount(), payment.attempt)), context);
        ledger.book(Bookings.reversalOf(released(payment)), context);
        payment.becomes(PaymentStatus.REJECTED, line.reason());
        act(number, payment.kind.returned(), line.reason(), context);
    }

    /** A balance whose settlement was taken back is no balance any more: so much less is paid in advance of the next. */
    private void returnedBeforeTheNext(Line line, Payment payment, ActContext context) {
        String number = payment.conventionNumber;
        if (Payment.isSettled(number)) {
            throw refused(
                    line,
                    "settledAnew",
                    "The settlement of this balance was taken back and another one stands: have it corrected, then the"
                            + " statement is taken and the next settlement starts from what is left.");
        }
        ledger.book(Bookings.balanceReturned(number, payment.amount(), Integer.toString(payment.attempt)), context);
        payment.becomes(PaymentStatus.REJECTED, line.reason());
    }

    private static Booking released(Payment payment) {
        return payment.kind.released(payment.conventionNumber, payment.amount(), payment.attempt);
    }

    private TakenLine receive(BankStatement statement, Matched one, ActContext context) {
        Line line = one.line();
        String number = one.convention();
        long cents = Objects.requireNonNull(line.amountCents(), "money that came in has an amount");
        long claimed = ledger.balancesOf(number).of(Account.RECEIVABLE);
        long takenBack = claims.stream()
                .mapToLong(claim -> claim.openAfterCorrection(number))
                .sum();
        JudgeReceived judged = JudgeReceived.of(cents, claimed, takenBack);
        if (judged == JudgeReceived.OVERPAID) {
            throw refused(
                    line,
                    "recoveryOverpaid",
                    "More came in than is claimed: " + Euro.ofCents(JudgeReceived.open(claimed, takenBack))
                            + " EUR are open. Send the rest back first.");
        }
        boolean beforeSettlement = judged == JudgeReceived.BEFORE_SETTLEMENT;
        Euro received = Euro.ofCents(cents);
        String occurrence = statement.statementId() + "/" + line.name();
        ledger.book(
                beforeSettlement
                        ? Bookings.repaidBeforeTheNext(number, received, occurrence)
                        : Bookings.recoveryPaid(number, received, occurrence),
                context);
        if (judged == JudgeReceived.WHOLE) {
            act(number, ConventionAct.RECOVERY_PAYMENT, null, context);
        }
        return new TakenLine(null, number, Result.RECEIVED, false, cents, line.reason(), beforeSettlement);
    }

    private void act(String number, ConventionAct act, @Nullable String comment, ActContext context) {
        actOnConvention.act(number, act, Roles.SPP_FINANCE, new Remark(null, comment), context);
    }

    private static ProblemException refused(Line line, String type, String detail) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("line", line.name());
        return Problems.conflict(type, detail, extra);
    }

    /** Every batch that this statement is about, and of which no payment is underway any more. */
    private static void closeAnswered(PaymentBatch ofPath, List<Matched> matched) {
        Set<UUID> concerned = new TreeSet<>(Set.of(ofPath.batchId));
        matched.stream()
                .map(Matched::payment)
                .filter(payment -> payment != null)
                .forEach(payment -> concerned.add(payment.batchId));
        for (UUID id : concerned) {
            PaymentBatch batch = PaymentBatch.of(id).orElseThrow(Problems::notFound);
            boolean underway = Payment.of(id).stream().anyMatch(payment -> payment.status.isUnderway());
            if (batch.status == BatchStatus.RELEASED && !underway) {
                batch.answered();
            }
        }
    }
}
