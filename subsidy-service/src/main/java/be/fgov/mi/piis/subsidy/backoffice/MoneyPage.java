package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.report.ReportView;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.settlement.SettlementView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a convention was granted, what of it was advanced and accepted, and what is left or claimed back. Amounts and
 * dates are already written in the language of the reader.
 *
 * @param reckoning absent before everyone has signed
 * @param costs those shown; {@code costsInAll} may be more
 * @param formToken absent for who does not reply for the lead CPAS
 * @param reviewed what the reader can reply to now
 * @param done the form that was taken, if the reader comes from one
 */
public record MoneyPage(
        Frame frame,
        String number,
        String leadName,
        List<Bar> bars,
        @Nullable Reckoning reckoning,
        Report report,
        List<CostLine> costs,
        long costsInAll,
        @Nullable String formToken,
        List<Reviewed> reviewed,
        String done,
        boolean refused) {

    /** Whether the reader comes from this form and it was taken. */
    public boolean taken(String form) {
        return done.equals(form);
    }

    /** A cost about which something was said, with the form for the reply of the lead CPAS. */
    public record Reviewed(
            String reference,
            String description,
            String amount,
            CostStatus status,
            List<ReviewPage.Said> said,
            Sent sent) {

        public String form() {
            return "reply-" + reference;
        }
    }

    /**
     * Where the report stands.
     *
     * @param activity the words of the last report; absent while there is none
     * @param returns why it went back, each time
     */
    public record Report(
            ReportView.Status status,
            String dueOn,
            @Nullable String reported,
            @Nullable String activity,
            @Nullable String financial,
            List<Told> returns,
            List<Told> extensions) {}

    /** What was said, and on which day. */
    public record Told(String text, String day) {}

    /** A bar of the drawing. */
    public enum Part {
        GRANTED,
        ADVANCE,
        DECLARED,
        ACCEPTED,
        BALANCE,
        RECOVERY
    }

    /**
     * A bar, in thousandths of the drawing; the words and the amount beside it say the same.
     *
     * @param from where it begins: the balance begins where the advance ends
     */
    public record Bar(Part part, int shade, int from, int width, String amount) {}

    /**
     * The settlement, provisional or not, step by step.
     *
     * @param correction the newest one, if any
     */
    public record Reckoning(
            SettlementView.Status status,
            List<Step> steps,
            SettlementView.@Nullable UnderTarget underTarget,
            @Nullable String proposed,
            @Nullable String approved,
            @Nullable Correction correction) {}

    /**
     * Why a settlement is made anew.
     *
     * @param approved absent while the settlement still stands
     */
    public record Correction(
            String motive, String proposed, @Nullable String approved) {}

    /** @param assumption true where no text documents the rule */
    public record Step(String text, String rule, boolean assumption, String amount) {}

    /**
     * A cost.
     *
     * @param decision of the last review, else what the rules propose
     * @param missing proofs that the CPAS still owes
     * @param usedElsewhere whether a proof of it stands behind another cost too
     */
    public record CostLine(
            String reference,
            CostKind kind,
            String description,
            String incurredOn,
            String amount,
            CostStatus status,
            CostDecision proposed,
            @Nullable CostGround ground,
            @Nullable String said,
            int proofs,
            int missing,
            boolean usedElsewhere) {}
}
