package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer of the bank that was taken, once, with what each of its lines did. */
@Entity
@Table(name = "bank_statement")
class ProcessedStatement extends PanacheEntityBase {
    @Id
    String statementId;

    UUID batchId;
    LocalDate bookedOn;
    byte[] fingerprint;
    String takenBy;
    String takenByName;
    LocalDate takenOn;
    Instant takenAt;
    int alreadyTaken;

    @ElementCollection
    @CollectionTable(name = "bank_statement_line", joinColumns = @JoinColumn(name = "statement_id"))
    @OrderColumn(name = "line")
    List<TakenLine> lines = new ArrayList<>();

    protected ProcessedStatement() {}

    /**
     * A line that was taken.
     *
     * @param paymentId absent when money was received
     * @param sentBack whether a payment that was paid came back
     * @param beforeSettlement whether it came after a settlement was taken back and before it was made anew
     * @param account IBAN on which the bank names its entries; with a reference only
     * @param bankReference of the bank, once on the account
     * @param dayAtBank business date of the bank where the line has its own; else it is that of the statement
     */
    @Embeddable
    record TakenLine(
            @Nullable UUID paymentId,
            String conventionNumber,
            @Enumerated(EnumType.STRING) BankStatement.Result result,
            boolean sentBack,
            long amountCents,
            @Nullable String reason,
            boolean beforeSettlement,
            @Nullable String account,
            @Nullable String bankReference,
            @Nullable LocalDate dayAtBank) {
        static TakenLine of(
                @Nullable UUID paymentId,
                String conventionNumber,
                BankStatement.Result result,
                boolean sentBack,
                long amountCents,
                @Nullable String reason,
                boolean beforeSettlement) {
            return new TakenLine(
                    paymentId,
                    conventionNumber,
                    result,
                    sentBack,
                    amountCents,
                    reason,
                    beforeSettlement,
                    null,
                    null,
                    null);
        }

        /** As the bank told it on this account. */
        TakenLine told(String account, BankStatement.Line line) {
            return new TakenLine(
                    paymentId,
                    conventionNumber,
                    result,
                    sentBack,
                    amountCents,
                    reason,
                    beforeSettlement,
                    line.bankReference() == null ? null : account,
                    line.bankReference(),
                    line.bookedOn());
        }
    }

    /** @param alreadyTaken how many of its lines an earlier statement told */
    ProcessedStatement(
            BankStatement statement,
            UUID batchId,
            byte[] fingerprint,
            List<TakenLine> lines,
            int alreadyTaken,
            ActContext context) {
        this.statementId = statement.statementId();
        this.batchId = batchId;
        this.bookedOn = statement.bookedOn();
        this.fingerprint = fingerprint.clone();
        this.takenBy = context.caller().subject();
        this.takenByName = context.caller().name();
        this.takenOn = context.on();
        this.takenAt = context.at();
        this.alreadyTaken = alreadyTaken;
        this.lines.addAll(lines);
    }

    static Optional<ProcessedStatement> of(String statementId) {
        return findByIdOptional(statementId);
    }

    long count(BankStatement.Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }
}
