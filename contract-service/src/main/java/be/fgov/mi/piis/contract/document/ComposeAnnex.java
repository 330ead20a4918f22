package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.amending.AmendmentBody.ProposedBy;
import be.fgov.mi.piis.contract.amending.AmendmentView;
import be.fgov.mi.piis.contract.amending.ContractDiff;
import be.fgov.mi.piis.contract.document.Paper.Block;
import be.fgov.mi.piis.contract.document.Paper.Cell;
import be.fgov.mi.piis.contract.document.Paper.Chapter;
import be.fgov.mi.piis.contract.document.Paper.Column;
import be.fgov.mi.piis.contract.document.Paper.Grid;
import be.fgov.mi.piis.contract.document.Paper.Row;
import be.fgov.mi.piis.contract.document.Paper.Text;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.contract.rules.AmendmentKind;
import be.fgov.mi.piis.contract.rules.AmendmentStatus;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A change of a contract as an annex to it: each difference before and after, whom it concerns and who agreed. */
public final class ComposeAnnex {
    private final AmendmentView annex;
    private final Subject subject;
    private final Wording words;

    /**
     * The contract that the annex belongs to.
     *
     * @param thirdParties name of each organisation by its id, before and after the change
     * @param objectives text of each objective by its id, before and after the change
     * @param language of the contract, in which its free text is
     */
    public record Subject(
            String reference,
            Map<String, String> thirdParties,
            Map<String, String> objectives,
            Language language,
            @Nullable RegisteredCpas cpas,
            LocalDate today) {}

    private ComposeAnnex(AmendmentView annex, Subject subject, Language language) {
        this.annex = annex;
        this.subject = subject;
        this.words = new Wording(language);
    }

    /** @param language of the document */
    public static Paper compose(AmendmentView annex, Subject subject, Language language) {
        return new ComposeAnnex(annex, subject, language).paper();
    }

    private String say(Phrase phrase, Object... values) {
        return words.say(phrase, values);
    }

    private Paper paper() {
        boolean renewal = annex.kind() == AmendmentKind.RENEWAL;
        RegisteredCpas cpas = subject.cpas();
        return new Paper(
                words.language(),
                say(renewal ? Phrase.RENEWAL : Phrase.ANNEX),
                say(renewal ? Phrase.RENEWAL_TITLE : Phrase.ANNEX_TITLE, subject.reference()),
                say(Phrase.ANNEX_LINE, annex.number(), subject.reference(), words.date(annex.proposedOn())),
                say(
                        switch (annex.status()) {
                            case PENDING -> Phrase.ANNEX_PENDING;
                            case ADOPTED -> Phrase.ANNEX_AGREED;
                            case REFUSED -> Phrase.ANNEX_REFUSED;
                            case WITHDRAWN -> Phrase.ANNEX_WITHDRAWN;
                        }),
                standingMeans(),
                annex.status() == AmendmentStatus.ADOPTED,
                say(Phrase.PAGE),
                say(Phrase.PAGE_OF),
                cpas == null ? say(Phrase.THE_CPAS) : cpas.name(Paper.tag(words.language())),
                List.of(basis(), changes(), agreements(), identification()));
    }

    private List<String> standingMeans() {
        List<String> lines = new ArrayList<>();
        lines.add(say(
                switch (annex.status()) {
                    case PENDING -> annex.outdated() ? Phrase.ANNEX_OUTDATED_MEANS : Phrase.ANNEX_PENDING_MEANS;
                    case ADOPTED -> Phrase.ANNEX_AGREED_MEANS;
                    case REFUSED -> Phrase.ANNEX_REFUSED_MEANS;
                    case WITHDRAWN -> Phrase.ANNEX_WITHDRAWN_MEANS;
                }));
        return lines;
    }

    private Chapter basis() {
        Grid two = new Grid(
                List.of(new Column(say(Phrase.LEGAL_RULE), 58), new Column(say(Phrase.PLAIN), 42)),
                List.of(row(Cell.of(say(Phrase.ANNEX_LEGAL)), Cell.of(say(Phrase.ANNEX_LEGAL_PLAIN)))),
                false);
        return new Chapter("basis", say(Phrase.LEGAL_BASIS), List.of(Block.of(two)));
    }

    private Chapter changes() {
        List<Row> rows = new ArrayList<>();
        for (ContractDiff.Difference difference : annex.differences()) {
            rows.add(row(
                    new Cell(
                            List.of(
                                    Text.of(part(difference.part())),
                                    Text.EMPTY.and(say(
                                            switch (difference.change()) {
                                                case ADDED -> Phrase.ADDED;
                                                case CHANGED -> Phrase.CHANGED;
                                                case REMOVED -> Phrase.REMOVED;
                                            }))),
                            true,
                            false),
                    Cell.of(lines(difference.before(), difference.after())),
                    Cell.of(lines(difference.after(), difference.before())),
                    Cell.of(difference.concerns().stream().map(this::side).toList())));
        }
        return new Chapter(
                "changes",
                say(Phrase.CHANGES),
                List.of(Block.of(new Grid(
                        List.of(
                                new Column(say(Phrase.CHANGE), 20),
                                new Column(say(Phrase.BEFORE), 31),
                                new Column(say(Phrase.AFTER), 31),
                                new Column(say(Phrase.CONCERNS), 18)),
                        rows,
                        true))));
    }

    private String part(AgreementPart part) {
        return say(
                switch (part) {
                    case TYPE -> Phrase.WHAT_TYPE;
                    case PERIOD -> Phrase.WHAT_PERIOD;
                    case OBJECTIVE -> Phrase.WHAT_OBJECTIVE;
                    case STEP_OF_BENEFICIARY -> Phrase.WHAT_STEP_OF_PERSON;
                    case STEP_OF_CPAS -> Phrase.WHAT_STEP_OF_CPAS;
                    case STEP_OF_THIRD_PARTY -> Phrase.WHAT_STEP_OF_THIRD_PARTY;
                    case THIRD_PARTY -> Phrase.WHAT_THIRD_PARTY;
                    case COMMUNITY_SERVICE -> Phrase.WHAT_COMMUNITY_SERVICE;
                    case LANGUAGE -> Phrase.WHAT_LANGUAGE;
                    case SUPPORT_PERSON -> Phrase.SUPPORT_PERSON;
                    case SOCIAL_ASSESSMENT -> Phrase.ASSESSMENT;
                    case ADMINISTRATIVE_FACTS -> Phrase.WHAT_ADMINISTRATIVE;
                });
    }

    /**
     * One side of a difference in words: nothing where the part is not there.
     *
     * @param other the side that it stands beside
     */
    private List<Text> lines(ContractDiff.@Nullable Words side, ContractDiff.@Nullable Words other) {
        if (side == null) {
            return List.of(Text.of(say(Phrase.NOTHING)));
        }
        List<Text> lines = new ArrayList<>();
        String domain = side.domain();
        if (domain != null) {
            Codes.parse(LifeDomain.class, domain).ifPresent(known -> lines.add(Text.EMPTY.strong(words.domain(known))));
        }
        String name = side.name();
        if (name != null) {
            lines.add(Text.quoted(name, subject.language()));
        }
        String number = side.enterpriseNumber();
        if (number != null) {
            lines.add(Text.of(say(Phrase.ENTERPRISE_NUMBER, ComposeContract.dotted(number))));
        }
        String text = side.text();
        if (text != null) {
            lines.add(Text.quoted(text, subject.language()));
        }
        String objective = side.objectiveId();
        if (objective != null && (other == null || !objective.equals(other.objectiveId()))) {
            lines.add(Text.of(say(Phrase.SERVES) + " ")
                    .and(subject.objectives().getOrDefault(objective, objective), subject.language()));
        }
        LocalDate from = side.from();
        LocalDate dueOn = side.dueOn();
        if (from != null && dueOn != null) {
            lines.add(Text.of(say(Phrase.SERVICE_PERIOD_IS, words.date(from), words.date(dueOn))));
        } else if (dueOn != null) {
            lines.add(Text.of(say(Phrase.BY_PLAIN, words.date(dueOn))));
        }
        ContractBody.CommunityService service = side.communityService();
        if (service != null) {
            lines.addAll(service(service, other == null ? null : other.communityService()));
        }
        return lines;
    }

    /** The items that differ from the other side; every item where the other side has no community service. */
    private List<Text> service(ContractBody.CommunityService service, ContractBody.@Nullable CommunityService beside) {
        Map<Phrase, List<Text>> here = ServiceItems.of(service, words, subject.language());
        Map<Phrase, List<Text>> there = beside == null ? Map.of() : ServiceItems.of(beside, words, subject.language());
        SortedSet<Phrase> items = new TreeSet<>(here.keySet());
        items.addAll(there.keySet());
        List<Text> lines = new ArrayList<>();
        for (Phrase item : items) {
            List<Text> said = here.getOrDefault(item, List.of(Text.of(say(Phrase.NOTHING))));
            if (!said.equals(there.get(item))) {
                lines.add(Text.EMPTY.strong(say(item)));
                lines.addAll(said);
            }
        }
        return lines;
    }

    private Text side(String name) {
        return switch (name) {
            case "beneficiary" -> Text.of(say(Phrase.THE_PERSON));
            case "president" -> Text.of(say(Phrase.PARTY_PRESIDENT));
            case "secretary" -> Text.of(say(Phrase.PARTY_SECRETARY));
            case "cpas" -> Text.of(say(Phrase.THE_CPAS));
            default -> thirdParty(name.substring(name.indexOf(':') + 1));
        };
    }

    private Text thirdParty(String id) {
        String name = subject.thirdParties().get(id);
        return name == null ? Text.of(say(Phrase.THIRD_PARTY)) : Text.quoted(name, subject.language());
    }

    private Chapter agreements() {
        List<Block> blocks = new ArrayList<>();
        List<Row> said = new ArrayList<>();
        for (AmendmentView.Agreement agreement : annex.agreements()) {
            Text who = switch (agreement.party()) {
                case PRESIDENT -> side("president");
                case SECRETARY -> side("secretary");
                case CPAS -> Text.of(say(Phrase.PARTY_CPAS));
                case BENEFICIARY, THIRD_PARTY ->
                    side(Signatory.of(agreement.party(), agreement.thirdPartyId())
                            .name());
            };
            said.add(row(
                    new Cell(List.of(who), true, false),
                    Cell.of(say(agreement.agrees() ? Phrase.DECISION_AGREED : Phrase.DECISION_REFUSED)),
                    Cell.of(words.date(agreement.answeredOn())),
                    Cell.of(
                            Text.of(words.route(agreement.route())),
                            Text.of(words.evidence(agreement.evidenceLevel())))));
        }
        if (!said.isEmpty()) {
            blocks.add(Block.of(new Grid(
                    List.of(
                            new Column(say(Phrase.WHO), 26),
                            new Column(say(Phrase.DECISION), 17),
                            new Column(say(Phrase.SIGNED_ON), 19),
                            new Column(say(Phrase.EVIDENCE), 38)),
                    said,
                    true)));
            blocks.add(Block.of(Text.of(say(Phrase.EVIDENCE_LEGEND))));
        }
        if (!annex.pendingParties().isEmpty() && !annex.outdated()) {
            blocks.add(Block.of(new Grid(
                    List.of(
                            new Column(say(Phrase.STILL_TO_AGREE), 28),
                            new Column(say(Phrase.DECISION), 26),
                            new Column(say(Phrase.SIGNED_ON), 16),
                            new Column(say(Phrase.SIGNATURE), 30)),
                    annex.pendingParties().stream()
                            .map(party -> new Row(
                                    List.of(
                                            new Cell(List.of(side(party)), true, false),
                                            Cell.of(
                                                    Text.of("☐ " + say(Phrase.DECISION_AGREED)),
                                                    Text.of("☐ " + say(Phrase.DECISION_REFUSED))),
                                            Cell.of(Text.EMPTY),
                                            Cell.of(Text.EMPTY)),
                                    true))
                            .toList(),
                    true)));
        }
        return new Chapter("agreements", say(Phrase.AGREEMENTS), blocks);
    }

    private Chapter identification() {
        List<Row> rows = new ArrayList<>();
        rows.add(row(Cell.named(say(Phrase.REFERENCE)), Cell.of(subject.reference())));
        rows.add(row(Cell.named(say(Phrase.ANNEX_ID)), Cell.of(annex.number() + " · " + annex.amendmentId())));
        rows.add(row(
                Cell.named(say(Phrase.ANNEX_PROPOSED_BY)),
                Cell.of(say(annex.proposedBy() == ProposedBy.BENEFICIARY ? Phrase.THE_PERSON : Phrase.THE_CPAS))));
        rows.add(row(Cell.named(say(Phrase.NEW_HASH)), Cell.code(annex.contentHash())));
        Integer adopted = annex.adoptedRevision();
        if (adopted != null) {
            rows.add(row(Cell.named(say(Phrase.ADOPTED_REVISION)), Cell.of(String.valueOf(adopted))));
        }
        LocalDate decidedOn = annex.decidedOn();
        if (decidedOn != null) {
            rows.add(row(Cell.named(say(Phrase.DECIDED_ON)), Cell.of(words.date(decidedOn))));
        }
        rows.add(row(Cell.named(say(Phrase.PRINTED_ON)), Cell.of(words.date(subject.today()))));
        return new Chapter(
                "identification",
                say(Phrase.IDENTIFICATION),
                List.of(Block.of(new Grid(
                        List.of(new Column(say(Phrase.ITEM), 30), new Column(say(Phrase.CONTENT), 70)), rows, true))));
    }

    private static Row row(Cell... cells) {
        return new Row(List.of(cells), false);
    }
}
