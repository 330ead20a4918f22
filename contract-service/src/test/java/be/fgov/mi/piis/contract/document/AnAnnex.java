package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.amending.AmendmentBody;
import be.fgov.mi.piis.contract.amending.AmendmentView;
import be.fgov.mi.piis.contract.amending.ContractDiff;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.rules.AmendmentKind;
import be.fgov.mi.piis.contract.rules.AmendmentStatus;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.StepOwner;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Annexes to print: what changes between the full contract and a later text of it. */
final class AnAnnex {
    private AnAnnex() {}

    /** Two have answered, the organisation has not. */
    static AmendmentView pending() {
        AContract later = AContract.full();
        later.objectives.removeFirst();
        later.objectives.addFirst(new ContractBody.Objective(
                "o1", LifeDomain.HOUSING, "Trouver un logement de deux chambres", LocalDate.of(2017, 12, 31)));
        later.steps.removeLast();
        later.step("s6", "o1", StepOwner.CPAS, "Accompagner la personne aux visites", "2017-09-30");
        return between(AContract.full(), later);
    }

    /** The same answers to another change. */
    static AmendmentView between(AContract before, AContract after) {
        return new AmendmentView(
                UUID.nameUUIDFromBytes(new byte[] {2}),
                1,
                AmendmentKind.AMENDMENT,
                AmendmentStatus.PENDING,
                AmendmentBody.ProposedBy.CPAS,
                LocalDate.of(2017, 6, 10),
                null,
                "0f".repeat(32),
                false,
                ContractDiff.between(before.view().contract(), after.view().contract()),
                List.of(
                        new AmendmentView.Agreement(
                                Party.BENEFICIARY,
                                null,
                                true,
                                LocalDate.of(2017, 6, 12),
                                SignatureRoute.DESK,
                                EvidenceLevel.WITNESSED),
                        new AmendmentView.Agreement(
                                Party.PRESIDENT,
                                null,
                                true,
                                LocalDate.of(2017, 6, 13),
                                SignatureRoute.EID,
                                EvidenceLevel.TOLD)),
                List.of("secretary", "thirdParty:t1"),
                null,
                "/piisContract/v1/cpas/0999000129/contracts/2017-0042/amendments/1");
    }

    static Paper paper(AmendmentView annex, Language language) {
        return ComposeAnnex.compose(
                annex,
                new ComposeAnnex.Subject(
                        "2017-0042",
                        Map.of("t1", "ASBL Les Petits Pas"),
                        Map.of("o1", "Trouver un logement", "o2", "Trouver une place en crèche"),
                        Language.FR,
                        AContract.NAMUR,
                        AContract.TODAY),
                language);
    }
}
