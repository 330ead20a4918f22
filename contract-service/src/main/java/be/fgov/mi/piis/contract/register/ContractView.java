package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.Regime;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract as its CPAS reads it back.
 *
 * @param status where it stands; of an older revision, where it stood then
 * @param concludedOn day on which the last required party signed
 * @param regime the law that judges it
 * @param contract the document as it was pushed
 */
public record ContractView(
        UUID contractId,
        String reference,
        int revision,
        ContractStatus status,
        @Nullable LocalDate concludedOn,
        @Nullable Regime regime,
        String href,
        ContractBody contract) {}
