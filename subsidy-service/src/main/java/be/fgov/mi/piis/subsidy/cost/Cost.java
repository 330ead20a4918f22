package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.rules.CostProposal;
import be.fgov.mi.piis.subsidy.rules.Euro;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A cost of a convention as it was last sent, and everything that was said of it. */
@Entity
@Table(name = "cost")
public class Cost extends PanacheEntityBase {
    private static final int DECIMALS = 4;

    @Id
    UUID costId;

    String conventionNumber;
    String reference;
    int revision;

    @Enumerated(EnumType.STRING)
    CostKind kind;

    long amountCents;
    LocalDate incurredOn;
    String description;

    @Nullable
    String directLink;

    @Nullable
    String proportionality;

    @Nullable
    @Column(precision = 5, scale = DECIMALS)
    BigDecimal share;

    LocalDate recordedOn;

    @ElementCollection
    @CollectionTable(name = "cost_trajectory", joinColumns = @JoinColumn(name = "cost_id"))
    @OrderColumn(name = "position")
    @Column(name = "reference")
    @BatchSize(size = 500)
    List<String> trajectories = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "cost_proof", joinColumns = @JoinColumn(name = "cost_id"))
    @OrderColumn(name = "position")
    @Column(name = "reference")
    @BatchSize(size = 500)
    List<String> documents = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "cost_remark", joinColumns = @JoinColumn(name = "cost_id"))
    @OrderColumn(name = "sequence")
    @BatchSize(size = 500)
    List<CostRemark> remarks = new ArrayList<>();

    protected Cost() {}

    static Cost first(String convention, String reference) {
        Cost cost = new Cost();
        cost.costId = TimeOrderedIds.next();
        cost.conventionNumber = convention;
        cost.reference = reference;
        return cost;
    }

    public static Optional<Cost> of(String convention, String reference) {
        return find("conventionNumber = ?1 and reference = ?2", convention, reference)
                .firstResultOptional();
    }

    /** Every cost of a convention, in the order in which they came first. */
    public static List<Cost> ofConvention(String convention) {
        return list("conventionNumber = ?1 order by costId", convention);
    }

    void take(CostBody content, int newRevision, LocalDate on) {
        revision = newRevision;
        kind = content.kind();
        amountCents = content.amountCents();
        incurredOn = content.incurredOn();
        description = content.description();
        directLink = content.directLink();
        proportionality = content.proportionality();
        share = content.share() == null ? null : content.share().setScale(DECIMALS, RoundingMode.UNNECESSARY);
        recordedOn = on;
        replace(trajectories, content.trajectories());
        replace(documents, content.documents());
    }

    private static void replace(List<String> kept, List<String> wanted) {
        if (!kept.equals(wanted)) {
            kept.clear();
            kept.addAll(wanted);
        }
    }

    void review(
            CostDecision decision,
            @Nullable CostGround ground,
            @Nullable String text,
            CostProposal proposal,
            ActContext context) {
        remark(CostRemark.Kind.REVIEW, decision, ground, text, proposal, context);
    }

    void reply(String text, ActContext context) {
        remark(CostRemark.Kind.REPLY, null, null, text, null, context);
    }

    /** A control that found against the cost rejects it, whatever the review said. */
    public void rejectAfterControl(CostGround ground, String text, ActContext context) {
        remark(CostRemark.Kind.CONTROL, CostDecision.REJECTED, ground, text, null, context);
    }

    private void remark(
            CostRemark.Kind remarkKind,
            @Nullable CostDecision decision,
            @Nullable CostGround ground,
            @Nullable String text,
            @Nullable CostProposal proposal,
            ActContext context) {
        remarks.add(new CostRemark(
                revision,
                remarkKind,
                decision,
                ground,
                text,
                proposal == null ? null : proposal.decision(),
                proposal == null ? null : proposal.ground(),
                context.caller().subject(),
                context.caller().name(),
                context.on(),
                context.at()));
    }

    /** The last decision on the content as it stands; a new revision has none. */
    public Optional<CostRemark> decision() {
        return remarks.stream()
                .filter(remark -> remark.decision() != null && remark.costRevision() == revision)
                .reduce((earlier, later) -> later);
    }

    /** Whether a control, after hearing the CPAS, has rejected the content as it stands. */
    boolean isRejectedAfterControl() {
        return decision()
                .filter(remark -> remark.kind() == CostRemark.Kind.CONTROL)
                .isPresent();
    }

    public CostStatus status() {
        return decision().map(remark -> CostStatus.of(remark.decision())).orElse(CostStatus.DECLARED);
    }

    public String conventionNumber() {
        return conventionNumber;
    }

    public String reference() {
        return reference;
    }

    public CostKind kind() {
        return kind;
    }

    public Euro amount() {
        return Euro.ofCents(amountCents);
    }

    /** @param financedBefore an earlier cost has the same proof and the same amount */
    CostProposal.Facts facts(boolean financedBefore) {
        return new CostProposal.Facts(kind, incurredOn, directLink, proportionality, financedBefore);
    }
}
