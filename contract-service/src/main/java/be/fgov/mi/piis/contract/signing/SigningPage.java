package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.person.page.CodePurpose;
import be.fgov.mi.piis.contract.person.page.OpenedByCode;
import be.fgov.mi.piis.contract.person.page.PersonCodes;
import be.fgov.mi.piis.contract.person.page.PersonFrame;
import be.fgov.mi.piis.contract.person.page.PersonPages;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.ReflectionPeriod;
import be.fgov.mi.piis.contract.rules.SignIn;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The page on which a person, or an organisation, reads the text and signs it by a code. */
@Path("/person/sign")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class SigningPage implements OpenedByCode {
    private static final int SHORT_HASH = 16;

    @CheckedTemplate(basePath = "person")
    static class Templates {
        private Templates() {}

        static native TemplateInstance sign(PersonFrame frame, Asked asked, boolean notTicked);

        static native TemplateInstance signMessage(PersonFrame frame, String kind, String day);
    }

    /**
     * The text with what stands around it.
     *
     * @param notBefore first day to sign, when that has not come yet
     */
    public record Asked(ShownText text, @Nullable String notBefore, String shortHash) {}

    private enum Standing {
        OPEN,
        CHANGED,
        ALREADY
    }

    private record Looked(Standing standing, @Nullable Asked asked) {}

    private final PersonPages pages;
    private final PersonCodes codes;
    private final ContractFile file;
    private final StoreRevision storeRevision;
    private final GiveSignature giveSignature;
    private final CpasRegistry registry;
    private final AccessLog accessLog;

    SigningPage(
            PersonPages pages,
            PersonCodes codes,
            ContractFile file,
            StoreRevision storeRevision,
            GiveSignature giveSignature,
            CpasRegistry registry,
            AccessLog accessLog) {
        this.pages = pages;
        this.codes = codes;
        this.file = file;
        this.storeRevision = storeRevision;
        this.giveSignature = giveSignature;
        this.registry = registry;
        this.accessLog = accessLog;
    }

    @Override
    public CodePurpose purpose() {
        return CodePurpose.SIGNATURE;
    }

    @Override
    public Response show(PersonCodes.Shown shown, PersonFrame frame) {
        return show(SignSubject.read(shown.subject()), frame, false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PermitAll
    @Operation(hidden = true)
    public Response sign(
            @FormParam("code") @Nullable String code,
            @FormParam("lang") @Nullable String lang,
            @FormParam("agree") @Nullable String agree,
            @Context HttpHeaders headers) {
        pages.refuseFormsOfOtherSites(headers);
        PersonFrame frame = pages.frame(lang, headers, code);
        return codes.find(code, CodePurpose.SIGNATURE)
                .map(shown -> sign(shown, frame, "yes".equals(agree)))
                .orElseGet(() -> pages.wrongCode(frame));
    }

    private Response sign(PersonCodes.Shown shown, PersonFrame frame, boolean agrees) {
        SignSubject subject = SignSubject.read(shown.subject());
        Looked looked = look(subject, frame.language());
        if (looked.standing() != Standing.OPEN
                || !agrees
                || Objects.requireNonNull(looked.asked()).notBefore() != null) {
            return show(subject, frame, looked.standing() == Standing.OPEN && !agrees);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            giveSignature.sign(
                    subject.cpas(),
                    subject.reference(),
                    new GiveSignature.Given(
                            subject.party(),
                            subject.thirdPartyId(),
                            SignatureRoute.LINK,
                            subject.contentHash(),
                            null,
                            null,
                            null,
                            SignIn.OF_ANOTHER));
            codes.withdraw(CodePurpose.SIGNATURE, shown.subject());
        });
        PersonFrame done = new PersonFrame(frame.language(), null);
        return pages.show(
                Response.Status.OK,
                Templates.signMessage(
                        done,
                        "signed",
                        frame.language().day(storeRevision.calendar().today())),
                done);
    }

    private Response show(SignSubject subject, PersonFrame frame, boolean notTicked) {
        Looked looked = look(subject, frame.language());
        return switch (looked.standing()) {
            case OPEN ->
                pages.show(
                        notTicked ? Response.Status.BAD_REQUEST : Response.Status.OK,
                        Templates.sign(frame, Objects.requireNonNull(looked.asked()), notTicked),
                        frame);
            case CHANGED -> message(frame, "changed");
            case ALREADY -> message(frame, "already");
        };
    }

    private Response message(PersonFrame frame, String kind) {
        return pages.show(Response.Status.OK, Templates.signMessage(frame, kind, ""), frame);
    }

    private Looked look(SignSubject subject, ReaderLanguage language) {
        return QuarkusTransaction.requiringNew().call(() -> {
            ContractFile.Opened opened = file.openForReading(subject.cpas(), subject.reference());
            Contract contract = opened.contract();
            boolean canBeSigned = switch (contract.status()) {
                case HANDED_OVER, PARTIALLY_SIGNED, ACTIVE -> true;
                case DRAFT, ENDED, TRANSFERRED, VOID -> false;
            };
            if (!canBeSigned || !contract.contentHash().equals(subject.contentHash())) {
                return new Looked(Standing.CHANGED, null);
            }
            boolean signed = contract.signatures().stream()
                    .anyMatch(signature -> signature.current()
                            && signature.party() == subject.party()
                            && Objects.equals(signature.thirdPartyId(), subject.thirdPartyId()));
            if (signed) {
                return new Looked(Standing.ALREADY, null);
            }
            accessLog.record("contract.readByCode", contract.name(), contract.personId(), "PIIS contract");
            return new Looked(Standing.OPEN, asked(opened, subject, language));
        });
    }

    private Asked asked(ContractFile.Opened opened, SignSubject subject, ReaderLanguage language) {
        ContractBody body = opened.body();
        JudgeContract.Calendar calendar = storeRevision.calendar();
        LocalDate first = ReflectionPeriod.firstDayToSign(
                Objects.requireNonNull(opened.contract().reflectsFrom()), calendar.law(), calendar.holiday());
        boolean early = subject.party() == Party.BENEFICIARY && calendar.today().isBefore(first);
        String cpas = registry.find(subject.cpas().value())
                .map(known -> known.name(language.code()))
                .orElse(subject.cpas().value());
        return new Asked(
                ShownText.of(body, cpas, language, calendar.today()),
                early ? language.day(first) : null,
                opened.contract().contentHash().substring(0, SHORT_HASH));
    }
}
