package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.push.AgreementText;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.ReflectionPeriod;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contract as its CPAS reads it back.
 *
 * @param status where it stands; of an older revision, where it stood then
 * @param concludedOn day on which the last required party signed
 * @param regime the law that judges it
 * @param contentHash SHA-256 of the text that is agreed on: what a signature is given for
 * @param earliestSignatureDate first day on which the person may sign; absent until the text was handed over
 * @param toSign who still has to sign the text as it stands
 * @param signaturesGiven every signature with its evidence and whether it is for the text as it stands
 * @param transferredFrom the contract of another CPAS that this one continues
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
        @Nullable String contentHash,
        @Nullable LocalDate earliestSignatureDate,
        @Nullable List<String> toSign,
        @Nullable List<SignatureView> signaturesGiven,
        @Nullable UUID transferredFrom,
        @Nullable List<String> legallyVoid,
        ContractBody contract) {

    /**
     * @param evidenceLevel what it can prove
     * @param current given for the text as it stands; otherwise the party signs again
     * @param givenHere through an act of this service, with its evidence kept here
     */
    @Schema(description = "A signature, what it can prove and whether it is for the text as it stands.")
    public record SignatureView(
            Party party,
            @Nullable String thirdPartyId,
            LocalDate signedOn,
            @Nullable SignatureRoute route,
            @Nullable EvidenceLevel evidenceLevel,
            boolean current,
            boolean givenHere) {

        static SignatureView of(BoundSignature signature) {
            return new SignatureView(
                    signature.party(),
                    signature.thirdPartyId(),
                    signature.signedOn(),
                    signature.route(),
                    signature.proves(),
                    signature.current(),
                    signature.byAct());
        }
    }

    static ContractView newest(Contract contract, ContractBody body, JudgeContract.Calendar calendar) {
        LocalDate reflectsFrom = contract.reflectsFrom();
        return new ContractView(
                contract.contractId(),
                contract.reference(),
                contract.revision(),
                contract.status(),
                contract.concludedOn(),
                contract.regime(),
                contract.href(),
                contract.contentHash().isEmpty() ? null : contract.contentHash(),
                reflectsFrom == null
                        ? null
                        : ReflectionPeriod.firstDayToSign(reflectsFrom, calendar.law(), calendar.holiday()),
                toSign(contract, body, calendar.today()),
                contract.signatures().stream().map(SignatureView::of).toList(),
                contract.transferredFrom(),
                legallyVoid(body, calendar.today()),
                body);
    }

    /** A community service is shown as the history it is: since the ruling it counts as never agreed. */
    private static @Nullable List<String> legallyVoid(ContractBody body, LocalDate today) {
        return body.communityService() != null && CommunityServiceByDate.isForbiddenOn(today)
                ? List.of("communityService")
                : null;
    }

    /** Who still has to sign the text as it stands, in a stable order. */
    public static List<String> toSign(Contract contract, ContractBody body, LocalDate today) {
        LocalDate handedOverOn = contract.handedOverOn();
        return EveryPartySigns.judge(
                        contract.signatures().stream()
                                .filter(BoundSignature::current)
                                .map(BoundSignature::toTerms)
                                .toList(),
                        body.thirdPartyIds(),
                        handedOverOn == null ? today : handedOverOn)
                .missing();
    }

    static ContractView earlier(Contract contract, ContractRevision stored, ContractBody body, LocalDate today) {
        int revision = stored.revision();
        return new ContractView(
                contract.contractId(),
                contract.reference(),
                revision,
                stored.status(),
                null,
                null,
                contract.href() + "/revisions/" + revision,
                AgreementText.of(body).since(stored.personSince()).hash(),
                null,
                null,
                null,
                null,
                legallyVoid(body, today),
                body);
    }
}
