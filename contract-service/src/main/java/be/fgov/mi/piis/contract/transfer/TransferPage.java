package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.OpenedByCode;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.person.page.PersonFrame;
import be.fgov.mi.piis.contract.person.page.PersonPages;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.contract.rules.TransferStatus;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person's own page of what travels to the new CPAS, what does not, and how to object (TRA-4). It shows no number
 * and no name of anybody.
 */
@ApplicationScoped
class TransferPage implements OpenedByCode {
    private final PersonPages pages;
    private final TransferFile transfers;
    private final ContractFile file;
    private final CpasRegistry registry;
    private final AccessLog accessLog;
    private final Clock clock;

    TransferPage(
            PersonPages pages,
            TransferFile transfers,
            ContractFile file,
            CpasRegistry registry,
            AccessLog accessLog,
            Clock clock) {
        this.pages = pages;
        this.transfers = transfers;
        this.file = file;
        this.registry = registry;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "person")
    static class Templates {
        private Templates() {}

        static native TemplateInstance transfer(PersonFrame frame, View view);
    }

    /** A sentence of the contract and by when. */
    record Step(StepOwner by, String text, String dueOn) {}

    /** @param steps of both sides, in the order of the contract */
    record Objective(LifeDomain domain, String text, String dueOn, List<Step> steps) {}

    /** An organisation that takes part and what is expected of it. */
    record Partner(String name, String expectations) {}

    /** Which side signed the text as it stood, and when. */
    record Signed(Party party, String on) {}

    /**
     * What the page shows, its days already written in the language of the reader.
     *
     * @param from name of the CPAS that the person left
     * @param to name of the CPAS that the person went to
     * @param validFrom first day of the project
     * @param validUntil last day of the project
     * @param textLanguage language that the contract is written in
     * @param readable whether the new CPAS can read the content already
     * @param objected whether the person has objected; then nothing travels
     * @param confirmMissing the button was pressed without the tick
     */
    record View(
            String from,
            String to,
            String movedOn,
            String validFrom,
            String validUntil,
            String textLanguage,
            List<Objective> objectives,
            List<Partner> partners,
            String assessedOn,
            List<String> needs,
            List<String> strengths,
            List<Signed> signatures,
            boolean readable,
            boolean objected,
            boolean confirmMissing) {}

    @Override
    public CodePurpose purpose() {
        return CodePurpose.TRANSFER;
    }

    @Override
    public Response show(PersonCodes.Shown shown, PersonFrame frame) {
        return show(shown, frame, false);
    }

    Response show(PersonCodes.Shown shown, PersonFrame frame, boolean confirmMissing) {
        View view = QuarkusTransaction.requiringNew()
                .call(() -> view(UUID.fromString(shown.subject()), frame.language(), confirmMissing));
        Response.Status status = confirmMissing ? Response.Status.BAD_REQUEST : Response.Status.OK;
        return pages.show(status, Templates.transfer(frame, view), frame);
    }

    private View view(UUID transferId, ReaderLanguage language, boolean confirmMissing) {
        Transfer transfer = transfers.find(transferId).orElseThrow(Problems::notFound);
        Contract contract = transfer.contract();
        ContractBody body = file.document(contract, contract.revision());
        LocalDate today = LocalDate.now(clock);
        TransferStatus status = transfer.offer().on(today);
        accessLog.record("transfer.personPage", "transfer/" + transferId, contract.personId(), Purpose.TRANSFER);
        return new View(
                name(transfer.fromCpas(), language),
                name(transfer.toCpas(), language),
                language.day(transfer.movedOn()),
                language.day(body.period().from()),
                language.day(body.period().until()),
                ReaderLanguage.valueOf(body.beneficiary().language().name()).tag(),
                body.objectives().stream()
                        .map(objective -> new Objective(
                                objective.domain(),
                                objective.text(),
                                language.day(objective.dueOn()),
                                body.steps().stream()
                                        .filter(step -> step.objectiveId().equals(objective.id()))
                                        .map(step -> new Step(step.by(), step.text(), language.day(step.dueOn())))
                                        .toList()))
                        .toList(),
                body.thirdParties().stream()
                        .map(party -> new Partner(party.name(), party.expectations()))
                        .toList(),
                language.day(body.socialAssessment().heldOn()),
                listed(body.socialAssessment().needs()),
                listed(body.socialAssessment().strengths()),
                contract.signatures().stream()
                        .filter(BoundSignature::current)
                        .map(signature -> signed(signature, language))
                        .toList(),
                transfer.offer().showsContentOn(today),
                status == TransferStatus.OBJECTED,
                confirmMissing);
    }

    private static Signed signed(BoundSignature signature, ReaderLanguage language) {
        return new Signed(signature.party(), language.day(signature.signedOn()));
    }

    private static List<String> listed(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }

    private String name(String cpas, ReaderLanguage language) {
        String code = language.code();
        return CpasAsSaid.in(
                language, registry.find(cpas).map(known -> known.name(code)).orElse(cpas));
    }
}
