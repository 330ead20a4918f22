package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.push.AgreementText;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.register.ContractView;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.ReflectionPeriod;
import be.fgov.mi.piis.contract.rules.SignIn;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.Warning;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A party signs the text as it stands. The signature is bound to the hash of that text, its evidence is kept for good,
 * and where the contract stands follows from it. Runs in the transaction of the act.
 */
@ApplicationScoped
public class GiveSignature {
    private final ContractFile file;
    private final StoreRevision storeRevision;
    private final KeepEvidence evidence;
    private final AccessLog accessLog;

    GiveSignature(ContractFile file, StoreRevision storeRevision, KeepEvidence evidence, AccessLog accessLog) {
        this.file = file;
        this.storeRevision = storeRevision;
        this.evidence = evidence;
        this.accessLog = accessLog;
    }

    /**
     * @param contentHash the text that the signer saw
     * @param signedOn the day, absent for the business date
     * @param signer the name of who signed, where the route has one
     * @param documentSha256 of the scan of a paper
     * @param signIn whether the account that records it is the signer's own, and how it signed in
     */
    public record Given(
            Party party,
            @Nullable String thirdPartyId,
            SignatureRoute route,
            String contentHash,
            @Nullable LocalDate signedOn,
            @Nullable String signer,
            @Nullable String documentSha256,
            SignIn signIn) {}

    /**
     * @param toSign who still has to sign
     * @param warnings what the caller should look at
     * @param href of the contract
     */
    public record SignatureAnswer(
            UUID contractId,
            String reference,
            int revision,
            ContractStatus status,
            String contentHash,
            EvidenceLevel evidenceLevel,
            List<String> toSign,
            List<Warning> warnings,
            String href) {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code contentChanged} for another text, {@code
     *     reflectionPeriodRunning}, {@code sameSigner}, {@code invalidTransition} when there is nothing to sign; 400
     *     for a day or an organisation that cannot be
     */
    public SignatureAnswer sign(EnterpriseNumber cpas, String reference, Given given) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        Contract contract = opened.contract();
        JudgeContract.Calendar calendar = storeRevision.calendar();
        LocalDate signedOn = given.signedOn() == null ? calendar.today() : given.signedOn();
        refuseWhatCannotBeSigned(contract, given);
        refuseOtherText(contract, given);
        refuseDay(contract, given, signedOn, calendar);
        refuseUnknownOrganisation(opened.body(), given);
        refuseTwice(contract, given);

        Signatory signatory = Signatory.of(given.party(), given.thirdPartyId());
        String partHash =
                AgreementText.of(opened.body()).since(contract.personSince()).hashFor(signatory);
        KeepEvidence.Recording recording = evidence.recording(contract, given.signIn());
        evidence.keep(TimeOrderedIds.next(), contract, given, signedOn, partHash, recording, null);
        ContractFile.Signed done = file.sign(
                opened,
                List.of(new BoundSignature(
                        given.party(),
                        given.thirdPartyId(),
                        signedOn,
                        given.route(),
                        partHash,
                        true,
                        true,
                        evidence.signer(contract, given.signer(), recording))));
        Contract signed = done.contract();
        accessLog.record("contract.sign", contract.name(), contract.personId(), "PIIS contract");
        return new SignatureAnswer(
                signed.contractId(),
                signed.reference(),
                signed.revision(),
                signed.status(),
                signed.contentHash(),
                EvidenceLevel.of(given.route(), given.signIn()),
                ContractView.toSign(signed, opened.body(), calendar.today()),
                done.warnings(),
                signed.href());
    }

    private static void refuseWhatCannotBeSigned(Contract contract, Given given) {
        switch (contract.status()) {
            case DRAFT ->
                throw Problems.conflict(
                        "invalidTransition",
                        "The text has not been handed over to the person yet: hand it over first.",
                        Map.of("missing", List.of("handOver")));
            case ENDED, TRANSFERRED, VOID ->
                throw Problems.conflict("invalidTransition", "The contract has ended: nobody signs it any more.");
            case ACTIVE, HANDED_OVER, PARTIALLY_SIGNED -> {
                // Something may be left to sign.
            }
        }
    }

    /** An old link, or a screen that was left open, never signs a new text. */
    private static void refuseOtherText(Contract contract, Given given) {
        if (!contract.contentHash().equals(given.contentHash())) {
            throw Problems.conflict(
                    "contentChanged",
                    "The text is not the one that was shown: read it again and sign that one.",
                    Map.of("contentHash", contract.contentHash()));
        }
    }

    private static void refuseDay(Contract contract, Given given, LocalDate signedOn, JudgeContract.Calendar calendar) {
        LocalDate inHandSince = Objects.requireNonNull(contract.textInHandSince());
        LocalDate reflectsFrom = Objects.requireNonNull(contract.reflectsFrom());
        if (signedOn.isAfter(calendar.today())) {
            throw Problems.badRequest(Issue.outOfRange("signedOn", "A fact cannot be dated after the business date."));
        }
        if (signedOn.isBefore(inHandSince)) {
            throw Problems.badRequest(
                    Issue.invalidPeriod("signedOn", "Nobody can sign before the text as it stands was handed over."));
        }
        if (given.party() == Party.BENEFICIARY
                && ReflectionPeriod.isRunningOn(signedOn, reflectsFrom, calendar.law(), calendar.holiday())) {
            throw JudgeContract.reflectionRunning(reflectsFrom, calendar);
        }
    }

    private static void refuseUnknownOrganisation(ContractBody body, Given given) {
        String id = given.thirdPartyId();
        if (id != null && !body.thirdPartyIds().contains(id)) {
            throw Problems.badRequest(
                    Issue.referencedResourceNotFound("thirdPartyId", "No third party of this contract has that id."));
        }
    }

    private static void refuseTwice(Contract contract, Given given) {
        boolean signed = contract.signatures().stream()
                .anyMatch(signature -> signature.current()
                        && signature.party() == given.party()
                        && Objects.equals(signature.thirdPartyId(), given.thirdPartyId()));
        if (signed) {
            throw Problems.conflict("invalidTransition", "This party has signed this text already.");
        }
    }
}
