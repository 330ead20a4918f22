package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.commitment.CommitmentState;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.CommitmentDecision;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.TransferStatus;
import be.fgov.mi.piis.identity.push.Warning;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the two CPAS see of a transfer. */
final class TransferViews {
    private TransferViews() {}

    /** @param releaseOn first day on which the new CPAS may read the content, once it has informed the person */
    @Schema(name = "TransferOffered")
    record Offered(UUID transferId, TransferStatus status, String href, LocalDate releaseOn, List<Warning> warnings) {}

    /** The transfer as the old CPAS follows it: that it was decided, not what was decided. */
    @Schema(name = "Transfer")
    record Sent(
            UUID transferId,
            String toCpas,
            LocalDate movedOn,
            LocalDate offeredOn,
            LocalDate releaseOn,
            TransferStatus status,
            @Nullable LocalDate objectedOn,
            @Nullable LocalDate decidedOn,
            String href) {
        static Sent of(Transfer transfer, Contract contract, LocalDate today) {
            return new Sent(
                    transfer.transferId(),
                    transfer.toCpas(),
                    transfer.movedOn(),
                    transfer.offer().offeredOn(),
                    transfer.offer().releaseOn(),
                    transfer.offer().on(today),
                    transfer.offer().objectedOn(),
                    transfer.offer().decidedOn(),
                    contract.href() + "/transfer");
        }
    }

    /**
     * @param code told once; only a hash of it is kept
     * @param validUntil last day on which it opens the page
     * @param page where the person types it
     */
    @Schema(name = "PersonCodeGiven", description = "A code for the person, to be told or printed now.")
    record CodeGiven(String code, LocalDate validUntil, String page) {}

    /**
     * The offer as the new CPAS sees it: nothing of the content, nor whose it is.
     *
     * @param type absent once the person objected
     * @param decisionDueOn after this day the undecided offer is a finding
     * @param contract what the new CPAS made of it
     */
    @Schema(name = "TransferOffer")
    record Offer(
            UUID transferId,
            String fromCpas,
            LocalDate movedOn,
            LocalDate offeredOn,
            @Nullable ContractType type,
            LocalDate releaseOn,
            LocalDate decisionDueOn,
            TransferStatus status,
            @Nullable LocalDate informedOn,
            @Nullable LocalDate objectedOn,
            @Nullable LocalDate decidedOn,
            @Nullable NewContract contract,
            @Nullable List<Transfer.DecidedStep> decisions,
            String href) {
        static Offer of(Transfer transfer, String cpas, LocalDate today, Law law) {
            TransferStatus status = transfer.offer().on(today);
            UUID newContractId = transfer.newContractId();
            Contract made = newContractId == null ? null : Contract.findById(newContractId);
            return new Offer(
                    transfer.transferId(),
                    transfer.fromCpas(),
                    transfer.movedOn(),
                    transfer.offer().offeredOn(),
                    status == TransferStatus.OBJECTED
                            ? null
                            : transfer.contract().type(),
                    transfer.offer().releaseOn(),
                    transfer.offer().decisionDueOn(law),
                    status,
                    transfer.offer().informedOn(),
                    transfer.offer().objectedOn(),
                    transfer.offer().decidedOn(),
                    made == null ? null : new NewContract(made.contractId(), made.reference(), made.href()),
                    transfer.decisions().isEmpty() ? null : transfer.decisions(),
                    transfer.offerHref(cpas));
        }
    }

    @Schema(name = "ContractOfTransfer")
    record NewContract(UUID contractId, String reference, String href) {}

    /** @param items offers of contracts of the person to this CPAS, possibly none */
    @Schema(name = "TransferOffersFound")
    record OffersFound(List<Offer> items, int total) {}

    /**
     * What travels: the whole agreement as it stood when the person left, with the days on which it was signed. Neither
     * the person's number, nor the person of choice, nor earlier versions, interviews, evaluations or sanctions.
     *
     * @param commitments what came of each step by the day of the move
     */
    @Schema(name = "TransferContent", description = "What the person's contract says, for the CPAS it goes to.")
    record TransferredContent(
            UUID transferId,
            UUID contractId,
            String fromCpas,
            ContractType type,
            BeneficiaryStatus beneficiaryStatus,
            ContractBody.Language language,
            ContractBody.Period period,
            ContractBody.SocialAssessment socialAssessment,
            List<ContractBody.Objective> objectives,
            List<ContractBody.Step> steps,
            List<CommitmentState> commitments,
            @Nullable List<ContractBody.ThirdParty> thirdParties,
            @Nullable LocalDate handedOverOn,
            @Nullable LocalDate concludedOn,
            List<Signed> signatures,
            @Nullable LocalDate endedOn) {
        static TransferredContent of(
                Transfer transfer, Contract contract, ContractBody body, List<CommitmentState> commitments) {
            return new TransferredContent(
                    transfer.transferId(),
                    contract.contractId(),
                    transfer.fromCpas(),
                    body.type(),
                    body.beneficiary().status(),
                    body.beneficiary().language(),
                    body.period(),
                    body.socialAssessment(),
                    body.objectives(),
                    body.steps(),
                    commitments,
                    body.thirdParties(),
                    body.handedOverOn(),
                    contract.concludedOn(),
                    contract.signatures().stream()
                            .filter(BoundSignature::current)
                            .map(Signed::of)
                            .toList(),
                    contract.endedOn());
        }
    }

    /** Which side signed the text as it stood, and when; never who. */
    @Schema(name = "TransferredSignature")
    record Signed(Party party, LocalDate signedOn) {
        static Signed of(BoundSignature signature) {
            return new Signed(signature.party(), signature.signedOn());
        }
    }

    /**
     * @param contractId and what follows: the new draft, absent when nothing was taken over
     * @param status of the new contract
     * @param transferredFrom id of the contract that the person had elsewhere
     * @param kept ids of the steps taken over as they are
     */
    @Schema(name = "TransferDecided")
    record Decided(
            UUID transferId,
            TransferStatus transferStatus,
            @Nullable UUID contractId,
            @Nullable String reference,
            @Nullable Integer revision,
            @Nullable ContractStatus status,
            @Nullable String href,
            UUID transferredFrom,
            List<String> kept,
            List<String> adapted,
            List<String> closed) {}

    static List<String> stepsWith(CommitmentDecision wanted, List<Transfer.DecidedStep> decisions) {
        return decisions.stream()
                .filter(decided -> decided.decision() == wanted)
                .map(Transfer.DecidedStep::stepId)
                .toList();
    }
}
