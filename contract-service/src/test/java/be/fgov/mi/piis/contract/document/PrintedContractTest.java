package be.fgov.mi.piis.contract.document;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.push.ContractBody.OrganisationKind;
import be.fgov.mi.piis.contract.push.ContractBody.RequestedBy;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.StepOwner;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands on the pages, in which order, and whether everybody can read them. */
class PrintedContractTest {

    @ParameterizedTest
    @DisplayName("PDF/UA-1 and PDF/A-3u in each language: a contract with everything, a draft with little, an annex")
    @EnumSource(Language.class)
    void everybodyCanReadIt(Language language) throws Exception {
        for (byte[] pdf : List.of(
                AContract.full().in(language),
                AContract.minimal().in(language),
                Press.printer().print(AnAnnex.paper(AnAnnex.pending(), language)),
                Press.printer().print(AnAnnex.paper(AnAnnex.between(withoutService(), AContract.full()), language)))) {
            assertThat(Accessibility.breachesOfPdfUa(pdf)).isEmpty();
            assertThat(Accessibility.breachesOfPdfA(pdf)).isEmpty();
        }
    }

    @Test
    @DisplayName("the validator notices a file without language, without title or without tags")
    void theValidatorNotices() throws Exception {
        byte[] pdf = AContract.minimal().in(Language.FR);
        assertThat(Accessibility.breachesOfPdfUa(
                        without(pdf, document -> document.getDocumentCatalog().setLanguage(null))))
                .isNotEmpty();
        assertThat(Accessibility.breachesOfPdfUa(
                        without(pdf, document -> document.getDocumentCatalog().setMetadata(null))))
                .isNotEmpty();
        assertThat(Accessibility.breachesOfPdfUa(without(
                        pdf,
                        document -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.STRUCT_TREE_ROOT))))
                .isNotEmpty();
    }

    private static byte[] without(byte[] pdf, Consumer<PDDocument> damage) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream damaged = new ByteArrayOutputStream()) {
            damage.accept(document);
            document.save(damaged);
            return damaged.toByteArray();
        }
    }

    @Test
    @DisplayName("PRE-3, SIG-1..3: both sides' commitments, then the signatures with what proves them, in that order")
    void inReadingOrder() throws Exception {
        byte[] pdf = AContract.full().in(Language.FR);
        // As the eye and as a screen reader have it.
        assertInOrder(Press.textOf(pdf));
        assertInOrder(Press.asHeard(pdf));
    }

    private static void assertInOrder(String text) {
        assertThat(text)
                .containsSubsequence(
                        "Qui conclut ce contrat",
                        "CPAS de Namur",
                        "trois derniers chiffres : 351",
                        "Base légale",
                        "loi du 21 juillet 2016",
                        "Le contrat prend cours le 1er février 2017",
                        "Votre contrat va du 1er février 2017",
                        "Les objectifs",
                        "Trouver un logement",
                        "Ce que la personne s’engage à faire",
                        "Visiter deux appartements par mois",
                        "Vous ferez : Visiter deux appartements par mois. Au plus tard le 31 mars 2017.",
                        "Ce que le CPAS s’engage à faire",
                        "Avancer la garantie locative",
                        "Le CPAS fera : Avancer la garantie locative.",
                        "Ce que font les tiers partenaires",
                        "ASBL Les Petits Pas",
                        "Service communautaire",
                        "25,00 €",
                        "Vos droits pendant le contrat",
                        "dans les 5 jours ouvrables",
                        "au moins 3 fois par an, dont au moins 2 fois",
                        "Si un engagement n’est pas tenu",
                        "pour un mois au plus, et pour 3 mois au plus",
                        "Signatures",
                        "La personne",
                        "Lien personnel",
                        "niveau 3",
                        "Président du CPAS",
                        "J. Peeters",
                        "niveau 6",
                        "Ş. Γεωργίου",
                        "niveau 5",
                        "Plus personne ne doit signer",
                        "Identification du document",
                        "Empreinte du texte");
    }

    @ParameterizedTest
    @DisplayName("SIG-4: the social worker and a replacement are written in by hand, and no worker is printed")
    @CsvSource({
        "FR,Travailleur social · Remplaçant,(à compléter à la main)",
        "NL,Maatschappelijk werker · Vervanger,(met de hand in te vullen)",
        "DE,Sozialarbeiter · Vertretung,(von Hand auszufüllen)"
    })
    void roomForTheSocialWorker(Language language, String names, String byHand) throws Exception {
        assertThat(Press.asHeard(AContract.full().in(language))).containsSubsequence(names, byHand);
    }

    @Test
    @DisplayName("data minimisation: of the number only the last three digits are printed")
    void noWholeNumber() throws Exception {
        for (Language language : Language.values()) {
            assertThat(Press.textOf(AContract.full().in(language)))
                    .doesNotContain("75010599351")
                    .doesNotContain("750105");
        }
    }

    @ParameterizedTest
    @DisplayName("the names of the field and the dates are those of the language")
    @CsvSource(
            delimiter = '|',
            value = {
                "FR|Projet individualisé d’intégration sociale (PIIS)|CPAS de Namur|31 mars 2017|Page 1 sur",
                "NL|Geïndividualiseerd project voor maatschappelijke integratie (GPMI)|OCMW Namen|31 maart 2017|Pagina 1 van",
                "DE|Individualisiertes Projekt zur sozialen Eingliederung|ÖSHZ Namur|31. März 2017|Seite 1 von"
            })
    void inTheLanguageOfTheReader(Language language, String title, String cpas, String date, String page)
            throws Exception {
        assertThat(Press.textOf(AContract.full().in(language)))
                .contains(title)
                .contains(cpas)
                .contains(date)
                .contains(page)
                // Free text stays as it was agreed.
                .contains("Visiter deux appartements par mois");
    }

    @ParameterizedTest
    @DisplayName("A-24, LIF-5..7: the evaluations are those of the regime that judges the contract")
    @CsvSource(
            delimiter = '|',
            value = {
                "R2002|au moins une fois tous les 3 mois|jusqu’au 31 octobre 2016",
                "R2016|au moins 3 fois par an|loi du 21 juillet 2016, applicable",
                "R2018|au moins 3 fois par an|arrêt 86/2018"
            })
    void byRegime(Regime regime, String evaluations, String basis) throws Exception {
        AContract contract = AContract.minimal();
        contract.regime = regime;
        assertThat(Press.textOf(contract.in(Language.FR))).contains(evaluations).contains(basis);
    }

    @Test
    @DisplayName("A-24: without a conclusion the day of the hand-over, else today, tells the regime")
    void regimeOfADraft() {
        AContract contract = AContract.minimal();
        contract.today = LocalDate.of(2016, 10, 31);
        assertThat(said(contract)).contains("1er octobre 2002");
        contract.today = LocalDate.of(2016, 11, 1);
        assertThat(said(contract)).contains("du 1er novembre 2016");
        contract.today = LocalDate.of(2018, 8, 1);
        assertThat(said(contract)).contains("du 1er août 2018");
        // Handed over on 20/01/2017: that day counts.
        contract.status = ContractStatus.HANDED_OVER;
        assertThat(said(contract)).contains("du 1er novembre 2016");
    }

    private static String said(AContract contract) {
        return Press.printer().page(contract.paper(Language.FR));
    }

    @Test
    @DisplayName("SAN-15, SAN-16: what follows a breach depends on the right of the person")
    void byStatus() throws Exception {
        AContract contract = AContract.minimal();
        contract.right = BeneficiaryStatus.OTHER_USER;
        assertThat(Press.textOf(contract.in(Language.NL)))
                .contains("Geen enkele sanctie is mogelijk")
                .doesNotContain("artikel 30");
        contract.right = BeneficiaryStatus.FINANCIAL_SOCIAL_AID;
        assertThat(Press.textOf(contract.in(Language.DE)))
                .contains("Artikel 60 § 3")
                .doesNotContain("Artikel 30");
    }

    @Test
    @DisplayName("numbers of the law are the dated parameters")
    void parameters() {
        LocalDate start = LocalDate.of(2017, 1, 1);
        Law other = new Law(List.of(
                new Law.Row(LawParameter.REFLECTION_DAYS, start, "7"),
                new Law.Row(LawParameter.REFLECTION_UNIT, start, "working"),
                new Law.Row(LawParameter.INTERVIEW_DAYS, start, "4"),
                new Law.Row(LawParameter.INTERVIEW_UNIT, start, "calendar"),
                new Law.Row(LawParameter.APPEAL_MONTHS, start, "1"),
                new Law.Row(LawParameter.FIRST_SUSPENSION_MONTHS, start, "2")));
        assertThat(Press.printer()
                        .page(ComposeContract.compose(
                                AContract.minimal().view(),
                                List.of(),
                                null,
                                new ComposeContract.Setting(other, AContract.TODAY),
                                Language.DE,
                                null)))
                .contains("7 volle Werktage")
                .contains("innerhalb von 4 Tagen")
                .contains("innerhalb eines Monats")
                .contains("höchstens für 2 Monate")
                // Not in the registry yet: the CPAS has its common name.
                .contains("<b>Das ÖSHZ</b>");
    }

    @Test
    @DisplayName("A-23, COM-6: an annulled community service stays in the document and is marked as without effect")
    void annulledService() throws Exception {
        AContract contract = AContract.full();
        contract.today = LocalDate.of(2018, 7, 31);
        assertThat(Press.textOf(contract.in(Language.FR))).contains("Le service est volontaire");
        contract.today = LocalDate.of(2018, 8, 1);
        assertThat(Press.textOf(contract.in(Language.FR)))
                .contains("cette partie est sans effet")
                .contains("animer un atelier de lecture");
    }

    @ParameterizedTest
    @DisplayName("where the contract stands is said on top and on each page")
    @CsvSource(
            delimiter = '|',
            value = {
                "DRAFT|Projet de contrat|Il n’engage personne",
                "HANDED_OVER|Remis, pas encore signé|La personne peut signer à partir du 26 janvier 2017",
                "PARTIALLY_SIGNED|Signatures incomplètes|ne lie pas encore",
                "ACTIVE|Contrat en vigueur|conclu le 3 février 2017",
                "ENDED|Contrat terminé|le 31 mai 2017 : mise au travail",
                "TRANSFERRED|Contrat transféré|relève maintenant d’un autre CPAS",
                "VOID|Sans effet|Il n’a jamais engagé personne"
            })
    void standing(ContractStatus status, String label, String means) throws Exception {
        AContract contract = AContract.minimal();
        contract.status = status;
        contract.concludedOn = LocalDate.of(2017, 2, 3);
        contract.ending = new ContractBody.Ending(LocalDate.of(2017, 5, 31), EndReason.EMPLOYMENT, null);
        byte[] pdf = contract.in(Language.FR);
        String text = Press.textOf(pdf);
        assertThat(text).contains(means);
        assertThat(text.split(label, -1)).hasSize(Press.pagesOf(pdf) + 2);
    }

    @Test
    @DisplayName(
            "who still has to sign gets a line, unless the contract is over; a signature for an older text is told")
    void stillToSign() throws Exception {
        AContract contract =
                AContract.minimal().asked(List.of("beneficiary", "president", "secretary", "thirdParty:t1"));
        contract.thirdParties.add(new ContractBody.ThirdParty("t1", "ASBL Les Petits Pas", null, "garder l’enfant"));
        contract.status = ContractStatus.PARTIALLY_SIGNED;
        contract.signed(Party.BENEFICIARY, null, "2017-01-30", SignatureRoute.DESK, null, false);
        assertThat(Press.textOf(contract.in(Language.FR)))
                .containsSubsequence(
                        "niveau 4",
                        "à signer de nouveau",
                        "Doivent encore signer",
                        "La personne",
                        "Président du CPAS",
                        "Secrétaire",
                        "ASBL Les Petits Pas",
                        "Identification");
        contract.status = ContractStatus.VOID;
        assertThat(Press.textOf(contract.in(Language.FR))).doesNotContain("Doivent encore signer");
    }

    @Test
    @DisplayName("row 39: markup, template and control characters are only characters")
    void onlyCharacters() throws Exception {
        AContract contract = AContract.minimal();
        contract.objective(
                "o2",
                LifeDomain.BUDGET,
                "<script>alert(1)</script> & \"x\" ' {paper.title} ]]> \u0007\uFFFF",
                "2017-06-30");
        String text = Press.asHeard(contract.in(Language.FR)).replace(" ", "");
        assertThat(text).contains("<script>alert(1)</script>&\"x\"'{paper.title}]]>");
        assertThat(said(contract))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;")
                .doesNotContain("\u0007");
    }

    @Test
    @DisplayName("fifty objectives, words without an end, Arabic and Greek letters: still readable by everybody")
    void unusualShapes() throws Exception {
        AContract many = AContract.full();
        for (int i = 3; i <= 50; i++) {
            many.objective("m" + i, LifeDomain.BUDGET, "Objectif numéro " + i, "2017-09-30");
            many.step("p" + i, "m" + i, StepOwner.BENEFICIARY, "Faire ce qu’il faut, " + i, "2017-09-30");
            many.step("c" + i, "m" + i, StepOwner.CPAS, "Aider, " + i, "2017-09-30");
        }
        byte[] pdf = many.in(Language.NL);
        assertThat(Accessibility.breachesOfPdfUa(pdf)).isEmpty();
        assertThat(Press.pagesOf(pdf)).isGreaterThan(8);
        assertThat(Press.textOf(pdf)).contains("Objectif numéro 50").contains("(doelstelling 50)");

        AContract odd = AContract.full();
        odd.thirdParties.clear();
        odd.thirdParties.add(new ContractBody.ThirdParty("t1", "جمعية الأمل Η Ελπίδα", null, "a".repeat(4_000)));
        byte[] strange = odd.in(Language.DE);
        assertThat(Accessibility.breachesOfPdfUa(strange)).isEmpty();
        assertThat(Press.textOf(strange)).contains("Η Ελπίδα");
    }

    @Test
    @DisplayName("a second language stands below the plain words of the first, and says which language it is")
    void besideAnother() throws Exception {
        Paper paper = ComposeContract.compose(
                AContract.minimal().view(),
                List.of(),
                AContract.NAMUR,
                new ComposeContract.Setting(Law.standard(), AContract.TODAY),
                Language.FR,
                Language.DE);
        assertThat(Press.printer().page(paper)).contains("<span lang=\"de\">Ihr Vertrag läuft vom 1. Februar 2017");
        byte[] pdf = Press.printer().print(paper);
        assertThat(Accessibility.breachesOfPdfUa(pdf)).isEmpty();
        assertThat(Press.textOf(pdf))
                .containsSubsequence("Votre contrat va du 1er février 2017", "Ihr Vertrag läuft vom 1. Februar 2017");
    }

    @Test
    @DisplayName(
            "LIF-2, LIF-3, LIF-4, A-18: an annex says what changes, whom it concerns, who agreed and who has not answered")
    void annex() throws Exception {
        assertThat(Press.textOf(Press.printer().print(AnAnnex.paper(AnAnnex.pending(), Language.FR))))
                .containsSubsequence(
                        "Avenant au PIIS",
                        "En attente d’accord",
                        "Le contrat ne change pas",
                        "Ce qui change",
                        "Objectif",
                        "modifié",
                        "Trouver un logement",
                        "Trouver un logement de deux chambres",
                        "Engagement du CPAS",
                        "ajouté",
                        "Engagement d’un tiers partenaire",
                        "supprimé",
                        "ASBL Les Petits Pas",
                        "Accords",
                        "La personne",
                        "d’accord",
                        "12 juin 2017",
                        "Doivent encore répondre",
                        "ASBL Les Petits Pas",
                        "Identification du document");
    }

    private static AContract withoutService() {
        AContract contract = AContract.full();
        contract.service = null;
        return contract;
    }

    private static AContract with(
            String services,
            String organisation,
            OrganisationKind kind,
            String schedule,
            @Nullable Long cents,
            RequestedBy requestedBy) {
        AContract contract = AContract.full();
        contract.service = new ContractBody.CommunityService(
                List.of(services),
                new ContractBody.Organisation(organisation, kind),
                new ContractBody.Period(LocalDate.of(2017, 3, 1), LocalDate.of(2017, 6, 30)),
                schedule,
                "quatre mois",
                cents != null,
                cents,
                "aucune : l’indemnité est exonérée",
                requestedBy);
        return contract;
    }

    @Test
    @DisplayName(
            "COM-2, LIF-2: an annex shows each changed item of a community service, before and after, and no other")
    void annexOfAService() {
        AContract before = with(
                "lire aux enfants",
                "Maison de quartier",
                OrganisationKind.NON_PROFIT,
                "le mercredi",
                2_500L,
                RequestedBy.CPAS);
        assertThat(changes(
                        before,
                        with(
                                "lire aux enfants",
                                "Maison de quartier",
                                OrganisationKind.NON_PROFIT,
                                "le jeudi",
                                2_500L,
                                RequestedBy.CPAS)))
                .containsSubsequence("Horaire", "le mercredi", "Horaire", "le jeudi")
                .doesNotContain("Maison de quartier")
                .doesNotContain("lire aux enfants")
                .doesNotContain("25,00 €");
        assertThat(changes(
                        before,
                        with(
                                "lire aux enfants",
                                "Maison de quartier",
                                OrganisationKind.PUBLIC,
                                "le mercredi",
                                null,
                                RequestedBy.BENEFICIARY)))
                .containsSubsequence(
                        "Genre d’organisation",
                        "sans but lucratif",
                        "Indemnité",
                        "oui",
                        "Montant exact",
                        "25,00 €",
                        "Qui l’a demandé",
                        "Le CPAS",
                        "Genre d’organisation",
                        "publique",
                        "Indemnité",
                        "aucune",
                        "Montant exact",
                        "—",
                        "Qui l’a demandé",
                        "La personne")
                .doesNotContain("le mercredi");
        assertThat(changes(
                        before,
                        with(
                                "jouer aux échecs",
                                "Maison des jeunes",
                                OrganisationKind.NON_PROFIT,
                                "le mercredi",
                                2_500L,
                                RequestedBy.CPAS)))
                .containsSubsequence("lire aux enfants", "Maison de quartier", "jouer aux échecs", "Maison des jeunes");
    }

    @Test
    @DisplayName(
            "COM-2: a community service that is added or taken out is shown with all its items, as in the contract")
    void annexOfAWholeService() throws Exception {
        String added = changes(withoutService(), AContract.full());
        String removed = changes(AContract.full(), withoutService());
        for (String item : List.of(
                "animer un atelier de lecture",
                "préparer le goûter",
                "Maison de quartier",
                "sans but lucratif",
                "du 1er mars 2017 au 30 juin 2017",
                "le mercredi de 13 à 16 heures",
                "quatre mois",
                "25,00 €",
                "l’indemnité est exonérée",
                "Qui l’a demandé")) {
            assertThat(added).contains(item);
            assertThat(removed).contains(item);
            assertThat(Press.textOf(AContract.full().in(Language.FR))).contains(item);
        }
    }

    @Test
    @DisplayName("LIF-2: a step that now serves another objective shows both objectives, one that is new shows its own")
    void annexOfAStep() {
        AContract later = AContract.full();
        later.steps.removeFirst();
        later.step("s1", "o2", StepOwner.BENEFICIARY, "Visiter deux appartements par mois", "2017-03-31");
        later.step("s7", "o1", StepOwner.CPAS, "Payer le déménagement", "2017-09-30");
        assertThat(changes(AContract.full(), later))
                .containsSubsequence(
                        "Visiter deux appartements par mois",
                        "Trouver un logement",
                        "Visiter deux appartements par mois",
                        "Trouver une place en crèche",
                        "Payer le déménagement",
                        "Trouver un logement");
    }

    /** The table of what changes, as one text. */
    private static String changes(AContract before, AContract after) {
        Paper paper = AnAnnex.paper(AnAnnex.between(before, after), Language.FR);
        return paper.chapters().stream()
                .filter(chapter -> chapter.id().equals("changes"))
                .flatMap(chapter -> chapter.blocks().stream())
                .flatMap(block -> block.grid().rows().stream())
                .flatMap(row -> row.cells().stream())
                .flatMap(cell -> cell.lines().stream())
                .flatMap(line -> line.runs().stream())
                .map(Paper.Run::words)
                .collect(Collectors.joining("\n"));
    }

    @Test
    @DisplayName("the language is the first one asked for that is spoken here, else that of the person")
    void language() {
        assertThat(PrintContract.spoken(List.of(Locale.ENGLISH, Locale.forLanguageTag("nl-BE")), Language.FR))
                .isEqualTo(Language.NL);
        assertThat(PrintContract.spoken(List.of(Locale.forLanguageTag("*")), Language.DE))
                .isEqualTo(Language.DE);
        assertThat(PrintContract.spoken(List.of(), Language.FR)).isEqualTo(Language.FR);
    }

    @ParameterizedTest
    @DisplayName("every sentence has its places in each language")
    @EnumSource(Language.class)
    void sentences(Language language) {
        for (Phrase phrase : Phrase.values()) {
            String said = phrase.in(language, "①", "②", "③", "④");
            assertThat(said).as(phrase.name()).isNotBlank().doesNotContain("{").doesNotContain("'");
            for (String value : List.of("①", "②", "③")) {
                assertThat(said.contains(value))
                        .as(phrase + " " + value)
                        .isEqualTo(phrase.in(Language.FR, "①", "②", "③", "④").contains(value));
            }
        }
    }
}
