package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.cost.CostRemark;
import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer judges of a convention: its costs line by line, its report, its settlement. Amounts and dates are
 * already written in the language of the reader.
 *
 * @param costsInAll those of all parts of the list
 * @param open how many costs of this part wait for a decision
 * @param reviewed whether costs are reviewed at this step
 * @param part of the list, from 1
 * @param done the form that was taken, if the reader comes from one
 */
public record ReviewPage(
        Frame frame,
        String number,
        String leadName,
        ConventionStatus status,
        String formToken,
        boolean reviewed,
        List<CostForm> costs,
        long costsInAll,
        long open,
        int part,
        int parts,
        ReportForm report,
        @Nullable SettlementForm settlement,
        String done,
        boolean refused) {

    public CostDecision[] decisions() {
        return CostDecision.values();
    }

    public CostGround[] grounds() {
        return CostGround.values();
    }

    /** Whether the reader comes from this form and it was taken. */
    public boolean taken(String form) {
        return done.equals(form);
    }

    /**
     * A cost with its form.
     *
     * @param revision that this page shows, so that nobody reviews another one
     * @param share of the whole expense that the subsidy is asked to bear
     */
    public record CostForm(
            String reference,
            int revision,
            CostKind kind,
            String description,
            String incurredOn,
            String amount,
            @Nullable String directLink,
            @Nullable String proportionality,
            @Nullable String share,
            int trajectories,
            List<Proof> proofs,
            CostStatus status,
            CostDecision proposed,
            @Nullable CostGround proposedGround,
            List<Said> said,
            Sent sent) {

        public String form() {
            return "cost-" + reference;
        }
    }

    /** @param elsewhere the other costs that the same proof stands behind */
    public record Proof(String reference, boolean uploaded, boolean scanned, List<String> elsewhere) {}

    /** A review, a reply of the CPAS or the conclusion of a control. */
    public record Said(
            CostRemark.Kind kind,
            @Nullable CostDecision decision,
            @Nullable CostGround ground,
            @Nullable String text,
            String day) {}

    /** @param returnable whether it can go back at this step */
    public record ReportForm(MoneyPage.Report report, boolean returnable, Sent sent) {}

    /**
     * The settlement with what can be done about it now.
     *
     * @param proposal its id, so that nobody approves another one than this page shows
     * @param reduced what the ceiling would be in proportion to the persons; absent when nothing is to be decided
     * @param approvable whether there is a proposal that waits
     * @param mine whether the reader proposed it, so that another one approves
     * @param correctable whether it is approved and nobody proposes to correct it yet
     * @param correctionWaits whether a correction waits for another officer
     */
    public record SettlementForm(
            MoneyPage.Reckoning reckoning,
            @Nullable UUID proposal,
            @Nullable String reduced,
            boolean proposable,
            boolean approvable,
            boolean mine,
            boolean correctable,
            boolean correctionWaits,
            boolean correctionMine,
            Sent sent,
            Sent correctionSent) {}
}
