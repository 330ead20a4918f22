package be.fgov.mi.piis.events.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A PIIS contract in its newest state.
 *
 * @param contractId id of the contract, derived from CPAS and reference
 * @param personId pseudonym of the beneficiary, random, the same for every contract of that person
 * @param enterpriseNumber the CPAS
 * @param reference the sender's reference, unique within the CPAS
 * @param revision the sender's revision, from 1
 * @param version grows with each revision and each merge of persons
 * @param type socialActivation, employment, training, studies, social, general
 * @param status draft, handedOver, partiallySigned, active, ended, transferred, void
 * @param beneficiaryStatus rightToIntegration, financialSocialAid, otherUser
 * @param fullTimeStudent a full-time student is outside the target group of the subsidy (SUB-16)
 * @param from first day of the contract
 * @param until last day of the contract
 * @param signatures signing date by party
 * @param concludedOn date of the last required signature; absent until every required party has signed
 * @param regime R2002, R2016 or R2018, the law at the conclusion; absent until concluded
 * @param ending how and when it ended
 * @param occurredOn business date of the change
 */
public record ContractChanged(
        UUID contractId,
        UUID personId,
        String enterpriseNumber,
        String reference,
        int revision,
        long version,
        String type,
        String status,
        String beneficiaryStatus,
        boolean fullTimeStudent,
        LocalDate from,
        LocalDate until,
        List<PartySignature> signatures,
        @Nullable LocalDate concludedOn,
        @Nullable String regime,
        @Nullable Ending ending,
        LocalDate occurredOn)
        implements ContractEvent {

    public static final String TYPE = "be.fgov.mi.piisContract.v1.contracts.notify.changed";

    /** @param party beneficiary, president, secretary, cpas, thirdParty */
    public record PartySignature(String party, LocalDate signedOn) {}

    /** @param reason completed, termReached, employment, movedToOtherCpas … as in the wire contract */
    public record Ending(LocalDate endedOn, String reason) {}

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String key() {
        return personId.toString();
    }
}
