package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.push.ContractBody.Language;

/**
 * Every sentence of the documents in French, Dutch and German, side by side so that a missing one does not compile. The
 * field keeps its names: PIIS and CPAS in French, GPMI and OCMW in Dutch, ÖSHZ in German. <code>{0}</code>, <code>{1}
 * </code> stand for values.
 */
enum Phrase {
    PIIS(
            "Projet individualisé d’intégration sociale (PIIS)",
            "Geïndividualiseerd project voor maatschappelijke integratie (GPMI)",
            "Individualisiertes Projekt zur sozialen Eingliederung"),
    CONTRACT_TITLE("PIIS {0}, révision {1}", "GPMI {0}, revisie {1}", "Projekt {0}, Fassung {1}"),
    PAGE("Page", "Pagina", "Seite"),
    PAGE_OF("sur", "van", "von"),
    REFERENCE_LINE(
            "Référence {0} · révision {1} · empreinte {2}…",
            "Referentie {0} · revisie {1} · vingerafdruk {2}…", "Referenz {0} · Fassung {1} · Prüfwert {2}…"),

    // Where the contract stands.
    DRAFT("Projet de contrat", "Ontwerp van contract", "Vertragsentwurf"),
    DRAFT_MEANS(
            "Le texte n’a pas encore été remis à la personne. Il n’engage personne.",
            "De tekst is nog niet aan de persoon overhandigd. Hij bindt niemand.",
            "Der Text wurde der Person noch nicht ausgehändigt. Er bindet niemanden."),
    HANDED_OVER(
            "Remis, pas encore signé", "Overhandigd, nog niet ondertekend", "Ausgehändigt, noch nicht unterschrieben"),
    HANDED_OVER_MEANS(
            "Le texte a été remis à la personne le {0}. Il n’engage encore personne.",
            "De tekst is op {0} aan de persoon overhandigd. Hij bindt nog niemand.",
            "Der Text wurde der Person am {0} ausgehändigt. Er bindet noch niemanden."),
    MAY_SIGN_FROM(
            "La personne peut signer à partir du {0}.",
            "De persoon kan ondertekenen vanaf {0}.", "Die Person kann ab dem {0} unterschreiben."),
    PARTIALLY_SIGNED("Signatures incomplètes", "Onvolledig ondertekend", "Unvollständig unterschrieben"),
    PARTIALLY_SIGNED_MEANS(
            "Toutes les parties n’ont pas encore signé. Le contrat ne lie pas encore les parties.",
            "Nog niet alle partijen hebben ondertekend. Het contract bindt de partijen nog niet.",
            "Noch nicht alle Parteien haben unterschrieben. Der Vertrag bindet die Parteien noch nicht."),
    ACTIVE("Contrat en vigueur", "Contract van kracht", "Vertrag in Kraft"),
    ACTIVE_MEANS(
            "Toutes les parties ont signé. Le contrat a été conclu le {0}.",
            "Alle partijen hebben ondertekend. Het contract is gesloten op {0}.",
            "Alle Parteien haben unterschrieben. Der Vertrag wurde am {0} geschlossen."),
    ENDED("Contrat terminé", "Contract beëindigd", "Vertrag beendet"),
    ENDED_MEANS(
            "Le contrat a pris fin le {0} : {1}.",
            "Het contract is geëindigd op {0}: {1}.", "Der Vertrag endete am {0}: {1}."),
    TRANSFERRED("Contrat transféré", "Contract overgedragen", "Vertrag übertragen"),
    TRANSFERRED_MEANS(
            "La personne relève maintenant d’un autre CPAS. Ce contrat est clôturé ; il reste lisible comme historique.",
            "De persoon hangt nu af van een ander OCMW. Dit contract is afgesloten; het blijft leesbaar als geschiedenis.",
            "Für die Person ist jetzt ein anderes ÖSHZ zuständig. Dieser Vertrag ist abgeschlossen; er bleibt als Verlauf lesbar."),
    VOID("Sans effet", "Zonder gevolg", "Ohne Wirkung"),
    VOID_MEANS(
            "Le contrat a pris fin avant que toutes les parties aient signé. Il n’a jamais engagé personne.",
            "Het contract is geëindigd voordat alle partijen hadden ondertekend. Het heeft nooit iemand gebonden.",
            "Der Vertrag endete, bevor alle Parteien unterschrieben hatten. Er hat nie jemanden gebunden."),
    EARLIER("Ancienne version", "Vorige versie", "Frühere Fassung"),
    EARLIER_MEANS(
            "Une révision plus récente de ce contrat existe. Situation de cette révision à l’époque : {0}.",
            "Er bestaat een recentere revisie van dit contract. Toestand van deze revisie destijds: {0}.",
            "Es gibt eine neuere Fassung dieses Vertrags. Damaliger Stand dieser Fassung: {0}."),
    REASON_COMPLETED("projet accompli", "project voltooid", "Projekt abgeschlossen"),
    REASON_TERM_REACHED("terme atteint", "einddatum bereikt", "Laufzeit erreicht"),
    REASON_EMPLOYMENT("mise au travail", "tewerkstelling", "Beschäftigung"),
    REASON_MOVED(
            "déménagement vers une autre commune",
            "verhuizing naar een andere gemeente",
            "Umzug in eine andere Gemeinde"),
    REASON_PERMIT("perte du titre de séjour", "verlies van de verblijfstitel", "Verlust des Aufenthaltstitels"),
    REASON_ABANDONED("abandon du projet", "project stopgezet", "Projekt abgebrochen"),
    REASON_INCOME(
            "retrait du revenu d’intégration", "intrekking van het leefloon", "Entzug des Eingliederungseinkommens"),
    REASON_STATUS("changement de statut", "wijziging van het statuut", "Änderung des Status"),
    REASON_MUTUAL("commun accord", "onderling akkoord", "gegenseitiges Einvernehmen"),
    REASON_DECEASED("décès", "overlijden", "Todesfall"),

    // What kind of project.
    TYPE_SOCIAL_ACTIVATION("Activation sociale", "Sociale activering", "Soziale Aktivierung"),
    TYPE_EMPLOYMENT("Emploi", "Tewerkstelling", "Beschäftigung"),
    TYPE_TRAINING("Formation", "Opleiding", "Ausbildung"),
    TYPE_STUDIES("Études de plein exercice", "Studies met voltijds leerplan", "Vollzeitstudium"),
    TYPE_SOCIAL("Projet social", "Sociaal project", "Soziales Projekt"),
    TYPE_GENERAL("Projet général", "Algemeen project", "Allgemeines Projekt"),

    // The parties.
    PARTIES("Qui conclut ce contrat", "Wie dit contract sluit", "Wer diesen Vertrag schließt"),
    WHO("Partie", "Partij", "Partei"),
    DETAILS("Coordonnées", "Gegevens", "Angaben"),
    THE_CPAS("Le CPAS", "Het OCMW", "Das ÖSHZ"),
    ENTERPRISE_NUMBER("numéro d’entreprise {0}", "ondernemingsnummer {0}", "Unternehmensnummer {0}"),
    SOCIAL_WORKER("Travailleur social", "Maatschappelijk werker", "Sozialarbeiter"),
    REPLACEMENT("Remplaçant", "Vervanger", "Vertretung"),
    BY_HAND("(à compléter à la main)", "(met de hand in te vullen)", "(von Hand auszufüllen)"),
    THE_PERSON("La personne", "De persoon", "Die Person"),
    NAME("Nom et prénom", "Naam en voornaam", "Name und Vorname"),
    SSIN("NISS, trois derniers chiffres : {0}", "INSZ, laatste drie cijfers: {0}", "ENSS, letzte drei Ziffern: {0}"),
    STATUS_INTEGRATION(
            "Bénéficiaire du droit à l’intégration sociale",
            "Gerechtigde op maatschappelijke integratie",
            "Berechtigt zur sozialen Eingliederung"),
    STATUS_AID(
            "Bénéficiaire d’une aide sociale financière",
            "Gerechtigde op financiële maatschappelijke hulp",
            "Berechtigt zur finanziellen Sozialhilfe"),
    STATUS_OTHER(
            "Usager du CPAS, sans droit à l’intégration sociale ni aide financière",
            "Gebruiker van het OCMW, zonder recht op maatschappelijke integratie of financiële hulp",
            "Nutzer des ÖSHZ ohne Recht auf soziale Eingliederung oder finanzielle Sozialhilfe"),
    FULL_TIME_STUDENT("étudiant de plein exercice", "student met voltijds leerplan", "Vollzeitstudent"),
    SUPPORT_PERSON("Personne de confiance", "Vertrouwenspersoon", "Vertrauensperson"),
    SUPPORT_PERSON_IS(
            "choisie par la personne ; elle assiste et ne signe pas",
            "gekozen door de persoon; staat bij en ondertekent niet",
            "von der Person gewählt; sie hilft und unterschreibt nicht"),
    THIRD_PARTY("Tiers partenaire", "Derde partner", "Dritter als Partner"),

    // Legal basis.
    LEGAL_BASIS("Base légale", "Wettelijke basis", "Rechtsgrundlage"),
    LEGAL_PIIS(
            "Loi du 26 mai 2002 concernant le droit à l’intégration sociale, article 11, et arrêté royal du 11 juillet 2002 portant règlement général en matière de droit à l’intégration sociale, articles 10 à 21.",
            "Wet van 26 mei 2002 betreffende het recht op maatschappelijke integratie, artikel 11, en koninklijk besluit van 11 juli 2002 houdende het algemeen reglement betreffende het recht op maatschappelijke integratie, artikelen 10 tot 21.",
            "Gesetz vom 26. Mai 2002 über das Recht auf soziale Eingliederung, Artikel 11, und Königlicher Erlass vom 11. Juli 2002 zur Festlegung der allgemeinen Regelung in Sachen Recht auf soziale Eingliederung, Artikel 10 bis 21."),
    LEGAL_2002(
            "Le contrat est jugé selon le texte applicable jusqu’au 31 octobre 2016.",
            "Het contract wordt beoordeeld volgens de tekst die tot 31 oktober 2016 gold.",
            "Der Vertrag wird nach dem bis zum 31. Oktober 2016 geltenden Wortlaut beurteilt."),
    LEGAL_2016(
            "Le contrat est jugé selon le texte modifié par la loi du 21 juillet 2016, applicable depuis le 1er novembre 2016.",
            "Het contract wordt beoordeeld volgens de tekst zoals gewijzigd door de wet van 21 juli 2016, van toepassing sinds 1 november 2016.",
            "Der Vertrag wird nach dem Wortlaut beurteilt, den das Gesetz vom 21. Juli 2016 seit dem 1. November 2016 vorsieht."),
    LEGAL_2018(
            "Le contrat est jugé selon le texte modifié par la loi du 21 juillet 2016, après l’arrêt 86/2018 de la Cour constitutionnelle du 5 juillet 2018 qui a annulé le service communautaire.",
            "Het contract wordt beoordeeld volgens de tekst zoals gewijzigd door de wet van 21 juli 2016, na arrest 86/2018 van het Grondwettelijk Hof van 5 juli 2018 dat de gemeenschapsdienst heeft vernietigd.",
            "Der Vertrag wird nach dem durch das Gesetz vom 21. Juli 2016 geänderten Wortlaut beurteilt, nach dem Entscheid 86/2018 des Verfassungsgerichtshofs vom 5. Juli 2018, der den Gemeinschaftsdienst für nichtig erklärt hat."),
    LEGAL_AID(
            "L’aide financière de la personne relève de la loi organique du 8 juillet 1976 des centres publics d’action sociale, article 60.",
            "De financiële hulp van de persoon valt onder de organieke wet van 8 juli 1976 betreffende de openbare centra voor maatschappelijk welzijn, artikel 60.",
            "Die finanzielle Hilfe der Person fällt unter das Grundlagengesetz vom 8. Juli 1976 über die öffentlichen Sozialhilfezentren, Artikel 60."),
    LEGAL_OTHER(
            "La personne n’a ni droit à l’intégration sociale ni aide financière : le projet repose sur l’accord des parties.",
            "De persoon heeft geen recht op maatschappelijke integratie en geen financiële hulp: het project steunt op het akkoord van de partijen.",
            "Die Person hat weder ein Recht auf soziale Eingliederung noch finanzielle Hilfe: Das Projekt beruht auf dem Einvernehmen der Parteien."),

    // Two columns.
    SUBJECT("Sujet", "Onderwerp", "Thema"),
    LEGAL_TEXT("Texte du contrat", "Tekst van het contract", "Vertragstext"),
    PLAIN("En clair", "In gewone taal", "In einfachen Worten"),
    LEGAL_RULE("Ce que dit la loi", "Wat de wet zegt", "Was das Gesetz sagt"),

    // Duration and preparation.
    AGREED("Durée et préparation", "Duur en voorbereiding", "Dauer und Vorbereitung"),
    DURATION("Durée", "Duur", "Dauer"),
    DURATION_LEGAL(
            "Le contrat prend cours le {0} et se termine le {1}. Il peut être prolongé de commun accord.",
            "Het contract gaat in op {0} en eindigt op {1}. Het kan in onderling akkoord worden verlengd.",
            "Der Vertrag beginnt am {0} und endet am {1}. Er kann im gegenseitigen Einvernehmen verlängert werden."),
    DURATION_PLAIN(
            "Votre contrat va du {0} au {1}.",
            "Uw contract loopt van {0} tot {1}.", "Ihr Vertrag läuft vom {0} bis zum {1}."),
    ASSESSMENT("Bilan social", "Sociale balans", "Sozialbilanz"),
    ASSESSMENT_LEGAL(
            "Avant de conclure, le CPAS a évalué les besoins de la personne le {0}.",
            "Vóór het sluiten heeft het OCMW op {0} de behoeften van de persoon beoordeeld.",
            "Vor dem Abschluss hat das ÖSHZ am {0} die Bedürfnisse der Person ermittelt."),
    ASSESSMENT_PLAIN(
            "Le {0}, nous avons parlé ensemble de votre situation.",
            "Op {0} hebben we samen uw situatie besproken.", "Am {0} haben wir zusammen über Ihre Lage gesprochen."),
    NEEDS("Besoins constatés :", "Vastgestelde behoeften:", "Festgestellte Bedürfnisse:"),
    NEEDS_PLAIN("Ce dont vous avez besoin :", "Wat u nodig hebt:", "Was Sie brauchen:"),
    STRENGTHS("Atouts :", "Sterke punten:", "Stärken:"),
    STRENGTHS_PLAIN("Vos points forts :", "Waar u goed in bent:", "Was Sie gut können:"),
    REFLECTION("Réflexion", "Bedenktijd", "Bedenkzeit"),
    REFLECTION_LEGAL(
            "La personne dispose d’un délai de réflexion de {0} entre la remise du texte et sa signature.",
            "De persoon beschikt tussen de overhandiging van de tekst en de ondertekening over een bedenktijd van {0}.",
            "Zwischen der Aushändigung des Textes und der Unterschrift hat die Person {0} Bedenkzeit."),
    REFLECTION_PLAIN(
            "Vous avez {0} pour réfléchir avant de signer. Posez toutes vos questions.",
            "U hebt {0} om na te denken voor u tekent. Stel gerust al uw vragen.",
            "Sie haben {0} Zeit zum Überlegen, bevor Sie unterschreiben. Stellen Sie alle Ihre Fragen."),
    MEANS("Moyens", "Middelen", "Mittel"),
    MEANS_LEGAL(
            "Le CPAS fournit ce qui est nécessaire aux engagements. Le choix de la personne est respecté s’il n’est pas nettement plus coûteux.",
            "Het OCMW zorgt voor wat de verbintenissen vragen. De keuze van de persoon wordt gevolgd als die niet aanzienlijk duurder is.",
            "Das ÖSHZ sorgt für das, was die Verpflichtungen erfordern. Die Wahl der Person gilt, wenn sie nicht erheblich teurer ist."),
    MEANS_PLAIN(
            "Le CPAS vous aide avec ce qu’il faut. Vous pouvez dire ce que vous préférez.",
            "Het OCMW helpt u met wat nodig is. U mag zeggen wat u verkiest.",
            "Das ÖSHZ hilft Ihnen mit dem, was nötig ist. Sie können sagen, was Sie vorziehen."),

    // Objectives and steps.
    OBJECTIVES("Les objectifs", "De doelstellingen", "Die Ziele"),
    NUMBER("N°", "Nr.", "Nr."),
    DUE("Terme", "Termijn", "Frist"),
    OBJECTIVE_PLAIN("Votre but : ", "Uw doel: ", "Ihr Ziel: "),
    UNTIL_PLAIN("Date visée : {0}.", "Streefdatum: {0}.", "Zieldatum: {0}."),
    DOMAIN_SOCIAL_ACTIVATION("Activation sociale", "Sociale activering", "Soziale Aktivierung"),
    DOMAIN_HOUSING("Logement", "Wonen", "Wohnen"),
    DOMAIN_BUDGET("Budget", "Budget", "Haushaltsgeld"),
    DOMAIN_HEALTH("Santé", "Gezondheid", "Gesundheit"),
    DOMAIN_CHILDCARE("Garde et éducation des enfants", "Kinderopvang en opvoeding", "Kinderbetreuung und Erziehung"),
    DOMAIN_LEISURE("Loisirs et formation", "Vrije tijd en vorming", "Freizeit und Weiterbildung"),
    DOMAIN_VOLUNTEERING("Bénévolat", "Vrijwilligerswerk", "Freiwilligenarbeit"),
    DOMAIN_SOCIO_PROFESSIONAL(
            "Insertion socioprofessionnelle",
            "Socioprofessionele inschakeling",
            "Soziale und berufliche Eingliederung"),
    STEPS_OF_PERSON(
            "Ce que la personne s’engage à faire",
            "Waartoe de persoon zich verbindt",
            "Wozu sich die Person verpflichtet"),
    STEPS_OF_CPAS(
            "Ce que le CPAS s’engage à faire", "Waartoe het OCMW zich verbindt", "Wozu sich das ÖSHZ verpflichtet"),
    STEPS_OF_THIRD_PARTIES(
            "Ce que font les tiers partenaires", "Wat de derde partners doen", "Was die dritten Partner tun"),
    COMMITMENT("Engagement", "Verbintenis", "Verpflichtung"),
    FOR_OBJECTIVE("objectif\u00a0{0}", "doelstelling\u00a0{0}", "Ziel\u00a0{0}"),
    YOU_WILL("Vous ferez : ", "U zult: ", "Sie werden: "),
    CPAS_WILL("Le CPAS fera : ", "Het OCMW zal: ", "Das ÖSHZ wird: "),
    PARTNER_WILL("Le partenaire fera : ", "De partner zal: ", "Der Partner wird: "),
    BY_PLAIN("Au plus tard le {0}.", "Uiterlijk op {0}.", "Spätestens am {0}."),
    ORGANISATION("Organisation", "Organisatie", "Organisation"),
    EXPECTED("Ce qui est attendu d’elle", "Wat ervan verwacht wordt", "Was von ihr erwartet wird"),
    EXPECTED_PLAIN(
            "Vous pouvez compter sur elle pour : ", "U kunt erop rekenen voor: ", "Sie können auf sie zählen für: "),
    THIRD_PARTY_SIGNS(
            "Chaque organisation qui participe signe aussi le contrat.",
            "Elke organisatie die deelneemt, ondertekent ook het contract.",
            "Jede teilnehmende Organisation unterschreibt den Vertrag ebenfalls."),

    // Community service.
    SERVICE("Service communautaire", "Gemeenschapsdienst", "Gemeinschaftsdienst"),
    SERVICE_TASKS("Services", "Diensten", "Dienste"),
    SERVICE_FOR("Pour", "Voor", "Für"),
    SERVICE_KIND("Genre d’organisation", "Soort organisatie", "Art der Organisation"),
    KIND_NON_PROFIT("sans but lucratif", "zonder winstoogmerk", "ohne Gewinnzweck"),
    KIND_PUBLIC("publique", "openbaar", "öffentlich"),
    KIND_COMMERCIAL("commerciale", "commercieel", "gewerblich"),
    SERVICE_PERIOD("Période", "Periode", "Zeitraum"),
    SERVICE_PERIOD_IS("du {0} au {1}", "van {0} tot {1}", "vom {0} bis zum {1}"),
    SERVICE_SCHEDULE("Horaire", "Uurregeling", "Zeiten"),
    SERVICE_DURATION("Durée", "Duur", "Dauer"),
    SERVICE_PAY("Indemnité", "Vergoeding", "Entschädigung"),
    SERVICE_UNPAID("aucune", "geen", "keine"),
    SERVICE_AMOUNT("Montant exact", "Precies bedrag", "Genauer Betrag"),
    SERVICE_PAID("oui", "ja", "ja"),
    SERVICE_INFLUENCE(
            "Influence sur le revenu d’intégration",
            "Invloed op het leefloon",
            "Auswirkung auf das Eingliederungseinkommen"),
    SERVICE_REQUESTED_BY("Qui l’a demandé", "Wie erom vroeg", "Wer darum gebeten hat"),
    SERVICE_LEGAL(
            "Le service est volontaire. Le refuser ou l’arrêter n’est pas un manquement.",
            "De dienst is vrijwillig. Weigeren of stoppen is geen tekortkoming.",
            "Der Dienst ist freiwillig. Ablehnen oder aufhören ist keine Verfehlung."),
    SERVICE_VOID(
            "La Cour constitutionnelle a annulé le service communautaire (arrêt 86/2018) : cette partie est sans effet et ne peut fonder aucune sanction.",
            "Het Grondwettelijk Hof heeft de gemeenschapsdienst vernietigd (arrest 86/2018): dit deel heeft geen gevolg en kan geen sanctie dragen.",
            "Der Verfassungsgerichtshof hat den Gemeinschaftsdienst für nichtig erklärt (Entscheid 86/2018): Dieser Teil ist ohne Wirkung und kann keine Sanktion begründen."),
    ITEM("Élément", "Element", "Punkt"),
    CONTENT("Contenu", "Inhoud", "Inhalt"),

    // Rights.
    RIGHTS("Vos droits pendant le contrat", "Uw rechten tijdens het contract", "Ihre Rechte während des Vertrags"),
    RIGHT_INTERVIEW("Entretien", "Gesprek", "Gespräch"),
    RIGHT_INTERVIEW_LEGAL(
            "La personne peut demander à tout moment un entretien avec le travailleur social, qui le rend possible {0}.",
            "De persoon kan op elk moment een gesprek met de maatschappelijk werker vragen; die maakt het mogelijk {0}.",
            "Die Person kann jederzeit um ein Gespräch mit dem Sozialarbeiter bitten; dieser ermöglicht es {0}."),
    RIGHT_INTERVIEW_PLAIN(
            "Vous voulez parler à votre travailleur social ? Demandez-le : vous avez un rendez-vous {0}.",
            "Wilt u met uw maatschappelijk werker praten? Vraag het: u krijgt een afspraak {0}.",
            "Möchten Sie mit Ihrem Sozialarbeiter sprechen? Fragen Sie: Sie bekommen {0} einen Termin."),
    RIGHT_ADAPT("Adaptation", "Aanpassing", "Anpassung"),
    RIGHT_ADAPT_LEGAL(
            "À la demande de la personne ou du CPAS, le contrat peut être adapté à tout moment, de commun accord. Un tiers partenaire doit marquer son accord aussi.",
            "Op vraag van de persoon of van het OCMW kan het contract op elk moment worden aangepast, in onderling akkoord. Een derde partner moet ook akkoord gaan.",
            "Auf Antrag der Person oder des ÖSHZ kann der Vertrag jederzeit im gegenseitigen Einvernehmen angepasst werden. Ein dritter Partner muss ebenfalls zustimmen."),
    RIGHT_ADAPT_PLAIN(
            "Votre situation change ? Le contrat peut changer aussi. Rien ne change sans votre accord.",
            "Verandert uw situatie? Dan kan het contract mee veranderen. Niets verandert zonder uw akkoord.",
            "Ändert sich Ihre Lage? Dann kann sich auch der Vertrag ändern. Nichts ändert sich ohne Ihr Einverständnis."),
    RIGHT_EVALUATION("Évaluations", "Evaluaties", "Bewertungen"),
    RIGHT_EVALUATION_2002_LEGAL(
            "Le contrat est évalué avec la personne au moins une fois {0}.",
            "Het contract wordt minstens {0} samen met de persoon geëvalueerd.",
            "Der Vertrag wird mindestens {0} zusammen mit der Person bewertet."),
    RIGHT_EVALUATION_2002_PLAIN(
            "Au moins une fois {0}, nous regardons ensemble où vous en êtes.",
            "Minstens {0} bekijken we samen hoe het gaat.", "Mindestens {0} schauen wir zusammen, wie es läuft."),
    RIGHT_EVALUATION_LEGAL(
            "Le contrat est évalué régulièrement, au moins {0} fois par an, dont au moins {1} fois lors d’un entretien en personne.",
            "Het contract wordt regelmatig geëvalueerd, minstens {0} keer per jaar, waarvan minstens {1} keer in een persoonlijk gesprek.",
            "Der Vertrag wird regelmäßig bewertet, mindestens {0}-mal im Jahr, davon mindestens {1}-mal in einem persönlichen Gespräch."),
    RIGHT_EVALUATION_PLAIN(
            "Au moins {0} fois par an, nous regardons ensemble où vous en êtes. Au moins {1} fois, nous nous voyons.",
            "Minstens {0} keer per jaar bekijken we samen hoe het gaat. Minstens {1} keer zien we elkaar.",
            "Mindestens {0}-mal im Jahr schauen wir zusammen, wie es läuft. Mindestens {1}-mal treffen wir uns."),
    RIGHT_ASSISTANCE("Assistance", "Bijstand", "Beistand"),
    RIGHT_ASSISTANCE_LEGAL(
            "La personne peut se faire assister par une personne de son choix, aussi lors de la négociation du contrat.",
            "De persoon mag zich laten bijstaan door een persoon naar keuze, ook bij het onderhandelen over het contract.",
            "Die Person darf sich von einer Person ihrer Wahl beistehen lassen, auch beim Aushandeln des Vertrags."),
    RIGHT_ASSISTANCE_PLAIN(
            "Vous pouvez venir avec quelqu’un : un proche, une association, un syndicat…",
            "U mag iemand meebrengen: een naaste, een vereniging, een vakbond…",
            "Sie dürfen jemanden mitbringen: Angehörige, einen Verein, eine Gewerkschaft …"),
    RIGHT_HEARING("Être entendu", "Gehoord worden", "Anhörung"),
    RIGHT_HEARING_LEGAL(
            "La personne a le droit d’être entendue par le conseil avant une décision qui la concerne, aussi avant de signer.",
            "De persoon heeft het recht door de raad gehoord te worden vóór een beslissing over haar of hem, ook vóór de ondertekening.",
            "Die Person hat das Recht, vor einer sie betreffenden Entscheidung vom Rat angehört zu werden, auch vor der Unterschrift."),
    RIGHT_HEARING_PLAIN(
            "Vous pouvez expliquer votre point de vue au conseil avant qu’il décide.",
            "U kunt uw standpunt uitleggen aan de raad voordat die beslist.",
            "Sie können dem Rat Ihren Standpunkt erklären, bevor er entscheidet."),
    RIGHT_APPEAL("Recours", "Beroep", "Berufung"),
    RIGHT_APPEAL_LEGAL(
            "Contre une décision du CPAS, un recours est ouvert devant le tribunal du travail {0} de sa notification.",
            "Tegen een beslissing van het OCMW staat beroep open bij de arbeidsrechtbank, {0} na de kennisgeving.",
            "Gegen eine Entscheidung des ÖSHZ kann {0} ab der Zustellung beim Arbeitsgericht Berufung eingelegt werden."),
    RIGHT_APPEAL_PLAIN(
            "Pas d’accord avec une décision ? Vous pouvez aller au tribunal du travail {0}.",
            "Niet akkoord met een beslissing? U kunt {0} naar de arbeidsrechtbank.",
            "Nicht einverstanden mit einer Entscheidung? Sie können {0} zum Arbeitsgericht gehen."),
    RIGHT_MOVE("Déménagement", "Verhuizing", "Umzug"),
    RIGHT_MOVE_LEGAL(
            "Si la personne déménage dans une autre commune, le contrat est clôturé et transféré au CPAS compétent, sauf si elle s’y oppose auprès de celui-ci.",
            "Verhuist de persoon naar een andere gemeente, dan wordt het contract afgesloten en overgedragen aan het bevoegde OCMW, tenzij de persoon zich daar bij dat OCMW tegen verzet.",
            "Zieht die Person in eine andere Gemeinde, wird der Vertrag abgeschlossen und dem zuständigen ÖSHZ übertragen, außer wenn sie dort widerspricht."),
    RIGHT_MOVE_PLAIN(
            "Vous déménagez ? Votre nouveau CPAS regarde avec vous ce qui continue. Vous pouvez refuser le transfert.",
            "Verhuist u? Uw nieuwe OCMW bekijkt met u wat doorgaat. U mag de overdracht weigeren.",
            "Ziehen Sie um? Ihr neues ÖSHZ schaut mit Ihnen, was weitergeht. Sie dürfen die Übertragung ablehnen."),
    NOT_KEPT(
            "Si un engagement n’est pas tenu",
            "Als een verbintenis niet wordt nagekomen",
            "Wenn eine Verpflichtung nicht eingehalten wird"),
    NOT_KEPT_LEGAL(
            "Après une mise en demeure, l’avis du travailleur social et, si elle le demande, l’audition de la personne, le CPAS peut suspendre le paiement en tout ou en partie, pour {0} au plus, et pour {1} au plus en cas de récidive dans l’année (article 30, § 2). Pas de sanction s’il y a un motif légitime ou si le CPAS ne tient pas ses propres engagements.",
            "Na een aanmaning, het advies van de maatschappelijk werker en, op verzoek, het horen van de persoon, kan het OCMW de betaling geheel of gedeeltelijk schorsen, voor hoogstens {0}, en voor hoogstens {1} bij herhaling binnen het jaar (artikel 30, § 2). Geen sanctie als er een wettige reden is of als het OCMW zijn eigen verbintenissen niet nakomt.",
            "Nach einer Inverzugsetzung, dem Gutachten des Sozialarbeiters und, auf Wunsch, der Anhörung der Person kann das ÖSHZ die Zahlung ganz oder teilweise aussetzen, höchstens für {0} und bei Wiederholung innerhalb eines Jahres höchstens für {1} (Artikel 30 § 2). Keine Sanktion, wenn ein rechtmäßiger Grund vorliegt oder wenn das ÖSHZ seine eigenen Verpflichtungen nicht einhält."),
    NOT_KEPT_PLAIN(
            "Quelque chose ne va pas ? Parlez-en tout de suite. Le CPAS prévient toujours d’abord, par écrit. Il n’est jamais obligé de sanctionner.",
            "Loopt er iets mis? Praat er meteen over. Het OCMW verwittigt altijd eerst, schriftelijk. Het is nooit verplicht te bestraffen.",
            "Klappt etwas nicht? Sprechen Sie sofort darüber. Das ÖSHZ warnt immer zuerst, schriftlich. Es muss nie bestrafen."),
    NOT_KEPT_AID_LEGAL(
            "Pour une aide sociale financière, le CPAS peut refuser ou suspendre l’aide en tout ou en partie si la personne refuse ou n’exécute pas le projet sans motif légitime (loi du 8 juillet 1976, article 60, § 3).",
            "Bij financiële maatschappelijke hulp kan het OCMW de hulp geheel of gedeeltelijk weigeren of schorsen als de persoon het project zonder wettige reden weigert of niet uitvoert (wet van 8 juli 1976, artikel 60, § 3).",
            "Bei finanzieller Sozialhilfe kann das ÖSHZ die Hilfe ganz oder teilweise verweigern oder aussetzen, wenn die Person das Projekt ohne rechtmäßigen Grund ablehnt oder nicht ausführt (Gesetz vom 8. Juli 1976, Artikel 60 § 3)."),
    NOT_KEPT_OTHER_LEGAL(
            "Aucune sanction n’est possible : la personne ne reçoit ni revenu d’intégration ni aide sociale financière.",
            "Geen enkele sanctie is mogelijk: de persoon ontvangt geen leefloon en geen financiële maatschappelijke hulp.",
            "Keine Sanktion ist möglich: Die Person erhält weder Eingliederungseinkommen noch finanzielle Sozialhilfe."),
    NOT_KEPT_OTHER_PLAIN(
            "Quelque chose ne va pas ? Parlez-en. Vous ne risquez pas de sanction.",
            "Loopt er iets mis? Praat erover. U riskeert geen sanctie.",
            "Klappt etwas nicht? Sprechen Sie darüber. Ihnen droht keine Sanktion."),
    FULL_DAYS("{0} jours complets", "{0} volle dagen", "{0} volle Tage"),
    FULL_WORKING_DAYS("{0} jours ouvrables complets", "{0} volle werkdagen", "{0} volle Werktage"),
    WITHIN_DAYS("dans les {0} jours", "binnen {0} dagen", "innerhalb von {0} Tagen"),
    WITHIN_WORKING_DAYS("dans les {0} jours ouvrables", "binnen {0} werkdagen", "innerhalb von {0} Werktagen"),
    WITHIN_ONE_MONTH("dans le mois", "binnen één maand", "innerhalb eines Monats"),
    WITHIN_MONTHS("dans les {0} mois", "binnen {0} maanden", "innerhalb von {0} Monaten"),
    EVERY_MONTH("par mois", "elke maand", "jeden Monat"),
    EVERY_MONTHS("tous les {0} mois", "om de {0} maanden", "alle {0} Monate"),
    ONE_MONTH("un mois", "één maand", "einen Monat"),
    MONTHS("{0} mois", "{0} maanden", "{0} Monate"),

    // Signatures.
    SIGNATURES("Signatures", "Handtekeningen", "Unterschriften"),
    SIGNER("Signataire", "Ondertekenaar", "Unterzeichner"),
    SIGNED_ON("Date", "Datum", "Datum"),
    EVIDENCE("Voie et preuve", "Weg en bewijs", "Weg und Nachweis"),
    FOR_THIS_TEXT("Pour ce texte", "Voor deze tekst", "Für diesen Text"),
    FOR_THIS_TEXT_YES("oui", "ja", "ja"),
    FOR_THIS_TEXT_NO(
            "non : texte antérieur, à signer de nouveau",
            "nee: vroegere tekst, opnieuw te ondertekenen",
            "nein: früherer Text, erneut zu unterschreiben"),
    NO_SIGNATURE("Personne n’a encore signé.", "Nog niemand heeft ondertekend.", "Noch niemand hat unterschrieben."),
    PARTY_PRESIDENT("Président du CPAS", "Voorzitter van het OCMW", "Präsident des ÖSHZ"),
    PARTY_SECRETARY(
            "Secrétaire (directeur général) du CPAS",
            "Secretaris (algemeen directeur) van het OCMW",
            "Sekretär (Generaldirektor) des ÖSHZ"),
    PARTY_CPAS("Le CPAS, personne mandatée", "Het OCMW, gemandateerde persoon", "Das ÖSHZ, beauftragte Person"),
    ROUTE_EID("Carte d’identité électronique", "Elektronische identiteitskaart", "Elektronischer Personalausweis"),
    ROUTE_LINK("Lien personnel", "Persoonlijke link", "Persönlicher Link"),
    ROUTE_DESK("Au guichet", "Aan het loket", "Am Schalter"),
    ROUTE_PAPER("Sur papier", "Op papier", "Auf Papier"),
    ROUTE_UNKNOWN("Voie non indiquée", "Weg niet vermeld", "Weg nicht angegeben"),
    EVIDENCE_QUALIFIED(
            "niveau 1 : connexion avec l’eID, attestée par le serveur d’identité",
            "niveau 1: aanmelding met de eID, bevestigd door de identiteitsserver",
            "Stufe 1: Anmeldung mit der eID, vom Identitätsserver bestätigt"),
    EVIDENCE_SIGNED_IN(
            "niveau 2 : compte personnel du signataire, connecté peu avant",
            "niveau 2: eigen account van de ondertekenaar, kort voordien aangemeld",
            "Stufe 2: eigenes Konto des Unterzeichners, kurz zuvor angemeldet"),
    EVIDENCE_PERSONAL_CODE(
            "niveau 3 : code personnel reçu, lié au texte ouvert",
            "niveau 3: ontvangen persoonlijke code, gebonden aan de geopende tekst",
            "Stufe 3: erhaltener persönlicher Code, an den geöffneten Text gebunden"),
    EVIDENCE_WITNESSED(
            "niveau 4 : signature en présence d’un agent du CPAS",
            "niveau 4: handtekening in aanwezigheid van een medewerker van het OCMW",
            "Stufe 4: Unterschrift in Anwesenheit eines Mitarbeiters des ÖSHZ"),
    EVIDENCE_SCANNED(
            "niveau 5 : signature manuscrite, connue par l’empreinte de sa copie",
            "niveau 5: handgeschreven handtekening, gekend door de vingerafdruk van de kopie",
            "Stufe 5: handschriftliche Unterschrift, bekannt durch den Prüfwert ihrer Kopie"),
    EVIDENCE_TOLD(
            "niveau 6 : carte annoncée par le CPAS, non prouvée ici",
            "niveau 6: kaart meegedeeld door het OCMW, hier niet bewezen",
            "Stufe 6: Karte vom ÖSHZ mitgeteilt, hier nicht bewiesen"),
    SCAN("copie {0}…", "kopie {0}…", "Kopie {0}…"),
    EVIDENCE_LEGEND(
            "Le niveau 1 est le plus fort, le niveau 6 le plus faible.",
            "Niveau 1 is het sterkst, niveau 6 het zwakst.",
            "Stufe 1 ist die stärkste, Stufe 6 die schwächste."),
    STILL_TO_SIGN("Doivent encore signer", "Moeten nog ondertekenen", "Müssen noch unterschreiben"),
    SIGNATURE("Signature", "Handtekening", "Unterschrift"),
    ALL_SIGNED(
            "Plus personne ne doit signer : toutes les signatures requises sont là.",
            "Niemand moet nog ondertekenen: alle vereiste handtekeningen zijn er.",
            "Niemand muss mehr unterschreiben: Alle nötigen Unterschriften sind da."),

    // Evidence.
    IDENTIFICATION("Identification du document", "Identificatie van het document", "Kennzeichnung des Dokuments"),
    REFERENCE("Référence du CPAS", "Referentie van het OCMW", "Referenz des ÖSHZ"),
    REVISION("Révision", "Revisie", "Fassung"),
    CONTENT_HASH(
            "Empreinte du texte (SHA-256)", "Vingerafdruk van de tekst (SHA-256)", "Prüfwert des Textes (SHA-256)"),
    CONTENT_HASH_MEANS(
            "Chaque signature porte sur le texte qui a cette empreinte. Si le texte change, l’empreinte change.",
            "Elke handtekening slaat op de tekst met deze vingerafdruk. Verandert de tekst, dan verandert de vingerafdruk.",
            "Jede Unterschrift gilt für den Text mit diesem Prüfwert. Ändert sich der Text, ändert sich der Prüfwert."),
    REGIME("Régime légal", "Wettelijk regime", "Gesetzliche Regelung"),
    REGIME_2002("du 1er octobre 2002", "van 1 oktober 2002", "vom 1. Oktober 2002"),
    REGIME_2016("du 1er novembre 2016", "van 1 november 2016", "vom 1. November 2016"),
    REGIME_2018("du 1er août 2018", "van 1 augustus 2018", "vom 1. August 2018"),
    CONCLUDED_ON("Conclu le", "Gesloten op", "Geschlossen am"),
    PRINTED_ON("Imprimé le", "Afgedrukt op", "Gedruckt am"),
    CONTINUES(
            "Suite d’un contrat conclu avec un autre CPAS",
            "Vervolg van een contract met een ander OCMW",
            "Fortsetzung eines Vertrags mit einem anderen ÖSHZ"),

    // Annex.
    ANNEX("Avenant au PIIS", "Aanhangsel bij het GPMI", "Nachtrag zum Projekt"),
    ANNEX_TITLE("Avenant au PIIS {0}", "Aanhangsel bij GPMI {0}", "Nachtrag zum Projekt {0}"),
    ANNEX_LINE(
            "Avenant n° {0} · contrat {1} · proposé le {2}",
            "Aanhangsel nr. {0} · contract {1} · voorgesteld op {2}",
            "Nachtrag Nr. {0} · Vertrag {1} · vorgeschlagen am {2}"),
    ANNEX_PROPOSED_BY("Proposé par", "Voorgesteld door", "Vorgeschlagen von"),
    ANNEX_PENDING("En attente d’accord", "Wacht op akkoord", "Wartet auf Zustimmung"),
    ANNEX_PENDING_MEANS(
            "Le contrat ne change pas tant que toutes les parties concernées n’ont pas marqué leur accord.",
            "Het contract verandert niet zolang niet alle betrokken partijen akkoord zijn.",
            "Der Vertrag ändert sich nicht, solange nicht alle betroffenen Parteien zugestimmt haben."),
    ANNEX_AGREED("Avenant convenu", "Aanhangsel overeengekomen", "Nachtrag vereinbart"),
    ANNEX_AGREED_MEANS(
            "Toutes les parties concernées ont marqué leur accord. Le contrat est adapté.",
            "Alle betrokken partijen zijn akkoord. Het contract is aangepast.",
            "Alle betroffenen Parteien haben zugestimmt. Der Vertrag ist angepasst."),
    ANNEX_REFUSED("Avenant refusé", "Aanhangsel geweigerd", "Nachtrag abgelehnt"),
    ANNEX_REFUSED_MEANS(
            "Une partie n’a pas marqué son accord. Le contrat reste tel qu’il était.",
            "Een partij is niet akkoord. Het contract blijft zoals het was.",
            "Eine Partei hat nicht zugestimmt. Der Vertrag bleibt, wie er war."),
    ANNEX_OUTDATED_MEANS(
            "Le contrat a changé entre-temps : plus personne ne peut marquer son accord sur cette proposition.",
            "Het contract is ondertussen gewijzigd: niemand kan nog met dit voorstel akkoord gaan.",
            "Der Vertrag hat sich inzwischen geändert: Diesem Vorschlag kann niemand mehr zustimmen."),
    RENEWAL("Prolongation du PIIS", "Verlenging van het GPMI", "Verlängerung des Projekts"),
    RENEWAL_TITLE("Prolongation du PIIS {0}", "Verlenging van GPMI {0}", "Verlängerung des Projekts {0}"),
    ANNEX_WITHDRAWN("Avenant retiré", "Aanhangsel ingetrokken", "Nachtrag zurückgezogen"),
    ANNEX_WITHDRAWN_MEANS(
            "La proposition a été retirée. Le contrat reste tel qu’il était.",
            "Het voorstel is ingetrokken. Het contract blijft zoals het was.",
            "Der Vorschlag wurde zurückgezogen. Der Vertrag bleibt, wie er war."),
    ANNEX_LEGAL(
            "Le contrat peut être adapté à tout moment à la demande de la personne ou du CPAS, de commun accord ; un tiers partenaire concerné doit marquer son accord aussi.",
            "Het contract kan op elk moment worden aangepast op vraag van de persoon of het OCMW, in onderling akkoord; een betrokken derde partner moet ook akkoord gaan.",
            "Der Vertrag kann jederzeit auf Antrag der Person oder des ÖSHZ im gegenseitigen Einvernehmen angepasst werden; ein betroffener dritter Partner muss ebenfalls zustimmen."),
    ANNEX_LEGAL_PLAIN(
            "Ces changements ne valent que si chaque partie concernée dit oui.",
            "Deze wijzigingen gelden alleen als elke betrokken partij ja zegt.",
            "Diese Änderungen gelten nur, wenn jede betroffene Partei zustimmt."),
    CHANGES("Ce qui change", "Wat er verandert", "Was sich ändert"),
    CHANGE("Changement", "Wijziging", "Änderung"),
    BEFORE("Avant", "Voordien", "Vorher"),
    AFTER("Après", "Nadien", "Nachher"),
    CONCERNS("Concerne", "Betreft", "Betrifft"),
    NOTHING("—", "—", "—"),
    ADDED("ajouté", "toegevoegd", "hinzugefügt"),
    CHANGED("modifié", "gewijzigd", "geändert"),
    REMOVED("supprimé", "geschrapt", "gestrichen"),
    WHAT_OBJECTIVE("Objectif", "Doelstelling", "Ziel"),
    WHAT_STEP_OF_PERSON("Engagement de la personne", "Verbintenis van de persoon", "Verpflichtung der Person"),
    WHAT_STEP_OF_CPAS("Engagement du CPAS", "Verbintenis van het OCMW", "Verpflichtung des ÖSHZ"),
    WHAT_STEP_OF_THIRD_PARTY(
            "Engagement d’un tiers partenaire",
            "Verbintenis van een derde partner",
            "Verpflichtung eines dritten Partners"),
    WHAT_THIRD_PARTY("Tiers partenaire", "Derde partner", "Dritter Partner"),
    SERVES("Pour l’objectif :", "Voor de doelstelling:", "Für das Ziel:"),
    WHAT_PERIOD("Durée du contrat", "Duur van het contract", "Dauer des Vertrags"),
    WHAT_COMMUNITY_SERVICE("Service communautaire", "Gemeenschapsdienst", "Gemeinschaftsdienst"),
    WHAT_TYPE("Type de projet", "Soort project", "Art des Projekts"),
    WHAT_LANGUAGE("Langue du contrat", "Taal van het contract", "Sprache des Vertrags"),
    WHAT_ADMINISTRATIVE("Données administratives", "Administratieve gegevens", "Verwaltungsangaben"),
    STILL_TO_AGREE("Doivent encore répondre", "Moeten nog antwoorden", "Müssen noch antworten"),
    ADOPTED_REVISION("Devient la révision", "Wordt revisie", "Wird Fassung"),
    DECIDED_ON("Décidé le", "Beslist op", "Entschieden am"),
    AGREEMENTS("Accords", "Akkoorden", "Zustimmungen"),
    DECISION("Décision", "Beslissing", "Entscheidung"),
    DECISION_AGREED("d’accord", "akkoord", "einverstanden"),
    DECISION_REFUSED("pas d’accord", "niet akkoord", "nicht einverstanden"),
    NEW_HASH(
            "Empreinte du nouveau texte (SHA-256)",
            "Vingerafdruk van de nieuwe tekst (SHA-256)",
            "Prüfwert des neuen Textes (SHA-256)"),
    ANNEX_ID("Numéro de l’avenant", "Nummer van het aanhangsel", "Nummer des Nachtrags");

    private final String fr;
    private final String nl;
    private final String de;

    Phrase(String fr, String nl, String de) {
        this.fr = fr;
        this.nl = nl;
        this.de = de;
    }

    /** The sentence, with its values in their places. */
    String in(Language language, Object... values) {
        String sentence = switch (language) {
            case FR -> fr;
            case NL -> nl;
            case DE -> de;
        };
        if (language == Language.FR) {
            sentence = sentence.replaceAll(" (?=[:;?!%»])", "\u00a0");
        }
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            // One pass: a value that looks like a place is left alone.
            if (c == '{' && i + 2 < sentence.length() && sentence.charAt(i + 2) == '}') {
                said.append(values[sentence.charAt(i + 1) - '0']);
                i += 2;
            } else {
                said.append(c);
            }
        }
        return said.toString();
    }
}
