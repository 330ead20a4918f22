package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.PlannedStep;
import be.fgov.mi.piis.contract.register.WhenTold;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.PresidentIsNotSecretary;
import be.fgov.mi.piis.contract.rules.ReflectionPeriod;
import be.fgov.mi.piis.contract.rules.StatusOfContract;
import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import be.fgov.mi.piis.contract.rules.TextInHand;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.Warning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of a contract amounts to, or why it is refused. It reads nothing and writes nothing, so that a single
 * push, an act and an item of a delivery are judged by the same words.
 */
public final class JudgeContract {
    private JudgeContract() {}

    /** Recognises the name of a signer of a contract without keeping it. */
    @FunctionalInterface
    public interface SignerNames {
        /** @param name as {@link PresidentIsNotSecretary#plain} writes it */
        String of(UUID contractId, String name);
    }

    /**
     * What is known of the contract before this revision.
     *
     * @param personSince first revision that is of this person
     * @param signedSteps of the last text that every party signed; empty when none was
     * @param names recognise those who signed here
     */
    public record Before(
            UUID contractId,
            UUID personId,
            int personSince,
            ContractStatus status,
            String contentHash,
            @Nullable LocalDate concludedOn,
            @Nullable LocalDate firstConcludedOn,
            List<BoundSignature> signatures,
            BeneficiaryStatus beneficiaryStatus,
            @Nullable LocalDate handedOverOn,
            WhenTold whenTold,
            List<PlannedStep> signedSteps,
            SignerNames names) {

        public static @Nullable Before of(@Nullable Contract contract, SignerNames names) {
            return contract == null ? null : with(contract, contract.signatures(), names);
        }

        /** The contract with other signatures than it has so far. */
        public static Before with(Contract contract, List<BoundSignature> signatures, SignerNames names) {
            return new Before(
                    contract.contractId(),
                    contract.personId(),
                    contract.personSince(),
                    contract.status(),
                    contract.contentHash(),
                    contract.concludedOn(),
                    contract.firstConcludedOn(),
                    signatures,
                    contract.beneficiaryStatus(),
                    contract.handedOverOn(),
                    contract.whenTold(),
                    contract.signedSteps(),
                    names);
        }

        /** With the hashes as they are taken now, where they were kept as they were taken before. */
        private Before asHashedNow(AgreementText text) {
            return new Before(
                    contractId,
                    personId,
                    personSince,
                    status,
                    text.isKnownAs(contentHash) ? text.hash() : contentHash,
                    concludedOn,
                    firstConcludedOn,
                    signatures.stream()
                            .map(one -> one.boundTo(text.renewed(one.signatory(), one.boundTo()), one.current()))
                            .toList(),
                    beneficiaryStatus,
                    handedOverOn,
                    whenTold,
                    signedSteps,
                    names);
        }

        boolean wasBound() {
            return concludedOn != null || firstConcludedOn != null;
        }

        boolean hasOtherTextThan(String hash) {
            return !contentHash.isEmpty() && !contentHash.equals(hash);
        }
    }

    /**
     * @param today business date
     * @param law dated parameters
     * @param holiday Belgian legal holidays
     */
    public record Calendar(LocalDate today, Law law, Predicate<LocalDate> holiday) {}

    /** What is stored, and what the sender should look at. */
    public record Verdict(Contract.Facts facts, List<Warning> warnings) {}

    /**
     * @param revision number of this revision
     * @param before the contract as it stood, absent the first time
     * @param person whose number it is
     * @param anotherActive the person has another active contract of this type, here or elsewhere
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for facts that have not happened yet, 409 {@code
     *     contractTransferred}, {@code sameSigner}, {@code reflectionPeriodRunning}, {@code communityServiceAnnulled}
     */
    public static Verdict judge(
            ContractBody body,
            int revision,
            @Nullable Before before,
            Persons.Known person,
            boolean anotherActive,
            Calendar calendar) {
        return judge(body, AgreementText.of(body), revision, before, person, anotherActive, calendar);
    }

    /**
     * The same, with the text taken from the body before, by another thread.
     *
     * @param words of this body, whoever agrees on them
     */
    public static Verdict judge(
            ContractBody body,
            AgreementText words,
            int revision,
            @Nullable Before stored,
            Persons.Known person,
            boolean anotherActive,
            Calendar calendar) {
        LocalDate today = calendar.today();
        refuseTransferred(stored);
        Issues issues = new Issues();
        body.refuseFactsAfter(today, issues);
        issues.refuseIfAny();
        refuseSameSigner(body);
        refuseEarlySignature(body, calendar);

        boolean anotherPerson = stored != null && !stored.personId().equals(person.personId());
        int personSince = stored == null ? 1 : anotherPerson ? revision : stored.personSince();
        AgreementText text = words.since(personSince);
        Before before = stored == null ? null : stored.asHashedNow(text);
        List<BoundSignature> signatures = bind(body, revision, before, text);
        if (before != null) {
            refuseSameSigner(body, signatures, before);
        }
        WhenTold whenTold = whenTold(body, before, person, text.hash(), today);
        refuseSignatureWithoutReflection(signatures, before, anotherPerson, whenTold, calendar);
        List<EveryPartySigns.Signature> effective = signatures.stream()
                .filter(BoundSignature::current)
                .map(BoundSignature::toTerms)
                .toList();
        EveryPartySigns.Conclusion conclusion =
                EveryPartySigns.judge(effective, body.thirdPartyIds(), signingDay(body, today));
        LocalDate concludedOn = conclusion.concludedOn();
        List<Warning> warnings = body.communityService() == null
                ? new ArrayList<>()
                : JudgeCommunityService.judge(
                        body.communityService(), concludedOn == null ? signingDay(body, today) : concludedOn);
        String hash = text.hash();
        // What bound another person binds this one to nothing.
        LocalDate firstConcludedOn = anotherPerson ? null : firstConclusion(before, hash);
        // What bound them once has ended, also when nobody signed its last change any more.
        boolean bound = conclusion.isConcluded() || (body.ending() != null && firstConcludedOn != null);
        ContractStatus status =
                StatusOfContract.of(body.handedOverOn() != null, effective.size(), bound, body.ending() != null);
        List<PlannedStep> steps = body.steps().stream()
                .map(step -> new PlannedStep(step.id(), step.objectiveId(), step.by(), step.dueOn()))
                .toList();
        Contract.Facts facts = new Contract.Facts(
                person.personId(),
                personSince,
                body.type(),
                status,
                body.beneficiary().status(),
                body.beneficiary().fullTimeStudent(),
                body.period().from(),
                body.period().until(),
                body.handedOverOn(),
                steps,
                body.communityService() != null,
                hash,
                signatures,
                bound && firstConcludedOn != null ? firstConcludedOn : conclusion.concludedOn(),
                firstConcludedOn,
                conclusion.isConcluded(),
                signedSteps(conclusion, steps, anotherPerson ? null : before),
                body.ending() == null ? null : body.ending().endedOn(),
                body.ending() == null ? null : body.ending().reason(),
                whenTold);
        warnings.addAll(warnings(signatures, conclusion, status, person, anotherPerson, anotherActive));
        if (signatures.stream().noneMatch(one -> one.current() && one.party() == Party.BENEFICIARY)) {
            warnOfNewReflection(body, before, anotherPerson, hash, whenTold, calendar, warnings);
        }
        return new Verdict(facts, warnings);
    }

    /**
     * An amended contract keeps the day on which it was concluded first: its regime and its evaluation years do not
     * begin anew with each annex. A corrected date under an unchanged text is no amendment.
     */
    private static @Nullable LocalDate firstConclusion(@Nullable Before before, String hash) {
        if (before == null) {
            return null;
        }
        boolean amended = before.concludedOn() != null && before.hasOtherTextThan(hash);
        return before.firstConcludedOn() == null && amended ? before.concludedOn() : before.firstConcludedOn();
    }

    /** What everybody signed last goes on binding while a change waits for its signatures (LIF-2, LIF-3). */
    private static List<PlannedStep> signedSteps(
            EveryPartySigns.Conclusion conclusion, List<PlannedStep> steps, @Nullable Before before) {
        if (conclusion.isConcluded()) {
            return steps;
        }
        return before == null ? List.of() : before.signedSteps();
    }

    private static WhenTold whenTold(
            ContractBody body, @Nullable Before before, Persons.Known person, String hash, LocalDate today) {
        LocalDate handedOverOn = body.handedOverOn();
        if (before == null) {
            return new WhenTold(List.of(), handedOverOn, handedOverOn == null ? null : today, today);
        }
        WhenTold told = before.whenTold();
        boolean handedOverFirst = before.handedOverOn() == null && handedOverOn != null;
        // The statuses of somebody else say nothing of this person.
        List<StatusOfTheDay.Earlier> earlierStatuses = before.personId().equals(person.personId())
                ? StatusOfTheDay.replaced(
                        told.earlierStatuses(),
                        before.beneficiaryStatus(),
                        body.beneficiary().status(),
                        today)
                : List.of();
        return new WhenTold(
                earlierStatuses,
                TextInHand.since(
                        handedOverOn,
                        new TextInHand.Before(before.handedOverOn(), told.textInHandSince()),
                        before.hasOtherTextThan(hash),
                        today),
                handedOverFirst ? today : told.handOverToldOn(),
                before.hasOtherTextThan(hash) ? today : told.textToldOn());
    }

    /**
     * A signature that is told for a text that changed after its hand-over. What was signed before the hand-over was
     * told at all is history, told revision by revision: there the sender's own dates are the only ones.
     */
    private static void refuseSignatureWithoutReflection(
            List<BoundSignature> signatures,
            @Nullable Before before,
            boolean anotherPerson,
            WhenTold whenTold,
            Calendar calendar) {
        LocalDate since = whenTold.textInHandSince();
        LocalDate toldOn = whenTold.handOverToldOn();
        // Another person has reflected on nothing yet, whatever bound the one before.
        if (before == null || (before.wasBound() && !anotherPerson) || since == null || toldOn == null) {
            return;
        }
        boolean early = signatures.stream()
                .filter(signature -> signature.party() == Party.BENEFICIARY
                        && signature.current()
                        && !signature.byAct()
                        && !signature.signedOn().isBefore(toldOn))
                .filter(signature -> before.signatures().stream()
                        .noneMatch(known ->
                                isSameAct(known, signature) && Objects.equals(known.boundTo(), signature.boundTo())))
                .anyMatch(signature ->
                        ReflectionPeriod.isRunningOn(signature.signedOn(), since, calendar.law(), calendar.holiday()));
        if (early) {
            throw reflectionRunning(since, calendar);
        }
    }

    private static void warnOfNewReflection(
            ContractBody body,
            @Nullable Before before,
            boolean anotherPerson,
            String hash,
            WhenTold whenTold,
            Calendar calendar,
            List<Warning> warnings) {
        LocalDate since = whenTold.textInHandSince();
        boolean handedOverAsItStands = Objects.equals(since, body.handedOverOn());
        if (before == null
                || (before.wasBound() && !anotherPerson)
                || since == null
                || handedOverAsItStands
                || !before.hasOtherTextThan(hash)) {
            return;
        }
        warnings.add(new Warning(
                "reflectionRestarted",
                "The text changed after it was handed over: the person reflects on the new one and signs it from "
                        + ReflectionPeriod.firstDayToSign(since, calendar.law(), calendar.holiday())
                        + " on, unless a new hand-over is told (PRE-7)."));
    }

    /**
     * Binds each signature to the text it was given for. The same signature told again keeps what it was bound to: a
     * changed text does not inherit it. A party that signs again on the same day says so with {@code signedRevision}.
     */
    private static List<BoundSignature> bind(
            ContractBody body, int revision, @Nullable Before before, AgreementText text) {
        List<BoundSignature> known = before == null ? List.of() : before.signatures();
        List<BoundSignature> bound = new ArrayList<>();
        for (ContractBody.GivenSignature given : body.signatures()) {
            BoundSignature told = new BoundSignature(
                    given.party(), given.thirdPartyId(), given.signedOn(), given.route(), null, false, false, null);
            String now = text.hashFor(told.signatory());
            String then = boundTo(given.signedRevision(), revision, told, known, now);
            bound.add(told.boundTo(then, then.equals(now)));
        }
        // Signatures given here stay, whatever the sender's software knows of them.
        for (BoundSignature act : known) {
            if (act.byAct()) {
                String now = text.hashFor(act.signatory());
                bound.add(act.boundTo(String.valueOf(act.boundTo()), now.equals(act.boundTo())));
            }
        }
        // What a sender leaves out counts no more, and is remembered: told again, it is for the text of then.
        for (BoundSignature left : known) {
            String then = left.boundTo();
            if (!left.byAct() && then != null && bound.stream().noneMatch(one -> isSameAct(one, left))) {
                bound.add(left.boundTo(then, false));
            }
        }
        return List.copyOf(bound);
    }

    /** What a told signature was given for: this text when it is new, else what it was bound to the first time. */
    private static String boundTo(
            @Nullable Integer signedRevision,
            int revision,
            BoundSignature told,
            List<BoundSignature> known,
            String now) {
        if (signedRevision != null && signedRevision == revision) {
            return now;
        }
        // Of an earlier revision that is not remembered nothing more is known than that it is not this text.
        String otherwise = signedRevision == null ? now : "";
        return known.stream()
                .filter(old -> isSameAct(old, told))
                .map(BoundSignature::boundTo)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }

    private static boolean isSameAct(BoundSignature one, BoundSignature other) {
        return isSameParty(one, other) && one.signedOn().equals(other.signedOn());
    }

    private static boolean isSameParty(BoundSignature one, BoundSignature other) {
        return one.party() == other.party() && Objects.equals(one.thirdPartyId(), other.thirdPartyId());
    }

    /** While nobody has signed, the day the text was handed over tells the regime; before that, today does. */
    private static LocalDate signingDay(ContractBody body, LocalDate today) {
        LocalDate handedOverOn = body.handedOverOn();
        return handedOverOn == null ? today : handedOverOn;
    }

    private static void refuseTransferred(@Nullable Before before) {
        if (before != null && before.status() == ContractStatus.TRANSFERRED) {
            throw transferred();
        }
    }

    /** The old CPAS keeps the history and writes no more (TRA-1). */
    public static RuntimeException transferred() {
        return Problems.conflict(
                "contractTransferred",
                "The contract went to another CPAS with the person: its history can be read, not changed (TRA-1).");
    }

    private static void refuseSameSigner(ContractBody body) {
        if (PresidentIsNotSecretary.isBroken(body.signerOf(Party.PRESIDENT), body.signerOf(Party.SECRETARY))) {
            throw sameSigner();
        }
    }

    /** The same of those who signed here: the body that is pushed knows nothing of them. */
    private static void refuseSameSigner(ContractBody body, List<BoundSignature> signatures, Before before) {
        for (BoundSignature here : signatures) {
            BoundSignature.Signer signer = here.current() ? here.signer() : null;
            Party other = here.party() == Party.PRESIDENT
                    ? Party.SECRETARY
                    : here.party() == Party.SECRETARY ? Party.PRESIDENT : null;
            if (signer == null || other == null) {
                continue;
            }
            boolean same = signatures.stream()
                    .filter(one -> one.current() && one.party() == other)
                    .map(one -> one.byAct() ? one.signer() : told(body.signerOf(other), before))
                    .anyMatch(signer::isSameAs);
            if (same) {
                throw sameSigner();
            }
        }
    }

    private static BoundSignature.@Nullable Signer told(@Nullable String name, Before before) {
        return name == null
                ? null
                : new BoundSignature.Signer(
                        before.names().of(before.contractId(), PresidentIsNotSecretary.plain(name)), null, false);
    }

    private static RuntimeException sameSigner() {
        return Problems.conflict(
                "sameSigner", "President and secretary are two people: one person cannot sign for both (SIG-2).");
    }

    private static void refuseEarlySignature(ContractBody body, Calendar calendar) {
        LocalDate handedOverOn = body.handedOverOn();
        if (handedOverOn == null) {
            return;
        }
        for (ContractBody.GivenSignature signature : body.signatures()) {
            if (signature.party() == Party.BENEFICIARY
                    && ReflectionPeriod.isRunningOn(
                            signature.signedOn(), handedOverOn, calendar.law(), calendar.holiday())) {
                throw reflectionRunning(handedOverOn, calendar);
            }
        }
    }

    /**
     * 409 with the first legal moment to sign.
     *
     * @param since the day after which the person reflects
     */
    public static RuntimeException reflectionRunning(LocalDate since, Calendar calendar) {
        return Problems.conflict(
                "reflectionPeriodRunning",
                "The person reflects before signing (PRE-7): the signature is possible from earliestSignatureDate on.",
                Map.of(
                        "earliestSignatureDate",
                        ReflectionPeriod.firstDayToSign(since, calendar.law(), calendar.holiday())
                                .toString()));
    }

    private static List<Warning> warnings(
            List<BoundSignature> signatures,
            EveryPartySigns.Conclusion conclusion,
            ContractStatus status,
            Persons.Known person,
            boolean anotherPerson,
            boolean anotherActive) {
        List<Warning> warnings = new ArrayList<>();
        List<String> outdated = signatures.stream()
                .filter(signature -> !signature.current()
                        && signatures.stream().noneMatch(one -> one.current() && isSameParty(one, signature)))
                .map(signature -> signature.signatory().name())
                .distinct()
                .toList();
        if (!outdated.isEmpty()) {
            warnings.add(new Warning(
                    "signatureOutdated",
                    (anotherPerson
                                    ? "The contract is now of another person, so they sign again: "
                                    : "The text changed where it concerns them, so they sign again: ")
                            + String.join(", ", outdated)
                            + "."));
        }
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
                    "beneficiaryChanged",
                    "The previous revision was of another person: check that this is meant. No signature, code or"
                            + " proposed change goes over to this one."));
        }
        if (anotherActive && status == ContractStatus.ACTIVE) {
            warnings.add(new Warning(
                    "secondActiveContract",
                    "The person has another active contract of this type: see the findings of the CPAS."));
        }
        return warnings;
    }
}
