package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractRevision;
import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.PresidentIsNotSecretary;
import be.fgov.mi.piis.contract.rules.StatusOfContract;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A CPAS system pushes a contract: receipt, person, contract, revision, access-log line and event in one transaction.
 */
@ApplicationScoped
public class PushContract {
    private final PushReceipts receipts;
    private final Persons persons;
    private final SsinVault vault;
    private final AccessLog accessLog;
    private final ContractAnnouncer announcer;
    private final CurrentCaller currentCaller;
    private final Clock clock;

    PushContract(
            PushReceipts receipts,
            Persons persons,
            SsinVault vault,
            AccessLog accessLog,
            ContractAnnouncer announcer,
            CurrentCaller currentCaller,
            Clock clock) {
        this.receipts = receipts;
        this.persons = persons;
        this.vault = vault;
        this.accessLog = accessLog;
        this.announcer = announcer;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * @param cpas a CPAS that the caller may speak for
     * @param reference the sender's, unique within the CPAS
     * @param revision counted from 1
     * @param dryRun answer the same and store nothing
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for facts that have not happened yet, 409 {@code
     *     revisionConflict}, {@code revisionGap}, {@code sameSigner}, {@code communityServiceAnnulled}
     */
    public PushResult push(EnterpriseNumber cpas, String reference, int revision, ContractBody body, boolean dryRun) {
        return receipts.accept(
                new PushKey(cpas.value(), "contract", reference),
                revision,
                body,
                dryRun,
                () -> store(cpas, reference, revision, body));
    }

    private PushAnswer store(EnterpriseNumber cpas, String reference, int revision, ContractBody body) {
        LocalDate today = LocalDate.now(clock);
        Issues issues = new Issues();
        body.refuseFactsAfter(today, issues);
        issues.refuseIfAny();
        refuseSameSigner(body);

        EveryPartySigns.Conclusion conclusion =
                EveryPartySigns.judge(body.toTerms(), body.thirdPartyIds(), signingDay(body, today));
        refuseAnnulledService(body, conclusion, today);
        ContractStatus status = StatusOfContract.of(
                body.handedOverOn() != null, body.signatures().size(), conclusion.isConcluded(), body.ending() != null);
        Persons.Known person = persons.findOrEnter(body.beneficiary().ssin());

        Optional<Contract> known = Contract.of(cpas, reference);
        Contract contract = known.orElseGet(() -> Contract.open(cpas, reference));
        boolean anotherPerson = known.isPresent() && !contract.personId().equals(person.personId());
        contract.revise(revision, facts(body, person, status, conclusion));
        contract.persist();
        new ContractRevision(
                        contract.contractId(),
                        revision,
                        status,
                        vault.sealContent(
                                StrictJson.canonical(body), ContractRevision.row(contract.contractId(), revision)),
                        currentCaller.get().clientId())
                .persist();
        accessLog.record("contract.push", contract.name() + "/" + revision, contract.personId(), "PIIS contract");
        announcer.changed(contract, today);
        return new PushAnswer(
                contract.contractId(),
                reference,
                revision,
                Codes.of(status),
                contract.href(),
                warnings(conclusion, status, person, anotherPerson));
    }

    /** While nobody has signed, the day the text was handed over tells the regime; before that, today does. */
    private static LocalDate signingDay(ContractBody body, LocalDate today) {
        LocalDate handedOverOn = body.handedOverOn();
        return handedOverOn == null ? today : handedOverOn;
    }

    private static Contract.Facts facts(
            ContractBody body, Persons.Known person, ContractStatus status, EveryPartySigns.Conclusion conclusion) {
        return new Contract.Facts(
                person.personId(),
                body.type(),
                status,
                body.beneficiary().status(),
                body.beneficiary().fullTimeStudent(),
                body.period().from(),
                body.period().until(),
                body.toTerms(),
                conclusion,
                body.ending() == null ? null : body.ending().endedOn(),
                body.ending() == null ? null : body.ending().reason());
    }

    private static void refuseSameSigner(ContractBody body) {
        if (PresidentIsNotSecretary.isBroken(body.signerOf(Party.PRESIDENT), body.signerOf(Party.SECRETARY))) {
            throw Problems.conflict(
                    "sameSigner", "President and secretary are two people: one person cannot sign for both (SIG-2).");
        }
    }

    private static void refuseAnnulledService(
            ContractBody body, EveryPartySigns.Conclusion conclusion, LocalDate today) {
        LocalDate concludedOn = conclusion.concludedOn();
        LocalDate day = concludedOn == null ? signingDay(body, today) : concludedOn;
        if (body.communityService() != null && CommunityServiceByDate.isForbiddenOn(day)) {
            throw Problems.conflict(
                    "communityServiceAnnulled",
                    "From 01/08/2018 a contract cannot hold a community service: leave it out (COM-6).");
        }
    }

    private static List<Warning> warnings(
            EveryPartySigns.Conclusion conclusion, ContractStatus status, Persons.Known person, boolean anotherPerson) {
        List<Warning> warnings = new ArrayList<>();
        if (status == ContractStatus.PARTIALLY_SIGNED) {
            warnings.add(
                    new Warning("signatureMissing", "Still to sign: " + String.join(", ", conclusion.missing()) + "."));
        }
        if (!conclusion.withoutEffect().isEmpty()) {
            warnings.add(new Warning(
                    "signatureWithoutEffect",
                    "Before 01/11/2016 president and secretary sign for the CPAS; a single signature has no effect."));
        }
        if (status == ContractStatus.VOID) {
            warnings.add(new Warning("endedUnsigned", "The contract ended before every party had signed."));
        }
        if (person.replaced()) {
            warnings.add(
                    new Warning("ssinReplaced", "The person has a newer social security number: use it from now on."));
        }
        if (anotherPerson) {
            warnings.add(new Warning(
                    "beneficiaryChanged", "The previous revision was of another person: check that this is meant."));
        }
        return warnings;
    }
}
