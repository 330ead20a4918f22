package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.control.ControlView;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The control of a report, for those who control and for the lead CPAS that answers. Dates and amounts are already
 * written in the language of the reader.
 *
 * @param formToken absent for who only reads
 * @param openable whether a control can be opened now
 * @param findable whether something can be found now
 * @param control absent while there is none
 * @param done the form that was taken, if the reader comes from one
 */
public record ControlPage(
        Frame frame,
        String number,
        String leadName,
        ConventionStatus status,
        @Nullable String formToken,
        boolean openable,
        boolean findable,
        @Nullable Control control,
        List<Line> costs,
        Sent openSent,
        Sent findSent,
        String done,
        boolean refused) {

    public CostGround[] grounds() {
        return CostGround.values();
    }

    /** Whether the reader comes from this form and it was taken. */
    public boolean taken(String form) {
        return done.equals(form);
    }

    /**
     * @param lines how many costs there were to draw from
     * @param seed with which anybody draws the same sample again
     */
    public record Control(
            String openedOn,
            int lines,
            int samplePercent,
            int sampleMinimum,
            String seed,
            List<Line> sample,
            List<Finding> findings) {}

    /** A cost, as one chooses it. */
    public record Line(String reference, String description, String amount) {}

    /**
     * A finding with the form for whose turn it is.
     *
     * @param answerable whether the reader answers it now
     * @param concludable whether the reader concludes it now
     * @param waits whether an officer waits for the answer or its last day
     */
    public record Finding(
            String id,
            String cost,
            ControlView.Status status,
            CostGround ground,
            String text,
            String foundOn,
            String answerDueOn,
            @Nullable Said answer,
            @Nullable Said conclusion,
            boolean answerable,
            boolean concludable,
            boolean waits,
            Sent sent) {

        public String form() {
            return "finding-" + id;
        }
    }

    /**
     * @param yes whether the CPAS agrees, or the finding is upheld
     * @param late after its last day
     */
    public record Said(boolean yes, String text, String day, boolean late) {}
}
