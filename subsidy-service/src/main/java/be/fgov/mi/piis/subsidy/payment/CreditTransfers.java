package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.subsidy.rules.Euro;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bank is asked to do, in one order.
 *
 * @param messageId at most 35 characters, never used twice
 * @param createdAt when the order was released
 * @param executeOn the day on which the bank is to pay; it takes its next working day where that is none
 */
public record CreditTransfers(
        String messageId, Instant createdAt, LocalDate executeOn, Debtor debtor, List<Transfer> transfers) {

    public CreditTransfers {
        transfers = List.copyOf(transfers);
        if (transfers.isEmpty()) {
            throw new IllegalArgumentException("an order holds a transfer");
        }
    }

    /**
     * Who pays.
     *
     * @param bic of its bank; absent where the bank is to find it by the account
     */
    public record Debtor(String name, String iban, @Nullable String bic) {}

    /**
     * One transfer.
     *
     * @param creditor enterprise number of the CPAS that is paid
     */
    public record Transfer(
            String endToEndId, Euro amount, String creditor, String creditorName, String iban, String remittance) {

        public Transfer {
            if (amount.cents() <= 0) {
                throw new IllegalArgumentException("a transfer moves money");
            }
        }
    }

    public Euro total() {
        return transfers.stream().map(Transfer::amount).reduce(Euro.ZERO, Euro::plus);
    }
}
