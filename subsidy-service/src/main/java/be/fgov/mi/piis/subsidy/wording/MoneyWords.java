package be.fgov.mi.piis.subsidy.wording;

import be.fgov.mi.piis.subsidy.backoffice.MoneyPage;
import be.fgov.mi.piis.subsidy.cost.CostStatus;
import be.fgov.mi.piis.subsidy.payment.BatchStatus;
import be.fgov.mi.piis.subsidy.payment.PaymentKind;
import be.fgov.mi.piis.subsidy.payment.PaymentStatus;
import be.fgov.mi.piis.subsidy.payment.SetAsideReason;
import be.fgov.mi.piis.subsidy.report.ReportView;
import be.fgov.mi.piis.subsidy.rules.CostDecision;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.CostKind;
import be.fgov.mi.piis.subsidy.settlement.SettlementView;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages for the money, English here and the others beside {@link Words}. */
@MessageBundle(value = "money", locale = "en")
public interface MoneyWords {

    @Message("Payments")
    String payments();

    @Message("Money of convention {number}")
    String moneyOf(String number);

    @Message("Granted, advanced, accepted")
    String drawing();

    @Message("All bars on one scale")
    String drawingCaption();

    @Message("Reckoning, step by step")
    String reckoning();

    @Message("Each step with its rule, and whether a text documents it")
    String reckoningCaption();

    @Message("proposed by {who}")
    String proposedBy(String who);

    @Message("approved by {who}")
    String approvedBy(String who);

    @Message("Fewer persons counted than promised: {counted} of {promised}.")
    String underTarget(long counted, int promised);

    @Message("Step")
    String step();

    @Message("Rule")
    String rule();

    @Message("Basis")
    String basis();

    @Message("Amount")
    String amount();

    @Message("assumption")
    String assumption();

    @Message("documented")
    String documented();

    @Message("Statement (PDF)")
    String statement();

    @Message("There is a reckoning once everybody has signed.")
    String notSignedYet();

    @Message("Costs")
    String costs();

    @Message("No cost is declared.")
    String noCosts();

    @Message("Each cost with its proofs and its review")
    String costsCaption();

    @Message("Description")
    String description();

    @Message("Day")
    String incurredOn();

    @Message("Proofs")
    String proofs();

    @Message("missing: {count}")
    String missing(int count);

    @Message("also behind another cost")
    String usedElsewhere();

    @Message("the rules propose: {decision}")
    String proposed(String decision);

    @Message("To be paid today")
    String dueToday();

    @Message("Nothing is to be paid today.")
    String nothingDue();

    @Message("Advances and balances that nothing blocks")
    String dueCaption();

    @Message("Kind")
    String kind();

    @Message("Paid to")
    String payee();

    @Message("Total")
    String total();

    @Message("Payments")
    String count();

    @Message("You prepare; another person of finance releases. Preparing moves no money.")
    String fourEyes();

    @Message("Prepare the ticked ones as one batch")
    String prepare();

    @Message("Batches")
    String batches();

    @Message("There is no batch yet.")
    String noBatches();

    @Message("The newest first")
    String batchesCaption();

    @Message("Lines of the bank that wait for a person")
    String aside();

    @Message("No line waits.")
    String noneAside();

    @Message("Moved by the bank and not booked yet, the newest statement first")
    String asideCaption();

    @Message("Statement")
    String bankStatement();

    @Message("reference of the bank")
    String bankReference();

    @Message("Why it waits")
    String whyAside();

    @Message("Of it sent back to the payer, in EUR")
    String sentBack();

    @Message("Book")
    String book();

    @Message("What the bank said")
    String bankSaid();

    @Message("Dismiss, book nothing")
    String dismiss();

    @Message
    String setAsideReason(SetAsideReason value);

    @Message("Batch")
    String batch();

    @Message("Prepared by")
    String preparedBy();

    @Message("Released by")
    String releasedBy();

    @Message("File for the bank (pain.001)")
    String file();

    @Message(
            "By releasing, {count} payments of {total} in all are booked as payable and the file for the bank is written.")
    String byReleasing(int count, String total);

    @Message("Release this batch")
    String release();

    @Message("You have prepared it: another person of finance releases it.")
    String anotherReleases();

    @Message("Payments of the batch")
    String lines();

    @Message("Each payment with what the bank has said of it")
    String linesCaption();

    @Message("Reference")
    String reference();

    @Message("to look at before the release")
    String toLookAt();

    @Message("Reports")
    String report();

    @Message("Due")
    String dueOn();

    @Message("Sent by")
    String reportedBy();

    @Message("Activity report")
    String activity();

    @Message("Financial report")
    String financial();

    @Message("Returned")
    String returned();

    @Message
    String reportStatus(ReportView.Status value);

    @Message
    String part(MoneyPage.Part value);

    @Message
    String standing(SettlementView.Status value);

    @Message
    String costKind(CostKind value);

    @Message
    String costStatus(CostStatus value);

    @Message
    String costDecision(CostDecision value);

    @Message
    String ground(CostGround value);

    @Message
    String paymentKind(PaymentKind value);

    @Message
    String batchStatus(BatchStatus value);

    @Message
    String paymentStatus(PaymentStatus value);
}
