package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.register.ContractView;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Contracts to print: {@code AContract.full().in(Language.NL)}. */
final class AContract {
    static final RegisteredCpas NAMUR = new RegisteredCpas(
            "0999000129",
            92094,
            "CPAS de Namur",
            "OCMW Namen",
            "ÖSHZ Namur",
            LocalDate.of(1977, 1, 1),
            null,
            null,
            "BE68539007547034",
            1);
    static final LocalDate TODAY = LocalDate.of(2017, 6, 15);

    Language language = Language.FR;
    BeneficiaryStatus right = BeneficiaryStatus.RIGHT_TO_INTEGRATION;
    ContractStatus status = ContractStatus.ACTIVE;

    @Nullable
    Regime regime = Regime.R2016;

    LocalDate today = TODAY;
    final List<ContractBody.Objective> objectives = new ArrayList<>();
    final List<ContractBody.Step> steps = new ArrayList<>();
    final List<ContractBody.ThirdParty> thirdParties = new ArrayList<>();
    final List<ContractBody.GivenSignature> signatures = new ArrayList<>();
    final List<ContractView.SignatureView> given = new ArrayList<>();
    List<String> toSign = List.of();
    ContractBody.@Nullable SupportPerson support;
    ContractBody.@Nullable CommunityService service;
    ContractBody.@Nullable Ending ending;

    @Nullable
    LocalDate concludedOn = LocalDate.of(2017, 2, 3);

    List<String> needs = List.of();
    List<String> strengths = List.of();

    static AContract minimal() {
        AContract contract = new AContract();
        contract.status = ContractStatus.DRAFT;
        contract.concludedOn = null;
        contract.regime = null;
        contract.toSign = List.of("beneficiary", "cpas");
        contract.objective("o1", LifeDomain.HOUSING, "Trouver un logement", "2017-06-30");
        contract.step("s1", "o1", StepOwner.BENEFICIARY, "Visiter deux appartements par mois", "2017-03-31");
        contract.step("s2", "o1", StepOwner.CPAS, "Avancer la garantie locative", "2017-03-31");
        return contract;
    }

    static AContract full() {
        AContract contract = minimal();
        contract.status = ContractStatus.ACTIVE;
        contract.regime = Regime.R2016;
        contract.toSign = List.of();
        contract.concludedOn = LocalDate.of(2017, 2, 3);
        contract.needs = List.of("un logement stable", "de l’aide pour les démarches administratives");
        contract.strengths = List.of("ponctuelle", "parle trois langues");
        contract.objective(
                "o2",
                LifeDomain.CHILDCARE_AND_EDUCATION,
                "Trouver une place en crèche pour que la recherche d’une formation redevienne possible",
                "2017-09-01");
        contract.step(
                "s3",
                "o2",
                StepOwner.BENEFICIARY,
                "Inscrire l’enfant dans au moins trois crèches de la commune et garder les accusés de réception",
                "2017-04-15");
        contract.step(
                "s4",
                "o2",
                StepOwner.CPAS,
                "Appuyer les inscriptions par écrit et payer les frais de dossier",
                "2017-04-15");
        contract.step("s5", "o2", StepOwner.THIRD_PARTY, "Réserver une place de halte-garderie", "2017-05-01");
        contract.thirdParties.add(new ContractBody.ThirdParty(
                "t1",
                "ASBL Les Petits Pas",
                "0999000228",
                "Accueillir l’enfant deux jours par semaine dès septembre."));
        contract.support = new ContractBody.SupportPerson("Marie Lambert", "sœur");
        contract.service = new ContractBody.CommunityService(
                List.of("animer un atelier de lecture", "préparer le goûter"),
                new ContractBody.Organisation("Maison de quartier", ContractBody.OrganisationKind.NON_PROFIT),
                new ContractBody.Period(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 6, 30)),
                "le mercredi de 13 à 16 heures",
                "quatre mois",
                true,
                2_500L,
                "aucune : l’indemnité est exonérée",
                ContractBody.RequestedBy.BENEFICIARY);
        contract.signed(Party.BENEFICIARY, null, "2017-01-30", SignatureRoute.LINK, null, true);
        contract.signed(Party.PRESIDENT, null, "2017-02-01", SignatureRoute.EID, "J. Peeters", true);
        contract.signed(Party.SECRETARY, null, "2017-02-02", SignatureRoute.EID, "A. Dubois", true);
        contract.signed(Party.THIRD_PARTY, "t1", "2017-02-03", SignatureRoute.PAPER, "Ş. Γεωργίου", true);
        return contract;
    }

    AContract objective(String id, LifeDomain domain, String text, String dueOn) {
        objectives.add(new ContractBody.Objective(id, domain, text, LocalDate.parse(dueOn)));
        return this;
    }

    AContract step(String id, String objectiveId, StepOwner by, String text, String dueOn) {
        steps.add(new ContractBody.Step(id, objectiveId, by, text, LocalDate.parse(dueOn)));
        return this;
    }

    AContract signed(
            Party party,
            @Nullable String thirdPartyId,
            String day,
            SignatureRoute route,
            @Nullable String signer,
            boolean current) {
        LocalDate on = LocalDate.parse(day);
        signatures.add(new ContractBody.GivenSignature(party, thirdPartyId, on, route, signer, null));
        given.add(new ContractView.SignatureView(
                party, thirdPartyId, on, route, EvidenceLevel.of(route), current, false));
        return this;
    }

    ContractView view() {
        ContractBody body = new ContractBody(
                new ContractBody.Beneficiary("75010599351", right, language, false),
                ContractType.SOCIAL,
                new ContractBody.Period(LocalDate.of(2017, 2, 1), LocalDate.of(2018, 1, 31)),
                new ContractBody.SocialAssessment(LocalDate.of(2017, 1, 12), needs, strengths),
                objectives,
                steps,
                thirdParties,
                support,
                service,
                status == ContractStatus.DRAFT ? null : LocalDate.of(2017, 1, 20),
                signatures,
                ending);
        return new ContractView(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                "2017-0042",
                2,
                status,
                concludedOn,
                regime,
                "/piisContract/v1/cpas/0999000129/contracts/2017-0042",
                null,
                status == ContractStatus.DRAFT ? null : LocalDate.of(2017, 1, 26),
                toSign,
                given,
                null,
                null,
                body);
    }

    AContract asked(List<String> sides) {
        toSign = sides;
        return this;
    }

    Paper paper(Language printed) {
        return ComposeContract.compose(
                view(), List.of(), NAMUR, new ComposeContract.Setting(Law.standard(), today), printed, null);
    }

    byte[] in(Language printed) {
        return Press.printer().print(paper(printed));
    }
}
