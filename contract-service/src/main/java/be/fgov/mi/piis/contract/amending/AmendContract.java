package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.push.AgreementText;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.contract.rules.AmendmentKind;
import be.fgov.mi.piis.contract.rules.AmendmentStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.signing.GiveSignature;
import be.fgov.mi.piis.contract.signing.KeepEvidence;
import be.fgov.mi.piis.contract.signing.SpeakForParty;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes a contract by mutual agreement (LIF-2): proposed as an annex, pending until the person, the CPAS and every
 * third party have agreed (LIF-3, A-18), then the next revision of the contract, signed by those agreements. Until then,
 * and when anybody refuses, the contract stays as it is. Runs in the transaction of the act.
 */
@ApplicationScoped
public class AmendContract {
    private static final String PURPOSE = "PIIS contract";

    private final ContractFile file;
    private final StoreRevision storeRevision;
    private final SsinVault vault;
    private final KeepEvidence evidence;
    private final AccessLog accessLog;

    AmendContract(
            ContractFile file,
            StoreRevision storeRevision,
            SsinVault vault,
            KeepEvidence evidence,
            AccessLog accessLog) {
        this.file = file;
        this.storeRevision = storeRevision;
        this.vault = vault;
        this.evidence = evidence;
        this.accessLog = accessLog;
    }

    /**
     * The answer to each act: codes and dates, no words of the contract.
     *
     * @param warnings what to look at in the text, once everybody agrees
     */
    public record AmendmentAnswered(
            UUID amendmentId,
            int number,
            AmendmentKind kind,
            AmendmentStatus status,
            String contentHash,
            List<String> pendingParties,
            int contractRevision,
            List<Warning> warnings,
            String href) {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code invalidTransition} unless the contract is
     *     active and no other change is pending; 400 for a text that cannot be; what {@link JudgeContract} would refuse
     *     if everybody agreed on that day, as {@code communityServiceAnnulled}
     */
    public AmendmentAnswered propose(EnterpriseNumber cpas, String reference, AmendmentBody proposal) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        Contract contract = opened.contract();
        if (contract.status() != ContractStatus.ACTIVE) {
            throw Problems.conflict(
                    "invalidTransition",
                    "Only an active contract is amended; before that its text is simply corrected.");
        }
        if (pending(contract).isPresent()) {
            throw Problems.conflict(
                    "invalidTransition", "Another change is pending: wait for its answers or withdraw it first.");
        }
        LocalDate today = storeRevision.calendar().today();
        LocalDate proposedOn = day("proposedOn", proposal.proposedOn(), today);
        ContractBody text = proposal.appliedTo(opened.body());
        Issues issues = new Issues();
        text.check(issues);
        issues.refuseIfAny();
        String hash = words(text, contract).hash();
        if (hash.equals(contract.contentHash())) {
            throw Problems.badRequest(Issue.rejectedInput("changes", "Nothing differs from the contract as it is."));
        }
        List<Warning> warnings =
                file.foresee(opened, text, asIfAllAgreed(contract, List.of(), text, words(text, contract), proposedOn));
        UUID id = TimeOrderedIds.next();
        Amendment amendment = new Amendment(
                id,
                contract.contractId(),
                Amendment.of(contract.contractId()).size() + 1,
                kindOf(opened.body(), text),
                proposal.proposedBy(),
                proposedOn,
                contract.contentHash(),
                hash,
                vault.sealContent(StrictJson.canonical(text), Amendment.row(id)));
        amendment.persist();
        accessLog.record("contract.amend", contract.name(), contract.personId(), PURPOSE);
        return answer(contract, amendment, missing(opened.body(), text, List.of(), today), warnings);
    }

    private static AmendmentKind kindOf(ContractBody old, ContractBody text) {
        List<ContractDiff.Difference> differences = ContractDiff.between(old, text);
        boolean onlyPeriod = differences.stream().allMatch(difference -> difference.part() == AgreementPart.PERIOD);
        return AmendmentKind.of(
                onlyPeriod,
                old.period().from(),
                text.period().from(),
                old.period().until(),
                text.period().until());
    }

    /**
     * A party agrees or refuses.
     *
     * @param spoken in whose name the caller answers
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for an unknown annex; 409 {@code contentChanged}
     *     for another text, {@code invalidTransition} when it is decided or the party has answered, {@code sameSigner},
     *     and for an agreement what {@link JudgeContract} would refuse if the others agreed on that day too
     */
    public AmendmentAnswered agree(
            EnterpriseNumber cpas,
            String reference,
            UUID amendmentId,
            AmendmentResource.AgreementBody said,
            SpeakForParty.Spoken spoken) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        Contract contract = opened.contract();
        Amendment amendment = Amendment.of(contract.contractId(), amendmentId).orElseThrow(Problems::notFound);
        LocalDate today = storeRevision.calendar().today();
        LocalDate answeredOn = day("answeredOn", said.answeredOn(), today);
        refuseDecidedOrOther(contract, amendment, said);
        if (answeredOn.isBefore(amendment.proposedOn())) {
            throw Problems.badRequest(
                    Issue.invalidPeriod("answeredOn", "Nobody can answer before the change was proposed."));
        }
        ContractBody text = textOf(amendment);
        List<AmendmentAnswer> before = AmendmentAnswer.of(amendmentId);
        refuseParty(opened.body(), text, before, said);

        UUID id = TimeOrderedIds.next();
        String signer = spoken.signer();
        AmendmentAnswer answer = new AmendmentAnswer(
                id,
                amendmentId,
                said,
                answeredOn,
                signer == null ? null : vault.sealContent(signer, AmendmentAnswer.row(id)),
                evidence.recording(contract, spoken.signIn()));
        answer.persist();
        List<AmendmentAnswer> all =
                Stream.concat(before.stream(), Stream.of(answer)).toList();
        AgreementText words = words(text, contract);
        List<String> missing = missing(opened.body(), text, all, today);
        AmendmentStatus status = AmendmentStatus.after(!said.agrees(), missing);
        List<Warning> warnings = switch (status) {
            case ADOPTED -> {
                PushAnswer written = file.revise(opened, text, asSignatures(contract, all, text, words));
                amendment.adopted(written.revision(), answeredOn);
                keepEvidence(contract, amendment, all, text, words);
                yield written.warnings();
            }
            case REFUSED -> {
                amendment.ended(AmendmentStatus.REFUSED, answeredOn);
                yield List.of();
            }
            case PENDING, WITHDRAWN ->
                file.foresee(opened, text, asIfAllAgreed(contract, all, text, words, answeredOn));
        };
        accessLog.record("contract.amendmentAnswer", contract.name(), contract.personId(), PURPOSE);
        return answer(contract, amendment, status == AmendmentStatus.PENDING ? missing : List.of(), warnings);
    }

    /** The side that proposed it takes it back. */
    public AmendmentAnswered withdraw(EnterpriseNumber cpas, String reference, UUID amendmentId) {
        ContractFile.Opened opened = file.openForAct(cpas, reference);
        Contract contract = opened.contract();
        Amendment amendment = Amendment.of(contract.contractId(), amendmentId).orElseThrow(Problems::notFound);
        if (amendment.status() != AmendmentStatus.PENDING) {
            throw decided();
        }
        amendment.ended(AmendmentStatus.WITHDRAWN, storeRevision.calendar().today());
        accessLog.record("contract.amendmentWithdrawn", contract.name(), contract.personId(), PURPOSE);
        return answer(contract, amendment, List.of(), List.of());
    }

    /** Every annex of a contract, in their order. */
    public List<AmendmentView> list(EnterpriseNumber cpas, String reference) {
        ContractFile.Opened opened = file.openForReading(cpas, reference);
        accessLog.record(
                "contract.amendments",
                opened.contract().name(),
                opened.contract().personId(),
                PURPOSE);
        return Amendment.of(opened.contract().contractId()).stream()
                .map(amendment -> view(opened, amendment))
                .toList();
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for an unknown annex */
    public AmendmentView read(EnterpriseNumber cpas, String reference, UUID amendmentId) {
        ContractFile.Opened opened = file.openForReading(cpas, reference);
        Amendment amendment =
                Amendment.of(opened.contract().contractId(), amendmentId).orElseThrow(Problems::notFound);
        accessLog.record(
                "contract.amendment",
                opened.contract().name(),
                opened.contract().personId(),
                PURPOSE);
        return view(opened, amendment);
    }

    private AmendmentView view(ContractFile.Opened opened, Amendment amendment) {
        Contract contract = opened.contract();
        ContractBody text = textOf(amendment);
        List<AmendmentAnswer> answers = AmendmentAnswer.of(amendment.amendmentId());
        Integer adopted = amendment.adoptedRevision();
        ContractBody base = adopted == null ? opened.body() : file.document(contract, adopted - 1);
        boolean pending = amendment.status() == AmendmentStatus.PENDING;
        return new AmendmentView(
                amendment.amendmentId(),
                amendment.number(),
                amendment.kind(),
                amendment.status(),
                amendment.proposedBy(),
                amendment.proposedOn(),
                amendment.decidedOn(),
                amendment.contentHash(),
                pending && !amendment.baseHash().equals(contract.contentHash()),
                ContractDiff.between(base, text),
                answers.stream().map(AmendmentView.Agreement::of).toList(),
                pending ? missing(base, text, answers, storeRevision.calendar().today()) : List.of(),
                adopted,
                href(contract, amendment));
    }

    private static AmendmentAnswered answer(
            Contract contract, Amendment amendment, List<String> pending, List<Warning> warnings) {
        return new AmendmentAnswered(
                amendment.amendmentId(),
                amendment.number(),
                amendment.kind(),
                amendment.status(),
                amendment.contentHash(),
                pending,
                contract.revision(),
                warnings,
                href(contract, amendment));
    }

    private static String href(Contract contract, Amendment amendment) {
        return contract.href() + "/amendments/" + amendment.amendmentId();
    }

    private static Optional<Amendment> pending(Contract contract) {
        return Amendment.of(contract.contractId()).stream()
                .filter(amendment -> amendment.status() == AmendmentStatus.PENDING)
                .findFirst();
    }

    private ContractBody textOf(Amendment amendment) {
        String content = vault.openContent(amendment.contentSealed(), Amendment.row(amendment.amendmentId()));
        return StrictJson.readStored(content.getBytes(StandardCharsets.UTF_8), ContractBody.class);
    }

    /** Who has not agreed: the person, the CPAS, and every organisation that is bound before or after (LIF-3). */
    private static List<String> missing(
            ContractBody old, ContractBody text, List<AmendmentAnswer> answers, LocalDate today) {
        Set<String> organisations = new java.util.TreeSet<>(old.thirdPartyIds());
        organisations.addAll(text.thirdPartyIds());
        return EveryPartySigns.judge(
                        answers.stream()
                                .filter(AmendmentAnswer::agrees)
                                .map(AmendmentAnswer::toTerms)
                                .toList(),
                        organisations,
                        today)
                .missing();
    }

    private static void refuseDecidedOrOther(
            Contract contract, Amendment amendment, AmendmentResource.AgreementBody said) {
        if (amendment.status() != AmendmentStatus.PENDING) {
            throw decided();
        }
        if (contract.status() != ContractStatus.ACTIVE) {
            throw Problems.conflict("invalidTransition", "The contract is not active any more.");
        }
        if (!amendment.baseHash().equals(contract.contentHash())) {
            throw Problems.conflict(
                    "contentChanged", "The contract changed meanwhile: withdraw this proposal and make a new one.");
        }
        if (!amendment.contentHash().equals(said.contentHash())) {
            throw Problems.conflict(
                    "contentChanged",
                    "The text is not the one that was shown: read the annex again.",
                    Map.of("contentHash", amendment.contentHash()));
        }
    }

    private static RuntimeException decided() {
        return Problems.conflict("invalidTransition", "This change is decided: nothing can be said to it any more.");
    }

    private void refuseParty(
            ContractBody old, ContractBody text, List<AmendmentAnswer> before, AmendmentResource.AgreementBody said) {
        String id = said.thirdPartyId();
        if (id != null
                && !old.thirdPartyIds().contains(id)
                && !text.thirdPartyIds().contains(id)) {
            throw Problems.badRequest(
                    Issue.referencedResourceNotFound("thirdPartyId", "No third party of this contract has that id."));
        }
        boolean answered = before.stream()
                .anyMatch(answer -> answer.party() == said.party() && Objects.equals(answer.thirdPartyId(), id));
        if (answered) {
            throw Problems.conflict("invalidTransition", "This party has answered already.");
        }
    }

    private @Nullable String signerOf(AmendmentAnswer answer) {
        byte[] sealed = answer.signerSealed();
        return sealed == null ? null : vault.openContent(sealed, AmendmentAnswer.row(answer.answerId()));
    }

    private static AgreementText words(ContractBody text, Contract contract) {
        return AgreementText.of(text).since(contract.personSince());
    }

    /** The agreements are the signatures of the new text; an organisation that it leaves out signs nothing. */
    private List<BoundSignature> asSignatures(
            Contract contract, List<AmendmentAnswer> answers, ContractBody text, AgreementText words) {
        return ofItsParties(answers, text)
                .map(answer -> new BoundSignature(
                        answer.party(),
                        answer.thirdPartyId(),
                        answer.answeredOn(),
                        answer.route(),
                        words.hashFor(answer.signatory()),
                        true,
                        true,
                        evidence.signer(contract, signerOf(answer), answer.recording())))
                .toList();
    }

    private static Stream<AmendmentAnswer> ofItsParties(List<AmendmentAnswer> answers, ContractBody text) {
        return answers.stream()
                .filter(answer -> answer.party() != Party.THIRD_PARTY
                        || text.thirdPartyIds().contains(answer.thirdPartyId()));
    }

    /** What they signed and what would be there if who has not answered agreed on that day. */
    private List<BoundSignature> asIfAllAgreed(
            Contract contract, List<AmendmentAnswer> answers, ContractBody text, AgreementText words, LocalDate day) {
        List<BoundSignature> given = asSignatures(contract, answers, text, words);
        Stream<BoundSignature> wouldBe = Stream.concat(
                        Stream.of(Party.BENEFICIARY, Party.PRESIDENT, Party.SECRETARY)
                                .map(party -> wouldSign(party, null, day, words)),
                        text.thirdPartyIds().stream().map(id -> wouldSign(Party.THIRD_PARTY, id, day, words)))
                .filter(one -> given.stream()
                        .noneMatch(there -> there.party() == one.party()
                                && Objects.equals(there.thirdPartyId(), one.thirdPartyId())));
        return Stream.concat(given.stream(), wouldBe).toList();
    }

    private static BoundSignature wouldSign(
            Party party, @Nullable String thirdPartyId, LocalDate day, AgreementText words) {
        return new BoundSignature(
                party, thirdPartyId, day, null, words.hashFor(Signatory.of(party, thirdPartyId)), true, true, null);
    }

    private void keepEvidence(
            Contract contract,
            Amendment amendment,
            List<AmendmentAnswer> answers,
            ContractBody text,
            AgreementText words) {
        ofItsParties(answers, text)
                .forEach(answer -> evidence.keep(
                        answer.answerId(),
                        contract,
                        new GiveSignature.Given(
                                answer.party(),
                                answer.thirdPartyId(),
                                answer.route(),
                                amendment.contentHash(),
                                answer.answeredOn(),
                                signerOf(answer),
                                answer.documentSha256(),
                                answer.recording().signIn()),
                        answer.answeredOn(),
                        words.hashFor(answer.signatory()),
                        answer.recording(),
                        amendment.amendmentId()));
    }

    private static LocalDate day(String name, @Nullable LocalDate given, LocalDate today) {
        if (given == null) {
            return today;
        }
        if (given.isAfter(today)) {
            throw Problems.badRequest(Issue.outOfRange(name, "A fact cannot be dated after the business date."));
        }
        return given;
    }
}
