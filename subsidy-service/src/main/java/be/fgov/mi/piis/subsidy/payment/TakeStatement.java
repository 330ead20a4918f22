package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.crypto.Fingerprints;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.payment.ProcessedStatement.TakenLine;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
 * Takes an answer of the bank, once and as a whole: what was executed is paid, what was rejected reopens, what came in
 * pays a claim. A line that cannot be booked until a person has corrected something is set aside and holds up no other
 * one; a file that contradicts what is known is refused, also one that tells of a payment on a day on which the bank
 * did not have the order yet. The same statement again changes nothing, and neither does a line of another one that
 * the bank calls by a reference under which it was taken before. What comes in or back under such a reference and is
 * something else, or may be money that another statement told, is set aside; a payment is paid by its own reference.
 */
@ApplicationScoped
public class TakeStatement {
    private final ConventionLock lock;
    private final BookLine bookLine;
    private final SetAsideLines setAsideLines;
    private final ToldLines toldLines;
    private final ReadBatches readBatches;
    private final List<ClaimedRecoveries> claims;
    private final String debtorIban;
    private final Fingerprints fingerprints = new Fingerprints(Optional.empty());

    TakeStatement(
            ConventionLock lock,
            BookLine bookLine,
            SetAsideLines setAsideLines,
            ToldLines toldLines,
            ReadBatches readBatches,
            @All List<ClaimedRecoveries> claims,
            @ConfigProperty(name = "suite.payment.debtor-iban") String debtorIban) {
        this.lock = lock;
        this.bookLine = bookLine;
        this.setAsideLines = setAsideLines;
        this.toldLines = toldLines;
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
     * @param setAside lines that wait for a person and are not booked by this statement
     * @param alreadyTaken lines that an earlier statement told under the same reference of the bank
     * @param batch as it stands
     */
    @Schema(name = "StatementTaken", description = "What a statement of the bank did.")
    public record Taken(
            String statementId,
            LocalDate bookedOn,
            long executed,
            long rejected,
            long received,
            long setAside,
            long alreadyTaken,
            BatchView batch) {}

    /** A line with what it is about; money that came in has no payment. */
    private record Matched(Line line, @Nullable Payment payment, String convention) {
        long amountCents() {
            return payment == null
                    ? Objects.requireNonNull(line.amountCents(), "money that came in has an amount")
                    : payment.amountCents;
        }

        SetAsideLines.Aside setAside(String account, SetAsideReason reason) {
            return new SetAsideLines.Aside(line, payment, convention, amountCents(), account, reason);
        }

        ToldLine told(BankStatement statement) {
            return new ToldLine(
                    payment == null ? null : payment.paymentId,
                    convention,
                    line.result(),
                    amountCents(),
                    statement.bookedOn(line),
                    line.bankReference());
        }
    }

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
     * @throws ProblemException 400 an unknown reference, another amount or an impossible day, 404 no such batch, 409 a payment that is not
     *     with the bank, or another content of the same statement
     */
    @Transactional
    Taken take(UUID batchId, BankStatement statement, ActContext context) {
        lock.ofPayments();
        PaymentBatch batch = PaymentBatch.of(batchId).orElseThrow(Problems::notFound);
        byte[] fingerprint = fingerprints.of(StrictJson.canonical(statement));
        Optional<ProcessedStatement> known = ProcessedStatement.of(statement.statementId());
        if (known.isPresent()) {
            byte[] before = fingerprints.of(StrictJson.canonical(statement.asTakenBefore()));
            if (!MessageDigest.isEqual(known.get().fingerprint, fingerprint)
                    && !MessageDigest.isEqual(known.get().fingerprint, before)) {
                throw Problems.conflict(
                        "statementConflict", "A statement with this id and another content was taken before.");
            }
            return taken(known.get(), context);
        }
        refuseForeign(statement, context);
        List<Matched> matched = matched(batch, statement);
        refuseImpossibleDays(statement, matched, context);
        lock.ofConventions(matched.stream().map(Matched::convention).toList());
        List<TakenLine> lines = new ArrayList<>();
        List<SetAsideLines.Aside> aside = new ArrayList<>();
        int alreadyTaken = 0;
        for (Matched one : matched) {
            ToldLine told = one.told(statement);
            JudgeToldBefore judged = JudgeToldBefore.of(told, toldLines.before(debtorIban, told));
            if (judged == JudgeToldBefore.ALREADY_TAKEN) {
                alreadyTaken++;
                continue;
            }
            switch (outcome(statement, one, judged, aside, context)) {
                case BookLine.Outcome.Booked(TakenLine line) ->
                    lines.add(line.told(
                            debtorIban,
                            judged == JudgeToldBefore.REFERENCE_REUSED
                                    ? one.line().withoutReference()
                                    : one.line()));
                case BookLine.Outcome.Waits(SetAsideReason reason) -> aside.add(one.setAside(debtorIban, reason));
            }
        }
        closeAnswered(batch, matched);
        ProcessedStatement processed =
                new ProcessedStatement(statement, batchId, fingerprint, lines, alreadyTaken, context);
        processed.persist();
        PaymentBatch.flush();
        aside.forEach(line -> setAsideLines.add(statement.statementId(), line));
        return taken(processed, context);
    }

    private BookLine.Outcome outcome(
            BankStatement statement,
            Matched one,
            JudgeToldBefore judged,
            List<SetAsideLines.Aside> aside,
            ActContext context) {
        Line line = one.line();
        Payment payment = one.payment();
        if (payment == null) {
            Optional<SetAsideReason> waitsFor = judged.waitsFor();
            if (waitsFor.isPresent()) {
                return new BookLine.Outcome.Waits(waitsFor.get());
            }
            return bookLine.receive(
                    one.convention(),
                    one.amountCents(),
                    line.reason(),
                    statement.statementId() + "/" + line.name(),
                    context);
        }
        // Set aside, it is still told as paid: what came back once does not come back again.
        boolean setAside = setAsideLines.holds(payment)
                || aside.stream()
                        .anyMatch(other -> payment.equals(other.payment())
                                && !other.reason().isInDoubt());
        if (line.result() == Result.REJECTED && setAside) {
            throw BookLine.alreadyRejected(line);
        }
        return bookLine.answer(line, payment, judged == JudgeToldBefore.REFERENCE_REUSED, context);
    }

    private Taken taken(ProcessedStatement processed, ActContext context) {
        return new Taken(
                processed.statementId,
                processed.bookedOn,
                processed.count(Result.EXECUTED),
                processed.count(Result.REJECTED),
                processed.count(Result.RECEIVED),
                setAsideLines.count(processed.statementId),
                processed.alreadyTaken,
                readBatches.get(processed.batchId, context.on()));
    }

    private void refuseForeign(BankStatement statement, ActContext context) {
        Issues issues = new Issues();
        JudgeBookingDay.of(statement.bookedOn(), null, context.on())
                .issue("bookedOn")
                .ifPresent(issues::add);
        if (statement.iban() != null && !statement.iban().equals(debtorIban)) {
            issues.add(Issue.rejectedInput("Stmt/Acct", "The statement is of another account."));
        }
        issues.refuseIfAny();
    }

    /** A day that stands for all lines is wrong once. */
    private static void refuseImpossibleDays(BankStatement statement, List<Matched> matched, ActContext context) {
        Set<Issue> wrong = new LinkedHashSet<>();
        for (Matched one : matched) {
            Line line = one.line();
            JudgeBookingDay.of(statement.bookedOn(line), releasedOn(one.payment()), context.on())
                    .issue(line.bookedOn() == null ? "bookedOn" : line.name() + ".bookedOn")
                    .ifPresent(wrong::add);
        }
        Issues issues = new Issues();
        wrong.forEach(issues::add);
        issues.refuseIfAny();
    }

    private static @Nullable LocalDate releasedOn(@Nullable Payment payment) {
        return payment == null ? null : PaymentBatch.of(payment.batchId).orElseThrow(Problems::notFound).releasedOn;
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
                            statement.rejectedOrderReason(),
                            null,
                            null),
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
        if (convention.isEmpty() && line.amountCents() != null) {
            // What is claimed no more was taken once, and may be told again.
            convention = toldLines.receivedBefore(debtorIban, line.bankReference(), line.amountCents());
        }
        // On the account others pay other things; who names one claim means ours.
        if (convention.isEmpty() && !statement.ofAccount()) {
            issues.add(Issue.referencedResourceNotFound(
                    line.name() + ".structuredCommunication", "No recovery is claimed with this communication."));
        }
        return convention.map(number -> new Matched(line, null, number));
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
