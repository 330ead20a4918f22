package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ReflectionPeriod;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The text is given to the person, who then reflects (PRE-7). It writes the next revision, with the day. */
@ApplicationScoped
public class HandOverContract {
    private final ContractFile file;
    private final StoreRevision storeRevision;

    HandOverContract(ContractFile file, StoreRevision storeRevision) {
        this.file = file;
        this.storeRevision = storeRevision;
    }

    /**
     * @param earliestSignatureDate first day on which the person may sign
     * @param warnings what the caller should look at
     */
    public record HandedOver(
            UUID contractId,
            String reference,
            int revision,
            String status,
            LocalDate handedOverOn,
            LocalDate earliestSignatureDate,
            List<Warning> warnings,
            String href) {}

    /**
     * @param day absent for the business date
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} when it was handed over
     *     before; 400 for a day after the business date, before the social assessment, or before the text was told
     */
    public HandedOver handOver(EnterpriseNumber cpas, String reference, @Nullable LocalDate day) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        if (opened.contract().status() != ContractStatus.DRAFT) {
            throw Problems.conflict("invalidTransition", "Only a draft is handed over; this one was already.");
        }
        LocalDate today = storeRevision.calendar().today();
        LocalDate handedOverOn = day == null ? today : day;
        if (handedOverOn.isAfter(today)) {
            throw Problems.badRequest(
                    Issue.outOfRange("handedOverOn", "A fact cannot be dated after the business date."));
        }
        if (handedOverOn.isBefore(opened.body().socialAssessment().heldOn())) {
            throw Problems.badRequest(Issue.invalidPeriod(
                    "handedOverOn", "The needs are assessed before the text is handed over (PRE-1)."));
        }
        LocalDate toldOn = opened.contract().whenTold().textToldOn();
        // Today is always possible, also after the clock of a demo was moved back.
        if (handedOverOn.isBefore(today) && (toldOn == null || handedOverOn.isBefore(toldOn))) {
            throw Problems.badRequest(Issue.invalidPeriod(
                    "handedOverOn", "Nobody had the text in hand before it was told as it stands (PRE-7)."));
        }
        PushAnswer written = file.revise(opened, opened.body().handedOver(handedOverOn));
        return new HandedOver(
                written.contractId(),
                reference,
                written.revision(),
                written.status(),
                handedOverOn,
                ReflectionPeriod.firstDayToSign(
                        handedOverOn,
                        storeRevision.calendar().law(),
                        storeRevision.calendar().holiday()),
                written.warnings(),
                written.href());
    }
}
