package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.CommitmentDecision;
import be.fgov.mi.piis.contract.rules.TakeOver;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the two CPAS send about a transfer. */
final class TransferBodies {
    private TransferBodies() {}

    /**
     * @param toCpas the CPAS of the commune that the person moved to
     * @param movedOn day of the move: from then on the old CPAS is not competent (TRA-1)
     */
    @Schema(name = "ContractTransfer", description = "The person moved; the contract follows.")
    record Move(@Pattern(regexp = "[0-9]{10}") String toCpas, LocalDate movedOn) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!EnterpriseNumber.isValid(toCpas)) {
                issues.add(Issue.invalidStructure("toCpas", "The check digits of the number are wrong."));
            }
        }
    }

    /** Nothing to say: the code is for the person of the contract. */
    @Schema(name = "PersonCodeAsked", description = "An empty object.")
    record CodeAsked() implements WireBody {}

    /** @param informedOn day on which the person was told what travels and that objecting is possible */
    @Schema(name = "TransferInformation", description = "The person was told what travels and may object.")
    record Information(LocalDate informedOn) implements WireBody {}

    /** @param objectedOn day on which the person objected, explicitly and to this CPAS (TRA-4) */
    @Schema(name = "TransferObjection", description = "The person does not want the content to travel.")
    record Objection(LocalDate objectedOn) implements WireBody {}

    /** @param ssin social security number of the person who came to the new CPAS */
    @Schema(name = "TransferOfferSearch", description = "Whose offers are looked for.")
    record Search(@Pattern(regexp = "[0-9]{11}") String ssin) implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!Ssin.isValid(ssin, LocalDate.now(BusinessClock.BRUSSELS))) {
                issues.add(Issue.invalidStructure("ssin", "The number does not pass its checks."));
            }
        }
    }

    /**
     * @param reference of the new contract; left out when every commitment is closed
     * @param period of the new contract; by default from the day of the move or today, whichever is later, to the end
     *     of the old one
     * @param commitments every step of the old contract, once
     */
    @Schema(name = "TransferDecision", description = "What the new CPAS takes over (TRA-3).")
    record Decision(
            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String reference,

            ContractBody.@Nullable Period period,
            @Size(min = 1, max = 200) List<StepDecision> commitments)
            implements WireBody {

        @Override
        public void check(Issues issues) {
            PathValues.refuseDots("reference", reference, issues);
        }

        List<TakeOver.Decision> toTerms() {
            return commitments.stream().map(StepDecision::toTerms).toList();
        }
    }

    /**
     * @param text new words of an adapted step
     * @param dueOn new date of an adapted step
     */
    @Schema(name = "TransferStepDecision")
    record StepDecision(
            @Pattern(regexp = PathValues.REFERENCE) String stepId,
            CommitmentDecision decision,
            @Nullable String text,
            @Nullable LocalDate dueOn) {
        TakeOver.Decision toTerms() {
            return new TakeOver.Decision(stepId, decision, text != null, dueOn != null);
        }

        ContractBody.Step appliedTo(ContractBody.Step step) {
            return new ContractBody.Step(
                    step.id(),
                    step.objectiveId(),
                    step.by(),
                    text == null ? step.text() : text,
                    dueOn == null ? step.dueOn() : dueOn);
        }
    }
}
