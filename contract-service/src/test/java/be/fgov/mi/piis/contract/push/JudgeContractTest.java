package be.fgov.mi.piis.contract.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.push.JudgeContract.Before;
import be.fgov.mi.piis.contract.push.JudgeContract.Verdict;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.WhenTold;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SIG-1..3: each signature is for the text that was signed")
class JudgeContractTest {
    private static final UUID CONTRACT = UUID.randomUUID();
    private static final UUID PERSON = UUID.randomUUID();
    private static final JudgeContract.SignerNames NAMES = (contract, name) -> contract + "/" + name;
    private static final JudgeContract.Calendar TODAY =
            new JudgeContract.Calendar(LocalDate.of(2017, 10, 13), Law.standard(), day -> false);
    private static final String ORGANISATION = """
            "thirdParties": [ { "id": "t1", "name": "Accesport", "expectations": "Two mornings a week" },
                              { "id": "t2", "name": "School", "expectations": "A report" } ],""";

    /** Of the text below, as they were taken before the number of an organisation was part of it. */
    private static final String FORMER_HASH = "a24644a2df7df48d08314e8b30ff9289a35ad467e9be39075ae696503a39508b";

    private static final String FORMER_OF_CPAS = "e2d64c78a95e0baa399580ea059ad3f617e90b6ddfc775a6aec7259ae6de7366";
    private static final String FORMER_OF_T1 = "14539d1918835a37c1d975ce1d07879dea91af7d3de91bb69f147301b86c65a4";
    private static final String FORMER_OF_T2 = "d80026fd81e058a1c069553ded07bc647e2a230d126f1f3856e4ec45a803df38";

    private static String signedByAll() {
        return Contracts.anUnsignedContract()
                .with(ORGANISATION)
                .signedBy("beneficiary", "2015-01-30")
                .signedBy("president", "2015-02-02", "J. Peeters")
                .signedBy("secretary", "2015-02-02", "A. Dubois")
                .json()
                .replace(
                        "\"signatures\": [",
                        "\"signatures\": [ {\"party\": \"thirdParty\", \"thirdPartyId\": \"t1\","
                                + " \"signedOn\": \"2015-02-03\", \"route\": \"paper\"}, {\"party\": \"thirdParty\","
                                + " \"thirdPartyId\": \"t2\", \"signedOn\": \"2015-02-04\", \"route\": \"paper\"}, ");
    }

    private static Verdict judge(String json, int revision, Before before) {
        return judge(json, revision, before, TODAY);
    }

    private static Verdict judge(String json, int revision, Before before, JudgeContract.Calendar calendar) {
        ContractBody body = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        return JudgeContract.judge(body, revision, before, new Persons.Known(PERSON, false), false, calendar);
    }

    private static JudgeContract.Calendar on(String day) {
        return new JudgeContract.Calendar(LocalDate.parse(day), Law.standard(), any -> false);
    }

    private static Before after(Verdict verdict) {
        Contract.Facts facts = verdict.facts();
        return new Before(
                CONTRACT,
                facts.personId(),
                facts.personSince(),
                facts.status(),
                facts.contentHash(),
                facts.concludedOn(),
                facts.firstConcludedOn(),
                facts.signatures(),
                facts.beneficiaryStatus(),
                facts.handedOverOn(),
                facts.whenTold(),
                facts.signedSteps(),
                NAMES);
    }

    private static List<String> outdated(Verdict verdict) {
        return verdict.facts().signatures().stream()
                .filter(signature -> !signature.current()
                        && verdict.facts().signatures().stream()
                                .noneMatch(one -> one.current()
                                        && one.party() == signature.party()
                                        && one.signatory().equals(signature.signatory())))
                .map(signature -> signature.signatory().name())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.warnings().stream().map(Warning::code).toList();
    }

    @Test
    void theSameTextInAnotherSpellingKeepsEverySignature() {
        Before signed = after(judge(signedByAll(), 1, null));
        Verdict respelled = judge(
                signedByAll()
                        .replace("Trouver un logement", "Trouver  un\\nlogement ")
                        .replace("\"status\": \"rightToIntegration\"", "\"status\": \"financialSocialAid\""),
                2,
                signed);
        assertThat(respelled.facts().status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(outdated(respelled)).isEmpty();
        assertThat(respelled.facts().concludedOn()).isEqualTo("2015-02-04");
    }

    @Test
    void aChangedExpectationIsSignedAgainByThatOrganisationPersonAndCpasOnly() {
        Before signed = after(judge(signedByAll(), 1, null));
        Verdict changed = judge(signedByAll().replace("Two mornings", "Three mornings"), 2, signed);
        assertThat(outdated(changed)).containsExactly("beneficiary", "cpas", "thirdParty:t1");
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        assertThat(changed.facts().concludedOn()).isNull();
        assertThat(codes(changed)).contains("signatureOutdated", "signatureMissing");
    }

    @Test
    @DisplayName("SIG-3: an organisation is not replaced under its own signature, by name, number or a moved boundary")
    void anotherOrganisationSignsForItself() {
        String numbered =
                signedByAll().replace("\"Accesport\",", "\"Accesport\", \"enterpriseNumber\": \"0999000129\",");
        Before signed = after(judge(numbered, 1, null));
        List<String> concerned = List.of("beneficiary", "cpas", "thirdParty:t1");
        assertThat(outdated(judge(numbered, 2, signed))).isEmpty();
        assertThat(outdated(judge(numbered.replace("0999000129", "0999000228"), 2, signed)))
                .isEqualTo(concerned);
        assertThat(outdated(judge(signedByAll(), 2, signed))).as("taken out").isEqualTo(concerned);
        assertThat(outdated(judge(numbered, 2, after(judge(signedByAll(), 1, null)))))
                .as("filled in")
                .isEqualTo(concerned);
        String moved = signedByAll().replace("Two mornings a week", "Two|mornings");
        assertThat(outdated(judge(
                        moved.replace(
                                "\"Accesport\", \"expectations\": \"Two|", "\"Accesport|Two\", \"expectations\": \""),
                        2,
                        after(judge(moved, 1, null)))))
                .isEqualTo(concerned);
    }

    @Test
    void aSignatureOfBeforeNumbersWereInTheTextIsRenewedWithIt() {
        String numbered =
                signedByAll().replace("\"Accesport\",", "\"Accesport\", \"enterpriseNumber\": \"0999000129\",");
        Verdict now = judge(numbered, 1, null);
        Before stored = new Before(
                CONTRACT,
                PERSON,
                1,
                ContractStatus.ACTIVE,
                FORMER_HASH,
                LocalDate.of(2015, 2, 4),
                null,
                now.facts().signatures().stream()
                        .map(one -> one.boundTo(
                                switch (one.party()) {
                                    case BENEFICIARY -> FORMER_HASH;
                                    case THIRD_PARTY -> "t1".equals(one.thirdPartyId()) ? FORMER_OF_T1 : FORMER_OF_T2;
                                    case PRESIDENT, SECRETARY, CPAS -> FORMER_OF_CPAS;
                                },
                                true))
                        .toList(),
                BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                LocalDate.of(2015, 1, 20),
                now.facts().whenTold(),
                now.facts().signedSteps(),
                NAMES);
        Verdict again = judge(numbered, 2, stored);
        assertThat(again.facts()).isEqualTo(now.facts());
        assertThat(outdated(judge(numbered.replace("Garantie locative", "Rien"), 2, stored)))
                .containsExactly("beneficiary", "cpas");
    }

    @Test
    void aChangedStepOfThePersonDoesNotRestartTheOrganisations() {
        Before signed = after(judge(signedByAll(), 1, null));
        Verdict changed = judge(signedByAll().replace("\"Visiter\"", "\"Visiter deux logements\""), 2, signed);
        assertThat(outdated(changed)).containsExactly("beneficiary", "cpas");
    }

    @Test
    void theOldTextMakesTheOldSignaturesGoodAgain() {
        Verdict first = judge(signedByAll(), 1, null);
        Verdict changed = judge(signedByAll().replace("Two mornings", "Three mornings"), 2, after(first));
        Verdict restored = judge(signedByAll(), 3, after(changed));
        assertThat(outdated(restored)).isEmpty();
        assertThat(restored.facts().status()).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    @DisplayName("A-24: an amended contract is signed again and keeps its first conclusion and regime")
    void anAmendedContractIsSignedAgainAndKeepsItsFirstConclusionAndRegime() {
        Verdict first = judge(signedByAll(), 1, null);
        String amended = signedByAll()
                .replace("Two mornings", "Three mornings")
                .replace("2015-01-30", "2017-03-01")
                .replace("2015-02-02", "2017-03-02")
                .replace("2015-02-03", "2017-03-03");
        Verdict again = judge(amended, 2, after(first));
        assertThat(outdated(again)).isEmpty();
        assertThat(again.facts().concludedOn()).isEqualTo("2015-02-04");
        Verdict ended = judge(
                amended.replace(
                        "\"signatures\":",
                        "\"ending\": {\"endedOn\": \"2017-05-01\", \"reason\": \"completed\"}, \"signatures\":"),
                3,
                after(again));
        assertThat(ended.facts().concludedOn()).isEqualTo("2015-02-04");
        assertThat(ended.facts().status()).isEqualTo(ContractStatus.ENDED);
    }

    @Test
    void whatBoundThemOnceHasEndedEvenWhenItsLastChangeWasNeverSigned() {
        Verdict first = judge(signedByAll(), 1, null);
        String changed = signedByAll()
                .replace("Two mornings", "Three mornings")
                .replace(
                        "\"signatures\":",
                        "\"ending\": {\"endedOn\": \"2017-05-01\", \"reason\": \"completed\"}, \"signatures\":");
        Verdict ended = judge(changed, 2, after(first));
        assertThat(ended.facts().status()).isEqualTo(ContractStatus.ENDED);
        assertThat(ended.facts().concludedOn()).isEqualTo("2015-02-04");
        assertThat(judge(changed, 1, null).facts().status()).isEqualTo(ContractStatus.ENDED);
    }

    @Test
    @DisplayName("SAN-7, LIF-2: steps go on as they were signed last until everybody has signed the change")
    void whatIsNotSignedChangesNoCommitment() {
        Verdict first = judge(signedByAll(), 1, null);
        String later = signedByAll()
                .replace(
                        "\"Garantie locative\", \"dueOn\": \"2015-03-31\"",
                        "\"Garantie locative\", \"dueOn\": \"2015-04-01\"");
        assertThat(later).isNotEqualTo(signedByAll());
        Verdict changed = judge(later, 2, after(first));
        assertThat(changed.facts().textSigned()).isFalse();
        assertThat(changed.facts().signedSteps()).isEqualTo(first.facts().steps());
        Verdict withoutSignatures =
                judge(later.replaceAll("\"signatures\": \\[[^]]*]", "\"signatures\": []"), 3, after(changed));
        assertThat(withoutSignatures.facts().signedSteps())
                .isEqualTo(first.facts().steps());
        Verdict ended = judge(
                later.replace(
                        "\"signatures\":",
                        "\"ending\": {\"endedOn\": \"2017-05-01\", \"reason\": \"completed\"}, \"signatures\":"),
                3,
                after(changed));
        assertThat(ended.facts().status()).isEqualTo(ContractStatus.ENDED);
        assertThat(ended.facts().textSigned()).isFalse();
        assertThat(ended.facts().signedSteps()).isEqualTo(first.facts().steps());
        Verdict signed = judge(later.replace("\"route\"", "\"signedRevision\": 3, \"route\""), 3, after(changed));
        assertThat(signed.facts().textSigned()).isTrue();
        assertThat(signed.facts().signedSteps()).isEqualTo(signed.facts().steps());
        assertThat(judgeOf(new Persons.Known(UUID.randomUUID(), false), later, 3, after(changed))
                        .facts()
                        .signedSteps())
                .as("of somebody else")
                .isEmpty();
    }

    @Test
    void aCorrectedDateUnderTheSameTextIsNoAmendment() {
        Verdict first = judge(signedByAll(), 1, null);
        Verdict corrected = judge(signedByAll().replace("2015-02-04", "2015-02-06"), 2, after(first));
        assertThat(corrected.facts().concludedOn()).isEqualTo("2015-02-06");
        assertThat(corrected.facts().firstConcludedOn()).isNull();
    }

    @Test
    void aPartyThatSignsAgainOnTheSameDaySaysWhichRevisionItSigned() {
        Before signed = after(judge(signedByAll(), 1, null));
        String again = signedByAll()
                .replace("\"A report\"", "\"Two reports\"")
                .replace("\"route\"", "\"signedRevision\": 2, \"route\"");
        assertThat(outdated(judge(again, 2, signed))).isEmpty();
        assertThat(outdated(judge(again.replace("\"signedRevision\": 2", "\"signedRevision\": 1"), 2, signed)))
                .containsExactly("beneficiary", "cpas", "thirdParty:t2");
    }

    @Test
    void aSignatureGivenHereStaysWhenTheSenderDoesNotKnowOfIt() {
        String unsigned = Contracts.anUnsignedContract().json();
        Verdict handedOver = judge(unsigned, 1, null);
        assertThat(handedOver.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        ContractBody body = StrictJson.read(unsigned.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        BoundSignature act = new BoundSignature(
                Party.BENEFICIARY,
                null,
                LocalDate.of(2015, 2, 1),
                SignatureRoute.LINK,
                AgreementText.of(body).hashFor(be.fgov.mi.piis.contract.rules.Signatory.BENEFICIARY),
                true,
                true,
                null);
        Before before = after(handedOver);
        Before withAct = new Before(
                CONTRACT,
                before.personId(),
                1,
                before.status(),
                before.contentHash(),
                null,
                null,
                new ArrayList<>(List.of(act)),
                before.beneficiaryStatus(),
                before.handedOverOn(),
                before.whenTold(),
                before.signedSteps(),
                NAMES);
        Verdict pushed = judge(unsigned.replace("\"fullTimeStudent\": false", "\"fullTimeStudent\": true"), 2, withAct);
        assertThat(pushed.facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        assertThat(pushed.facts().signatures()).singleElement().matches(BoundSignature::byAct);
        Verdict changed = judge(unsigned.replace("Garantie locative", "Rien"), 2, withAct);
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        assertThat(outdated(changed)).containsExactly("beneficiary");
    }

    @Test
    void aSignatureGivenHereForAnOldTextIsNotToldIntoANewOne() {
        String told = Contracts.anUnsignedContract()
                .signedBy("beneficiary", "2015-02-01")
                .json();
        ContractBody body = StrictJson.read(told.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        BoundSignature act = new BoundSignature(
                Party.BENEFICIARY,
                null,
                LocalDate.of(2015, 2, 1),
                SignatureRoute.LINK,
                AgreementText.of(body).hashFor(be.fgov.mi.piis.contract.rules.Signatory.BENEFICIARY),
                true,
                true,
                null);
        Before signed = new Before(
                CONTRACT,
                PERSON,
                1,
                ContractStatus.PARTIALLY_SIGNED,
                AgreementText.of(body).hash(),
                null,
                null,
                List.of(act),
                BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                LocalDate.of(2015, 1, 20),
                WhenTold.NOTHING_BEFORE,
                List.of(),
                NAMES);
        assertThat(judge(told, 2, signed).facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        Verdict changed = judge(told.replace("Garantie locative", "Rien"), 2, signed);
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        assertThat(outdated(changed)).containsExactly("beneficiary");
    }

    @Test
    void leavingASignatureOutForARevisionDoesNotMakeItOneForTheNewText() {
        Before signed = after(judge(signedByAll(), 1, null));
        String changed = signedByAll().replace("Two mornings", "Three mornings");
        String unsigned = changed.replaceAll("\"signatures\": \\[[^]]*]", "\"signatures\": []");
        Verdict left = judge(unsigned, 2, signed);
        assertThat(left.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        Verdict again = judge(changed, 3, after(left));
        assertThat(again.facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        assertThat(outdated(again)).containsExactly("beneficiary", "cpas", "thirdParty:t1");
    }

    private static Verdict judgeOf(Persons.Known person, String json, int revision, Before before) {
        ContractBody body = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        return JudgeContract.judge(body, revision, before, person, false, TODAY);
    }

    @Test
    void anotherPersonInheritsNoSignatureNowOrLater() {
        Persons.Known another = new Persons.Known(UUID.randomUUID(), false);
        Verdict first = judge(signedByAll(), 1, null);
        Verdict changed = judgeOf(another, signedByAll(), 2, after(first));
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        assertThat(changed.facts().concludedOn()).isNull();
        assertThat(outdated(changed)).containsExactly("beneficiary", "cpas", "thirdParty:t1", "thirdParty:t2");
        assertThat(codes(changed)).contains("beneficiaryChanged", "signatureOutdated");
        assertThat(changed.facts().contentHash())
                .as("what an open screen or a link was shown")
                .isNotEqualTo(first.facts().contentHash());
        Verdict again = judgeOf(another, signedByAll(), 3, after(changed));
        assertThat(again.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        assertThat(again.facts().contentHash()).isEqualTo(changed.facts().contentHash());
        assertThat(codes(again)).doesNotContain("beneficiaryChanged");
        Verdict back = judge(signedByAll(), 4, after(again));
        assertThat(back.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        Verdict signedAnew =
                judge(signedByAll().replace("\"route\"", "\"signedRevision\": 5, \"route\""), 5, after(back));
        assertThat(signedAnew.facts().status()).isEqualTo(ContractStatus.ACTIVE);
    }

    @Test
    void whatAnotherPersonWasBoundByNeverBoundThisOne() {
        String ended = signedByAll()
                .replace("Two mornings", "Three mornings")
                .replace(
                        "\"signatures\":",
                        "\"ending\": {\"endedOn\": \"2017-05-01\", \"reason\": \"completed\"}, \"signatures\":");
        Verdict first = judge(signedByAll(), 1, null);
        Verdict changed = judgeOf(new Persons.Known(UUID.randomUUID(), false), ended, 2, after(first));
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.VOID);
        assertThat(changed.facts().firstConcludedOn()).isNull();
        assertThat(changed.facts().concludedOn()).isNull();
    }

    @Test
    void anActOfAnotherPersonsContractIsNoneOfThisOne() {
        String unsigned = Contracts.anUnsignedContract().json();
        ContractBody body = StrictJson.read(unsigned.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        BoundSignature act = new BoundSignature(
                Party.BENEFICIARY,
                null,
                LocalDate.of(2015, 2, 1),
                SignatureRoute.LINK,
                AgreementText.of(body).hashFor(be.fgov.mi.piis.contract.rules.Signatory.BENEFICIARY),
                true,
                true,
                null);
        Before signed = new Before(
                CONTRACT,
                PERSON,
                1,
                ContractStatus.PARTIALLY_SIGNED,
                AgreementText.of(body).hash(),
                null,
                null,
                List.of(act),
                BeneficiaryStatus.RIGHT_TO_INTEGRATION,
                LocalDate.of(2015, 1, 20),
                WhenTold.NOTHING_BEFORE,
                List.of(),
                NAMES);
        Persons.Known another = new Persons.Known(UUID.randomUUID(), false);
        Verdict changed = judgeOf(another, unsigned, 2, signed);
        assertThat(changed.facts().status()).isEqualTo(ContractStatus.HANDED_OVER);
        assertThat(judgeOf(another, unsigned, 3, after(changed)).facts().status())
                .isEqualTo(ContractStatus.HANDED_OVER);
    }

    @Test
    void aReplacedNumberIsTheSamePersonAndKeepsEverySignature() {
        Verdict first = judge(signedByAll(), 1, null);
        Verdict replaced = judgeOf(
                new Persons.Known(PERSON, true), signedByAll().replace("75010599351", "90070299511"), 2, after(first));
        assertThat(replaced.facts().status()).isEqualTo(ContractStatus.ACTIVE);
        assertThat(replaced.facts().contentHash()).isEqualTo(first.facts().contentHash());
        assertThat(codes(replaced)).contains("ssinReplaced").doesNotContain("beneficiaryChanged");
    }

    /** The contract with a signature of its president that was given here. */
    private static Before presidentSignedHere(Verdict verdict, BoundSignature.Signer signer) {
        List<BoundSignature> signatures = new ArrayList<>(verdict.facts().signatures());
        ContractBody body = StrictJson.read(UNSIGNED.getBytes(StandardCharsets.UTF_8), ContractBody.class);
        signatures.add(new BoundSignature(
                Party.PRESIDENT,
                null,
                LocalDate.of(2015, 2, 2),
                SignatureRoute.EID,
                AgreementText.of(body).hashFor(be.fgov.mi.piis.contract.rules.Signatory.CPAS),
                true,
                true,
                signer));
        Before before = after(verdict);
        return new Before(
                CONTRACT,
                before.personId(),
                1,
                before.status(),
                before.contentHash(),
                null,
                null,
                signatures,
                before.beneficiaryStatus(),
                before.handedOverOn(),
                before.whenTold(),
                before.signedSteps(),
                NAMES);
    }

    @Test
    @DisplayName("SIG-2, SC-08: who signed here as president is not told as secretary, whoever knows the name")
    void aSignerHereIsNotToldForTheOtherFunction() {
        Before signed = presidentSignedHere(
                judge(UNSIGNED, 1, null), new BoundSignature.Signer(NAMES.of(CONTRACT, "j. peeters"), null, false));
        String told = Contracts.anUnsignedContract()
                .signedBy("beneficiary", "2015-01-30")
                .signedBy("secretary", "2015-02-02", " J.  Péeters")
                .json();
        assertThatThrownBy(() -> judge(told, 2, signed))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("sameSigner"));
        assertThat(judge(told.replace("Péeters", "Dubois"), 2, signed).facts().status())
                .isEqualTo(ContractStatus.ACTIVE);
        // What he signed as president was another text: he may be secretary of this one.
        assertThat(judge(told.replace("Garantie locative", "Rien"), 2, signed)
                        .facts()
                        .status())
                .isEqualTo(ContractStatus.PARTIALLY_SIGNED);
    }

    @Test
    @DisplayName("SIG-2: one account is one person, under whatever names it signs")
    void oneAccountDoesNotSignForBoth() {
        Before signed = presidentSignedHere(
                judge(UNSIGNED, 1, null), new BoundSignature.Signer("one name", "the account", false));
        BoundSignature president = signed.signatures().getLast();
        BoundSignature secretary = new BoundSignature(
                Party.SECRETARY,
                null,
                president.signedOn(),
                president.route(),
                president.boundTo(),
                true,
                true,
                new BoundSignature.Signer("another name", "the account", false));
        signed.signatures().add(secretary);
        assertThatThrownBy(() -> judge(UNSIGNED, 1, signed)).isInstanceOf(ProblemException.class);
    }

    @Test
    void thePersonReflectsFiveDaysAndTheOthersNeedNot() {
        String early = Contracts.anUnsignedContract()
                .signedBy("beneficiary", "2015-01-25")
                .json();
        assertThatThrownBy(() -> judge(early, 1, null)).isInstanceOfSatisfying(ProblemException.class, refusal -> {
            assertThat(refusal.problem().status()).isEqualTo(409);
            assertThat(refusal.problem().type()).endsWith("reflectionPeriodRunning");
            assertThat(refusal.problem().extra()).containsEntry("earliestSignatureDate", "2015-01-26");
        });
        assertThat(judge(early.replace("2015-01-25", "2015-01-26"), 1, null)
                        .facts()
                        .status())
                .isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        String president = Contracts.anUnsignedContract()
                .signedBy("president", "2015-01-20")
                .json();
        assertThat(judge(president, 1, null).facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
    }

    @Test
    @DisplayName("SAN-15, SAN-16: a status that is told later leaves the earlier one for the days before")
    void aStatusThatIsToldLaterLeavesTheEarlierOneForTheDaysBefore() {
        String other = signedByAll().replace("rightToIntegration", "otherUser");
        Verdict first = judge(other, 1, null);
        assertThat(first.facts().whenTold().earlierStatuses()).isEmpty();
        Verdict right = judge(signedByAll(), 2, after(first));
        assertThat(right.facts().whenTold().earlierStatuses())
                .containsExactly(new StatusOfTheDay.Earlier(BeneficiaryStatus.OTHER_USER, TODAY.today()));
        assertThat(judge(signedByAll(), 3, after(right)).facts().whenTold().earlierStatuses())
                .as("told again")
                .hasSize(1);
        ContractBody body = StrictJson.read(signedByAll().getBytes(StandardCharsets.UTF_8), ContractBody.class);
        assertThat(JudgeContract.judge(body, 3, after(right), new Persons.Known(UUID.randomUUID(), false), false, TODAY)
                        .facts()
                        .whenTold()
                        .earlierStatuses())
                .as("of somebody else")
                .isEmpty();
    }

    private static final String UNSIGNED = Contracts.anUnsignedContract().json();

    private static String signedOn(String day) {
        return Contracts.anUnsignedContract()
                .signedBy("beneficiary", day)
                .json()
                .replace("Garantie locative", "Garantie locative et mobilier");
    }

    @Test
    @DisplayName("PRE-7: a text that changes after its hand-over is reflected on anew, unless it is handed over anew")
    void aChangedTextIsReflectedOnAnew() {
        Before handedOver = after(judge(UNSIGNED, 1, null, on("2015-01-20")));
        assertThatThrownBy(() -> judge(signedOn("2015-01-27"), 2, handedOver, on("2015-01-27")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().extra())
                                .containsEntry("earliestSignatureDate", "2015-02-02"));
        String changed = UNSIGNED.replace("Garantie locative", "Garantie locative et mobilier");
        Verdict told = judge(changed, 2, handedOver, on("2015-01-27"));
        assertThat(codes(told)).containsExactly("reflectionRestarted");
        assertThatThrownBy(() -> judge(signedOn("2015-01-26"), 3, after(told), on("2015-02-10")))
                .as("dated before the change was told")
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> judge(signedOn("2015-02-01"), 3, after(told), on("2015-02-10")))
                .isInstanceOf(ProblemException.class);
        Verdict signed = judge(signedOn("2015-02-02"), 3, after(told), on("2015-02-10"));
        assertThat(signed.facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        assertThat(codes(signed)).doesNotContain("reflectionRestarted");
        String anew =
                signedOn("2015-01-27").replace("\"handedOverOn\": \"2015-01-20\"", "\"handedOverOn\": \"2015-01-21\"");
        assertThat(judge(anew, 2, handedOver, on("2015-01-27")).facts().status())
                .isEqualTo(ContractStatus.PARTIALLY_SIGNED);
    }

    @Test
    @DisplayName(
            "PRE-7: what was signed before any hand-over was told is history; a text told anew keeps its signature")
    void historyKeepsItsDates() {
        Before toldLater = after(judge(UNSIGNED, 1, null, TODAY));
        Verdict history = judge(signedOn("2015-01-26"), 2, toldLater, TODAY);
        assertThat(history.facts().status()).isEqualTo(ContractStatus.PARTIALLY_SIGNED);
        assertThat(codes(history)).doesNotContain("reflectionRestarted");
        String signed = Contracts.anUnsignedContract()
                .signedBy("beneficiary", "2015-01-26")
                .json();
        Before first = after(judge(signed, 1, null, on("2015-01-26")));
        Before changed = after(judge(signed.replace("Garantie locative", "Rien"), 2, first, on("2015-01-28")));
        assertThat(judge(signed, 3, changed, on("2015-01-29")).facts().status())
                .as("the old text, and its old signature")
                .isEqualTo(ContractStatus.PARTIALLY_SIGNED);
    }

    @Test
    @DisplayName("PRE-7, LIF-2: a contract that binds is changed by agreement, without waiting again")
    void anAnnexIsNotReflectedOn() {
        Before bound = after(judge(signedByAll(), 1, null, on("2015-02-10")));
        Verdict annex = judge(
                signedByAll().replace("Two mornings", "Three mornings").replace("2015-01-30", "2015-03-01"),
                2,
                bound,
                on("2015-03-01"));
        assertThat(outdated(annex)).doesNotContain("beneficiary");
        assertThat(codes(annex)).doesNotContain("reflectionRestarted");
    }

    @Test
    void whatWentToAnotherCpasCannotBeWritten() {
        Before signed = after(judge(signedByAll(), 1, null));
        Before gone = new Before(
                CONTRACT,
                PERSON,
                1,
                ContractStatus.TRANSFERRED,
                signed.contentHash(),
                null,
                null,
                signed.signatures(),
                signed.beneficiaryStatus(),
                signed.handedOverOn(),
                signed.whenTold(),
                signed.signedSteps(),
                NAMES);
        assertThatThrownBy(() -> judge(signedByAll(), 2, gone))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("contractTransferred"));
    }

    @Test
    @DisplayName("PRE-1: the needs are assessed on the day of the first signature at the latest")
    void theNeedsAreAssessedBeforeTheSignature() {
        String late = signedByAll().replace("\"heldOn\": \"2015-01-12\"", "\"heldOn\": \"2015-01-31\"");
        assertThatThrownBy(() -> judge(late, 1, null))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().issues())
                                .singleElement()
                                .matches(issue -> issue.name().equals("socialAssessment.heldOn")));
        assertThat(judge(late.replace("2015-01-31", "2015-01-30"), 1, null)
                        .facts()
                        .status())
                .isEqualTo(ContractStatus.ACTIVE);
    }
}
