package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.document.Paper.Block;
import be.fgov.mi.piis.contract.document.Paper.Cell;
import be.fgov.mi.piis.contract.document.Paper.Chapter;
import be.fgov.mi.piis.contract.document.Paper.Column;
import be.fgov.mi.piis.contract.document.Paper.Grid;
import be.fgov.mi.piis.contract.document.Paper.Row;
import be.fgov.mi.piis.contract.document.Paper.Text;
import be.fgov.mi.piis.contract.push.AgreementText;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.register.ContractView;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.contract.signing.SignatureEvidence;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contract as it is printed. Each article says what was agreed in the words of the contract and, beside it, the
 * same in plain words; both are made from the same data, so they cannot differ. Free text stays in the language in
 * which it was agreed.
 */
public final class ComposeContract {
    private static final int SHORT_HASH = 12;

    private final ContractView view;
    private final ContractBody body;
    private final @Nullable RegisteredCpas cpas;
    private final Regime regime;
    private final LocalDate lawDay;
    private final Law law;
    private final LocalDate today;
    private final Wording words;
    private final List<Wording> plainIn;

    /**
     * @param law the dated parameters
     * @param today the business date
     */
    public record Setting(Law law, LocalDate today) {}

    /** The parties of the contract that signed here, with what proves it. */
    private final List<SignatureEvidence.EvidenceView> evidenceHere;

    private ComposeContract(
            ContractView view,
            List<SignatureEvidence.EvidenceView> evidenceHere,
            @Nullable RegisteredCpas cpas,
            Setting setting,
            Language language,
            @Nullable Language alongside) {
        this.view = view;
        this.evidenceHere = evidenceHere;
        this.body = view.contract();
        this.cpas = cpas;
        this.law = setting.law();
        this.today = setting.today();
        this.words = new Wording(language);
        this.plainIn =
                alongside == null || alongside == language ? List.of(words) : List.of(words, new Wording(alongside));
        LocalDate concludedOn = view.concludedOn();
        LocalDate handedOverOn = body.handedOverOn();
        this.lawDay = concludedOn != null ? concludedOn : handedOverOn != null ? handedOverOn : today;
        Regime judged = view.regime();
        this.regime = judged == null ? Regime.on(lawDay) : judged;
    }

    /**
     * @param evidenceHere of the signatures that were given here, oldest first
     * @param cpas as the registry knows it; absent when the replica does not have it yet
     * @param language of the document
     * @param alongside a second language for the plain words
     */
    public static Paper compose(
            ContractView view,
            List<SignatureEvidence.EvidenceView> evidenceHere,
            @Nullable RegisteredCpas cpas,
            Setting setting,
            Language language,
            @Nullable Language alongside) {
        return new ComposeContract(view, evidenceHere, cpas, setting, language, alongside).paper();
    }

    private Paper paper() {
        List<Chapter> chapters = new ArrayList<>();
        chapters.add(parties());
        chapters.add(legalBasis());
        chapters.add(agreed());
        chapters.add(objectives());
        chapters.add(steps("person", Phrase.STEPS_OF_PERSON, StepOwner.BENEFICIARY, Phrase.YOU_WILL));
        chapters.add(steps("cpas", Phrase.STEPS_OF_CPAS, StepOwner.CPAS, Phrase.CPAS_WILL));
        thirdParties().ifPresent(chapters::add);
        communityService().ifPresent(chapters::add);
        chapters.add(rights());
        chapters.add(notKept());
        chapters.add(signatures());
        chapters.add(identification());
        return new Paper(
                words.language(),
                say(Phrase.PIIS),
                say(Phrase.CONTRACT_TITLE, view.reference(), view.revision()),
                words.type(body.type()) + " · "
                        + say(
                                Phrase.REFERENCE_LINE,
                                view.reference(),
                                view.revision(),
                                hash().substring(0, SHORT_HASH)),
                isNewest() ? words.status(view.status()) : say(Phrase.EARLIER),
                standingMeans(),
                isNewest() && view.status() == ContractStatus.ACTIVE,
                say(Phrase.PAGE),
                say(Phrase.PAGE_OF),
                cpasName(),
                chapters);
    }

    private String say(Phrase phrase, Object... values) {
        return words.say(phrase, values);
    }

    /** The same in plain words: in the language of the document and, where asked for, in a second one. */
    private List<Text> plain(Function<Wording, String> said) {
        return plainWith(wording -> Text.of(said.apply(wording)));
    }

    private List<Text> plainWith(Function<Wording, Text> said) {
        List<Text> lines = new ArrayList<>();
        for (Wording wording : plainIn) {
            Text text = said.apply(wording);
            if (wording.language() != words.language()) {
                String other = Paper.tag(wording.language());
                text = new Text(
                        text.runs().stream()
                                .map(run -> run.language().isEmpty()
                                        ? new Paper.Run(run.words(), other, run.strong())
                                        : run)
                                .toList(),
                        text.listed());
            }
            lines.add(text);
        }
        return lines;
    }

    /** Free text of the contract, in the language in which it was agreed. */
    private Text quoted(String text) {
        return Text.EMPTY.and(text, body.beneficiary().language());
    }

    private String cpasName() {
        return cpas == null ? say(Phrase.THE_CPAS) : cpas.name(Paper.tag(words.language()));
    }

    private boolean isNewest() {
        return view.signaturesGiven() != null;
    }

    /** What was stored before texts were hashed is hashed here. */
    private String hash() {
        String kept = view.contentHash();
        return kept == null ? AgreementText.of(body).hash() : kept;
    }

    private List<String> standingMeans() {
        if (!isNewest()) {
            return List.of(say(Phrase.EARLIER_MEANS, words.status(view.status())));
        }
        List<String> lines = new ArrayList<>();
        LocalDate handedOverOn = body.handedOverOn();
        ContractBody.Ending ending = body.ending();
        LocalDate concludedOn = view.concludedOn();
        switch (view.status()) {
            case DRAFT -> lines.add(say(Phrase.DRAFT_MEANS));
            case HANDED_OVER -> {
                if (handedOverOn != null) {
                    lines.add(say(Phrase.HANDED_OVER_MEANS, words.date(handedOverOn)));
                }
                LocalDate earliest = view.earliestSignatureDate();
                if (earliest != null) {
                    lines.add(say(Phrase.MAY_SIGN_FROM, words.date(earliest)));
                }
            }
            case PARTIALLY_SIGNED -> lines.add(say(Phrase.PARTIALLY_SIGNED_MEANS));
            case ACTIVE -> {
                if (concludedOn != null) {
                    lines.add(say(Phrase.ACTIVE_MEANS, words.date(concludedOn)));
                }
            }
            case ENDED -> {
                if (ending != null) {
                    lines.add(say(Phrase.ENDED_MEANS, words.date(ending.endedOn()), words.reason(ending.reason())));
                }
            }
            case TRANSFERRED -> lines.add(say(Phrase.TRANSFERRED_MEANS));
            case VOID -> lines.add(say(Phrase.VOID_MEANS));
        }
        return lines;
    }

    private Chapter parties() {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                Cell.named(say(Phrase.THE_CPAS)),
                Cell.of(Text.EMPTY.strong(cpasName()), Text.of(say(Phrase.ENTERPRISE_NUMBER, enterpriseNumber())))));
        rows.add(new Row(
                List.of(
                        Cell.named(say(Phrase.SOCIAL_WORKER) + " · " + say(Phrase.REPLACEMENT)),
                        Cell.of(say(Phrase.BY_HAND))),
                true));
        ContractBody.Beneficiary person = body.beneficiary();
        String right = words.right(person.status());
        rows.add(new Row(
                List.of(
                        Cell.named(say(Phrase.THE_PERSON)),
                        Cell.of(
                                Text.of(say(Phrase.NAME) + " " + say(Phrase.BY_HAND)),
                                Text.EMPTY,
                                Text.of(say(Phrase.SSIN, lastDigits(person.ssin()))),
                                Text.of(
                                        person.fullTimeStudent()
                                                ? right + ", " + say(Phrase.FULL_TIME_STUDENT)
                                                : right))),
                true));
        ContractBody.SupportPerson support = body.supportPerson();
        if (support != null) {
            rows.add(row(
                    Cell.named(say(Phrase.SUPPORT_PERSON)),
                    Cell.of(quoted(support.name() + ", " + support.role()), Text.of(say(Phrase.SUPPORT_PERSON_IS)))));
        }
        for (ContractBody.ThirdParty thirdParty : body.thirdParties()) {
            List<Text> lines = new ArrayList<>(List.of(quoted(thirdParty.name())));
            String number = thirdParty.enterpriseNumber();
            if (number != null) {
                lines.add(Text.of(say(Phrase.ENTERPRISE_NUMBER, dotted(number))));
            }
            rows.add(row(Cell.named(say(Phrase.THIRD_PARTY)), Cell.of(lines)));
        }
        return new Chapter(
                "parties",
                say(Phrase.PARTIES),
                List.of(Block.of(new Grid(
                        List.of(new Column(say(Phrase.WHO), 28), new Column(say(Phrase.DETAILS), 72)), rows, true))));
    }

    /** The document shows no more of the number than is needed to tell two files apart (data minimisation). */
    private static String lastDigits(String ssin) {
        return ssin.substring(ssin.length() - 3);
    }

    private String enterpriseNumber() {
        String[] parts = view.href().split("/", -1);
        return dotted(parts[4]);
    }

    static String dotted(String number) {
        return EnterpriseNumber.isValid(number)
                ? number.substring(0, 4) + "." + number.substring(4, 7) + "." + number.substring(7)
                : number;
    }

    private Chapter legalBasis() {
        BeneficiaryStatus status = body.beneficiary().status();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of(Text.of(say(Phrase.LEGAL_PIIS))));
        blocks.add(Block.of(Text.of(words.legalBasis(regime))));
        if (status == BeneficiaryStatus.FINANCIAL_SOCIAL_AID) {
            blocks.add(Block.of(Text.of(say(Phrase.LEGAL_AID))));
        }
        if (status == BeneficiaryStatus.OTHER_USER) {
            blocks.add(Block.of(Text.of(say(Phrase.LEGAL_OTHER))));
        }
        return new Chapter("basis", say(Phrase.LEGAL_BASIS), blocks);
    }

    private Chapter agreed() {
        LocalDate from = body.period().from();
        LocalDate until = body.period().until();
        LocalDate heldOn = body.socialAssessment().heldOn();
        LocalDate handedOverOn = body.handedOverOn();
        LocalDate reflectionDay = handedOverOn == null ? today : handedOverOn;
        List<Row> rows = new ArrayList<>();
        rows.add(article(
                Phrase.DURATION,
                say(Phrase.DURATION_LEGAL, words.date(from), words.date(until)),
                wording -> wording.say(Phrase.DURATION_PLAIN, wording.date(from), wording.date(until))));
        rows.add(assessment(heldOn));
        int days = law.number(LawParameter.REFLECTION_DAYS, reflectionDay);
        rows.add(article(
                Phrase.REFLECTION,
                say(
                        Phrase.REFLECTION_LEGAL,
                        words.fullDays(days, law.unit(LawParameter.REFLECTION_UNIT, reflectionDay))),
                wording -> wording.say(
                        Phrase.REFLECTION_PLAIN,
                        wording.fullDays(days, law.unit(LawParameter.REFLECTION_UNIT, reflectionDay)))));
        rows.add(article(Phrase.MEANS, say(Phrase.MEANS_LEGAL), wording -> wording.say(Phrase.MEANS_PLAIN)));
        return new Chapter("agreed", say(Phrase.AGREED), List.of(Block.of(articles(say(Phrase.LEGAL_TEXT), rows))));
    }

    private Row assessment(LocalDate heldOn) {
        List<Text> legal = new ArrayList<>(List.of(Text.of(say(Phrase.ASSESSMENT_LEGAL, words.date(heldOn)))));
        addPoints(legal, say(Phrase.NEEDS), body.socialAssessment().needs());
        addPoints(legal, say(Phrase.STRENGTHS), body.socialAssessment().strengths());
        List<Text> plain =
                new ArrayList<>(plain(wording -> wording.say(Phrase.ASSESSMENT_PLAIN, wording.date(heldOn))));
        addPlainPoints(plain, Phrase.NEEDS_PLAIN, body.socialAssessment().needs());
        addPlainPoints(plain, Phrase.STRENGTHS_PLAIN, body.socialAssessment().strengths());
        return row(Cell.named(say(Phrase.ASSESSMENT)), Cell.of(legal), Cell.of(plain));
    }

    private void addPoints(List<Text> lines, String title, @Nullable List<String> points) {
        if (points != null && !points.isEmpty()) {
            lines.add(Text.of(title));
            points.forEach(point -> lines.add(quoted(point).point()));
        }
    }

    private void addPlainPoints(List<Text> lines, Phrase title, @Nullable List<String> points) {
        if (points != null && !points.isEmpty()) {
            lines.addAll(plain(wording -> wording.say(title)));
            points.forEach(point -> lines.add(quoted(point).point()));
        }
    }

    private Chapter objectives() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < body.objectives().size(); i++) {
            ContractBody.Objective objective = body.objectives().get(i);
            rows.add(row(
                    Cell.named(String.valueOf(i + 1)),
                    Cell.of(Text.EMPTY.strong(words.domain(objective.domain())), quoted(objective.text())),
                    Cell.of(plainWith(wording -> Text.of(wording.say(Phrase.OBJECTIVE_PLAIN))
                            .and(sentence(objective.text()), body.beneficiary().language())
                            .and(" " + wording.say(Phrase.UNTIL_PLAIN, wording.date(objective.dueOn()))))),
                    Cell.of(words.date(objective.dueOn()))));
        }
        return new Chapter(
                "objectives",
                say(Phrase.OBJECTIVES),
                List.of(Block.of(new Grid(
                        List.of(
                                new Column(say(Phrase.NUMBER), 6),
                                new Column(say(Phrase.LEGAL_TEXT), 39),
                                new Column(say(Phrase.PLAIN), 36),
                                new Column(say(Phrase.DUE), 19)),
                        rows,
                        true))));
    }

    /** Free text may end without a full stop; what follows it starts a sentence. */
    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.matches("(?s).*[.!?…]") ? stripped : stripped + ".";
    }

    private Chapter steps(String id, Phrase heading, StepOwner owner, Phrase will) {
        return new Chapter(id, say(heading), List.of(Block.of(stepTable(owner, will))));
    }

    private Grid stepTable(StepOwner owner, Phrase will) {
        Map<String, Integer> objectives = new HashMap<>();
        body.objectives().forEach(objective -> objectives.put(objective.id(), objectives.size() + 1));
        List<Row> rows = new ArrayList<>();
        for (ContractBody.Step step : body.steps()) {
            if (step.by() == owner) {
                rows.add(row(
                        Cell.named(String.valueOf(rows.size() + 1)),
                        Cell.of(quoted(step.text())
                                .and(" (" + say(Phrase.FOR_OBJECTIVE, objectives.getOrDefault(step.objectiveId(), 0))
                                        + ")")),
                        Cell.of(plainWith(wording -> Text.of(wording.say(will))
                                .and(sentence(step.text()), body.beneficiary().language())
                                .and(" " + wording.say(Phrase.BY_PLAIN, wording.date(step.dueOn()))))),
                        Cell.of(words.date(step.dueOn()))));
            }
        }
        return new Grid(
                List.of(
                        new Column(say(Phrase.NUMBER), 6),
                        new Column(say(Phrase.COMMITMENT), 39),
                        new Column(say(Phrase.PLAIN), 36),
                        new Column(say(Phrase.DUE), 19)),
                rows,
                true);
    }

    private Optional<Chapter> thirdParties() {
        Grid steps = stepTable(StepOwner.THIRD_PARTY, Phrase.PARTNER_WILL);
        if (body.thirdParties().isEmpty() && steps.rows().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (!body.thirdParties().isEmpty()) {
            List<Row> rows = new ArrayList<>();
            for (ContractBody.ThirdParty thirdParty : body.thirdParties()) {
                rows.add(row(
                        new Cell(List.of(quoted(thirdParty.name())), true, false),
                        Cell.of(quoted(thirdParty.expectations())),
                        Cell.of(plainWith(wording -> Text.of(wording.say(Phrase.EXPECTED_PLAIN))
                                .and(
                                        sentence(thirdParty.expectations()),
                                        body.beneficiary().language())))));
            }
            blocks.add(Block.of(Text.of(say(Phrase.THIRD_PARTY_SIGNS))));
            blocks.add(Block.of(new Grid(
                    List.of(
                            new Column(say(Phrase.ORGANISATION), 23),
                            new Column(say(Phrase.EXPECTED), 40),
                            new Column(say(Phrase.PLAIN), 37)),
                    rows,
                    true)));
        }
        if (!steps.rows().isEmpty()) {
            blocks.add(Block.of(steps));
        }
        return Optional.of(new Chapter("partners", say(Phrase.STEPS_OF_THIRD_PARTIES), blocks));
    }

    private Optional<Chapter> communityService() {
        ContractBody.CommunityService service = body.communityService();
        if (service == null) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        ServiceItems.of(service, words, body.beneficiary().language())
                .forEach((item, lines) -> rows.add(row(Cell.named(say(item)), Cell.of(lines))));
        boolean annulled = CommunityServiceByDate.isForbiddenOn(today);
        return Optional.of(new Chapter(
                "service",
                say(Phrase.SERVICE),
                List.of(
                        Block.of(
                                annulled
                                        ? Text.EMPTY.strong(say(Phrase.SERVICE_VOID))
                                        : Text.of(say(Phrase.SERVICE_LEGAL))),
                        Block.of(new Grid(
                                List.of(new Column(say(Phrase.ITEM), 28), new Column(say(Phrase.CONTENT), 72)),
                                rows,
                                true)))));
    }

    private Chapter rights() {
        List<Row> rows = new ArrayList<>();
        int days = law.number(LawParameter.INTERVIEW_DAYS, today);
        rows.add(article(
                Phrase.RIGHT_INTERVIEW,
                say(Phrase.RIGHT_INTERVIEW_LEGAL, words.withinDays(days, law.unit(LawParameter.INTERVIEW_UNIT, today))),
                wording -> wording.say(
                        Phrase.RIGHT_INTERVIEW_PLAIN,
                        wording.withinDays(days, law.unit(LawParameter.INTERVIEW_UNIT, today)))));
        rows.add(article(
                Phrase.RIGHT_ADAPT, say(Phrase.RIGHT_ADAPT_LEGAL), wording -> wording.say(Phrase.RIGHT_ADAPT_PLAIN)));
        rows.add(evaluations());
        rows.add(article(
                Phrase.RIGHT_ASSISTANCE,
                say(Phrase.RIGHT_ASSISTANCE_LEGAL),
                wording -> wording.say(Phrase.RIGHT_ASSISTANCE_PLAIN)));
        rows.add(article(
                Phrase.RIGHT_HEARING,
                say(Phrase.RIGHT_HEARING_LEGAL),
                wording -> wording.say(Phrase.RIGHT_HEARING_PLAIN)));
        int appeal = law.number(LawParameter.APPEAL_MONTHS, today);
        rows.add(article(
                Phrase.RIGHT_APPEAL,
                say(Phrase.RIGHT_APPEAL_LEGAL, words.withinMonths(appeal)),
                wording -> wording.say(Phrase.RIGHT_APPEAL_PLAIN, wording.withinMonths(appeal))));
        rows.add(article(
                Phrase.RIGHT_MOVE, say(Phrase.RIGHT_MOVE_LEGAL), wording -> wording.say(Phrase.RIGHT_MOVE_PLAIN)));
        return new Chapter("rights", say(Phrase.RIGHTS), List.of(Block.of(articles(say(Phrase.LEGAL_RULE), rows))));
    }

    /** The cadence is that of the law under which the contract was concluded (A-24, LIF-5 to LIF-7). */
    private Row evaluations() {
        if (regime == Regime.R2002) {
            int months = law.number(LawParameter.EVALUATION_MONTHS_R2002, lawDay);
            return article(
                    Phrase.RIGHT_EVALUATION,
                    say(Phrase.RIGHT_EVALUATION_2002_LEGAL, words.everyMonths(months)),
                    wording -> wording.say(Phrase.RIGHT_EVALUATION_2002_PLAIN, wording.everyMonths(months)));
        }
        int evaluations = law.number(LawParameter.EVALUATIONS_A_YEAR, lawDay);
        int inPerson = law.number(LawParameter.EVALUATIONS_IN_PERSON, lawDay);
        return article(
                Phrase.RIGHT_EVALUATION,
                say(Phrase.RIGHT_EVALUATION_LEGAL, evaluations, inPerson),
                wording -> wording.say(Phrase.RIGHT_EVALUATION_PLAIN, evaluations, inPerson));
    }

    private Chapter notKept() {
        int first = law.number(LawParameter.FIRST_SUSPENSION_MONTHS, today);
        int repeat = law.number(LawParameter.REPEAT_SUSPENSION_MONTHS, today);
        Row row = switch (body.beneficiary().status()) {
            case RIGHT_TO_INTEGRATION ->
                article(
                        Phrase.NOT_KEPT,
                        say(Phrase.NOT_KEPT_LEGAL, words.months(first), words.months(repeat)),
                        wording -> wording.say(Phrase.NOT_KEPT_PLAIN));
            case FINANCIAL_SOCIAL_AID ->
                article(Phrase.NOT_KEPT, say(Phrase.NOT_KEPT_AID_LEGAL), wording -> wording.say(Phrase.NOT_KEPT_PLAIN));
            case OTHER_USER ->
                article(
                        Phrase.NOT_KEPT,
                        say(Phrase.NOT_KEPT_OTHER_LEGAL),
                        wording -> wording.say(Phrase.NOT_KEPT_OTHER_PLAIN));
        };
        Grid two = new Grid(
                List.of(new Column(say(Phrase.LEGAL_RULE), 56), new Column(say(Phrase.PLAIN), 44)),
                List.of(new Row(row.cells().subList(1, 3), false)),
                false);
        return new Chapter("breach", say(Phrase.NOT_KEPT), List.of(Block.of(two)));
    }

    private Chapter signatures() {
        List<Block> blocks = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<ContractView.SignatureView> given = view.signaturesGiven();
        if (given != null) {
            given.forEach(signature -> rows.add(signature(signature)));
        } else {
            body.signatures().forEach(signature -> rows.add(signatureThen(signature)));
            evidenceHere.stream()
                    .filter(here -> here.revision() == view.revision())
                    .forEach(here -> rows.add(signatureThen(here)));
        }
        if (rows.isEmpty()) {
            blocks.add(Block.of(Text.of(say(Phrase.NO_SIGNATURE))));
        } else {
            blocks.add(Block.of(new Grid(
                    List.of(
                            new Column(say(Phrase.WHO), 21),
                            new Column(say(Phrase.SIGNER), 19),
                            new Column(say(Phrase.SIGNED_ON), 18),
                            new Column(say(Phrase.EVIDENCE), 28),
                            new Column(say(Phrase.FOR_THIS_TEXT), 14)),
                    rows,
                    true)));
            blocks.add(Block.of(Text.of(say(Phrase.EVIDENCE_LEGEND))));
        }
        blocks.addAll(stillToSign());
        return new Chapter("signatures", say(Phrase.SIGNATURES), blocks);
    }

    private List<Block> stillToSign() {
        List<String> toSign = view.toSign();
        boolean over = view.status() == ContractStatus.ENDED
                || view.status() == ContractStatus.VOID
                || view.status() == ContractStatus.TRANSFERRED;
        if (toSign == null || over) {
            return List.of();
        }
        if (toSign.isEmpty()) {
            return view.status() == ContractStatus.ACTIVE
                    ? List.of(Block.of(Text.of(say(Phrase.ALL_SIGNED))))
                    : List.of();
        }
        Grid lines = new Grid(
                List.of(
                        new Column(say(Phrase.STILL_TO_SIGN), 30),
                        new Column(say(Phrase.NAME), 26),
                        new Column(say(Phrase.SIGNED_ON), 14),
                        new Column(say(Phrase.SIGNATURE), 30)),
                toSign.stream()
                        .map(side -> new Row(
                                List.of(
                                        new Cell(List.of(sideName(side)), true, false),
                                        Cell.of(Text.EMPTY),
                                        Cell.of(Text.EMPTY),
                                        Cell.of(Text.EMPTY)),
                                true))
                        .toList(),
                true);
        return List.of(Block.of(lines));
    }

    private Text sideName(String side) {
        if (side.startsWith("thirdParty:")) {
            return thirdPartyName(side.substring("thirdParty:".length()));
        }
        return Text.of(
                switch (side) {
                    case "beneficiary" -> say(Phrase.THE_PERSON);
                    case "president" -> say(Phrase.PARTY_PRESIDENT);
                    case "secretary" -> say(Phrase.PARTY_SECRETARY);
                    default -> say(Phrase.PARTY_CPAS);
                });
    }

    private Text partyName(Party party, @Nullable String thirdPartyId) {
        return switch (party) {
            case BENEFICIARY -> sideName("beneficiary");
            case PRESIDENT -> sideName("president");
            case SECRETARY -> sideName("secretary");
            case CPAS -> sideName("cpas");
            case THIRD_PARTY -> thirdPartyName(String.valueOf(thirdPartyId));
        };
    }

    private Text thirdPartyName(String id) {
        return body.thirdParties().stream()
                .filter(thirdParty -> thirdParty.id().equals(id))
                .findFirst()
                .map(thirdParty -> quoted(thirdParty.name()))
                .orElseGet(() -> Text.of(say(Phrase.THIRD_PARTY)));
    }

    private Row signature(ContractView.SignatureView signature) {
        EvidenceLevel level = signature.evidenceLevel();
        SignatureEvidence.EvidenceView here = signature.givenHere() ? evidenceOf(signature) : null;
        String signer = here == null ? signerTold(signature) : here.signer();
        String scan = here == null ? null : here.documentSha256();
        return row(
                new Cell(List.of(partyName(signature.party(), signature.thirdPartyId())), true, false),
                Cell.of(signer == null ? "" : signer),
                Cell.of(words.date(signature.signedOn())),
                evidence(words.route(signature.route()), level, scan),
                Cell.of(say(signature.current() ? Phrase.FOR_THIS_TEXT_YES : Phrase.FOR_THIS_TEXT_NO)));
    }

    private SignatureEvidence.@Nullable EvidenceView evidenceOf(ContractView.SignatureView signature) {
        return evidenceHere.stream()
                .filter(here -> here.party() == signature.party()
                        && Objects.equals(here.thirdPartyId(), signature.thirdPartyId())
                        && here.signedOn().equals(signature.signedOn()))
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private @Nullable String signerTold(ContractView.SignatureView signature) {
        return body.signatures().stream()
                .filter(told -> told.party() == signature.party()
                        && Objects.equals(told.thirdPartyId(), signature.thirdPartyId())
                        && told.signedOn().equals(signature.signedOn()))
                .map(ContractBody.GivenSignature::signer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Row signatureThen(ContractBody.GivenSignature signature) {
        String signer = signature.signer();
        return row(
                new Cell(List.of(partyName(signature.party(), signature.thirdPartyId())), true, false),
                Cell.of(signer == null ? "" : signer),
                Cell.of(words.date(signature.signedOn())),
                evidence(words.route(signature.route()), EvidenceLevel.of(signature.route()), null),
                Cell.of(""));
    }

    private Row signatureThen(SignatureEvidence.EvidenceView here) {
        String signer = here.signer();
        return row(
                new Cell(List.of(partyName(here.party(), here.thirdPartyId())), true, false),
                Cell.of(signer == null ? "" : signer),
                Cell.of(words.date(here.signedOn())),
                evidence(words.route(here.route()), here.evidenceLevel(), here.documentSha256()),
                Cell.of(""));
    }

    private Cell evidence(String route, @Nullable EvidenceLevel level, @Nullable String scan) {
        List<Text> lines = new ArrayList<>(List.of(Text.of(route)));
        if (level != null) {
            lines.add(Text.of(words.evidence(level)));
        }
        if (scan != null) {
            lines.add(Text.of(say(Phrase.SCAN, scan.substring(0, SHORT_HASH))));
        }
        return Cell.of(lines);
    }

    private Chapter identification() {
        List<Row> rows = new ArrayList<>();
        rows.add(row(Cell.named(say(Phrase.REFERENCE)), Cell.of(view.reference())));
        rows.add(row(Cell.named(say(Phrase.REVISION)), Cell.of(String.valueOf(view.revision()))));
        rows.add(row(Cell.named(say(Phrase.CONTENT_HASH)), Cell.code(hash())));
        rows.add(row(Cell.named(say(Phrase.REGIME)), Cell.of(words.regime(regime))));
        LocalDate concludedOn = view.concludedOn();
        if (concludedOn != null) {
            rows.add(row(Cell.named(say(Phrase.CONCLUDED_ON)), Cell.of(words.date(concludedOn))));
        }
        if (view.transferredFrom() != null) {
            rows.add(row(Cell.named(say(Phrase.CONTINUES)), Cell.of(String.valueOf(view.transferredFrom()))));
        }
        rows.add(row(Cell.named(say(Phrase.PRINTED_ON)), Cell.of(words.date(today))));
        return new Chapter(
                "identification",
                say(Phrase.IDENTIFICATION),
                List.of(
                        Block.of(new Grid(
                                List.of(new Column(say(Phrase.ITEM), 30), new Column(say(Phrase.CONTENT), 70)),
                                rows,
                                true)),
                        Block.of(Text.of(say(Phrase.CONTENT_HASH_MEANS)))));
    }

    private Row article(Phrase subject, String legal, Function<Wording, String> plain) {
        return row(Cell.named(say(subject)), Cell.of(legal), Cell.of(plain(plain)));
    }

    private Grid articles(String legalColumn, List<Row> rows) {
        return new Grid(
                List.of(
                        new Column(say(Phrase.SUBJECT), 18),
                        new Column(legalColumn, 43),
                        new Column(say(Phrase.PLAIN), 39)),
                rows,
                true);
    }

    private static Row row(Cell... cells) {
        return new Row(List.of(cells), false);
    }
}
