package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions;
import be.fgov.mi.piis.subsidy.rules.ConventionTransitions.Outcome;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/**
 * A subsidy convention between the minister and a city CPAS or the lead of a cluster, from its draft to its last
 * signature and on. Its acts only grow; its content changes by revisions, each kept.
 */
@Entity
@Table(name = "convention")
public class Convention extends PanacheEntityBase {
    @Id
    String number;

    long version;
    int revision;

    /** 0 until it is amended. */
    int signingRound;

    @Enumerated(EnumType.STRING)
    ConventionType type;

    int year;
    String leadCpas;
    long grantedCents;
    int targetPersons;
    int targetTrajectories;
    String objectives;
    String iban;
    LocalDate periodFrom;
    LocalDate periodUntil;

    @Enumerated(EnumType.STRING)
    ConventionStatus status;

    LocalDate changedOn;

    @ElementCollection
    @CollectionTable(name = "convention_member", joinColumns = @JoinColumn(name = "convention_number"))
    @BatchSize(size = 500)
    Set<ConventionMember> members = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "convention_act", joinColumns = @JoinColumn(name = "convention_number"))
    @OrderColumn(name = "sequence")
    @BatchSize(size = 500)
    List<RecordedAct> acts = new ArrayList<>();

    protected Convention() {}

    static Convention draft(String number, ConventionTerms terms, LocalDate on) {
        Convention convention = new Convention();
        convention.number = number;
        convention.status = ConventionStatus.DRAFT;
        convention.type = terms.type();
        convention.year = terms.year();
        convention.take(terms, 1, on);
        return convention;
    }

    public static Optional<Convention> of(String number) {
        return findByIdOptional(number);
    }

    /** Inside a transition the caller has checked; year and type stay what they are. */
    void revise(ConventionTerms terms, int pushed, LocalDate on) {
        take(terms, pushed, on);
    }

    /** Another round of signatures, with a number of its own also where an earlier amendment was given up. */
    void openRound() {
        signingRound =
                1 + acts.stream().mapToInt(RecordedAct::signingRound).max().orElse(0);
    }

    /** What was signed before an amendment stands again. */
    void goBackTo(ConventionTerms terms, int signedRevision, int signedRound, LocalDate on) {
        take(terms, signedRevision, on);
        signingRound = signedRound;
    }

    Outcome outcomeOf(ConventionAct act) {
        return ConventionTransitions.of(status, act, signed());
    }

    void moveTo(ConventionStatus next, RecordedAct act) {
        acts.add(act);
        status = next;
        version++;
        changedOn = act.actedOn();
        Set<ConventionMember> held = members.stream()
                .map(member -> member.holdingYear(next.holdsTheYear()))
                .collect(Collectors.toSet());
        members.retainAll(held);
        members.addAll(held);
    }

    private void take(ConventionTerms terms, int ofRevision, LocalDate on) {
        revision = ofRevision;
        version++;
        changedOn = on;
        leadCpas = terms.leadCpas();
        grantedCents = terms.granted().cents();
        targetPersons = terms.targetPersons();
        targetTrajectories = terms.targetTrajectories();
        objectives = terms.objectives();
        iban = terms.iban();
        periodFrom = terms.period().from();
        periodUntil = terms.period().until();
        Set<ConventionMember> wanted = terms.memberDays().entrySet().stream()
                .map(member -> new ConventionMember(
                        member.getKey(),
                        year,
                        status.holdsTheYear(),
                        member.getValue().from(),
                        member.getValue().until()))
                .collect(Collectors.toSet());
        members.retainAll(wanted);
        members.addAll(wanted);
    }

    public String number() {
        return number;
    }

    public long version() {
        return version;
    }

    public int revision() {
        return revision;
    }

    /** The round of signatures that stands or is under way. */
    public int signingRound() {
        return signingRound;
    }

    public ConventionType type() {
        return type;
    }

    public int year() {
        return year;
    }

    public String leadCpas() {
        return leadCpas;
    }

    /** The lead included. */
    public Set<String> memberNumbers() {
        return members.stream().map(ConventionMember::enterpriseNumber).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The CPAS whose figures stand under it: of a draft its lead alone, because nobody has asked the others that it names
     * (A-26).
     */
    public Set<String> cpasBehind() {
        return status == ConventionStatus.DRAFT ? Set.of(leadCpas) : memberNumbers();
    }

    /** The days of each member, by number; those of the lead are all of the convention. */
    public SortedMap<String, ConventionPeriod> memberDays() {
        SortedMap<String, ConventionPeriod> days = new TreeMap<>();
        members.forEach(member -> days.put(member.enterpriseNumber(), member.days()));
        return days;
    }

    public Euro granted() {
        return Euro.ofCents(grantedCents);
    }

    /** Persons promised, the counting unit (SUB-17). */
    public int targetPersons() {
        return targetPersons;
    }

    public int targetTrajectories() {
        return targetTrajectories;
    }

    public String objectives() {
        return objectives;
    }

    public String iban() {
        return iban;
    }

    public ConventionPeriod period() {
        return new ConventionPeriod(periodFrom, periodUntil);
    }

    public ConventionStatus status() {
        return status;
    }

    /** In the order in which they were done. */
    public List<RecordedAct> acts() {
        return List.copyOf(acts);
    }

    /** Whether a decision lets the advance be paid after the budget year. */
    public boolean isCarriedOver() {
        return acts.stream().anyMatch(act -> act.act() == ConventionAct.CARRY_OVER);
    }

    /** Whether the last report was sent before anything was advanced. */
    public boolean isReportedWithoutAdvance() {
        return acts.reversed().stream()
                .map(RecordedAct::act)
                .filter(act -> act == ConventionAct.REPORT || act == ConventionAct.REPORT_WITHOUT_ADVANCE)
                .findFirst()
                .filter(act -> act == ConventionAct.REPORT_WITHOUT_ADVANCE)
                .isPresent();
    }

    public Set<ConventionAct> signed() {
        Set<ConventionAct> signed = EnumSet.noneOf(ConventionAct.class);
        signatures().forEach(signature -> signed.add(signature.act()));
        return signed;
    }

    /** Of the round that stands; those of earlier rounds stay among the acts. */
    public List<RecordedAct> signatures() {
        return acts.stream()
                .filter(act -> act.act().isSignature() && act.signingRound() == signingRound)
                .toList();
    }
}
