package be.fgov.mi.piis.subsidy.wording;

import be.fgov.mi.piis.subsidy.backoffice.FieldRefusal;
import be.fgov.mi.piis.subsidy.control.ControlView;
import be.fgov.mi.piis.subsidy.cost.CostRemark;
import be.fgov.mi.piis.subsidy.importing.ImportConventions;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which officers judge, English here and the others beside {@link Words}. */
@MessageBundle(value = "office", locale = "en")
public interface OfficeWords {

    @Message("Review and settlement of {number}")
    String review(String number);

    @Message("Review and settle")
    String toReview();

    @Message("Refused")
    String refused();

    @Message("It is kept.")
    String done();

    @Message("{open} of the costs shown wait for a decision.")
    String open(long open);

    @Message("Costs are not reviewed at this step of the convention.")
    String notReviewedNow();

    @Message("Direct link with the trajectories")
    String directLink();

    @Message("Proportionality")
    String proportionality();

    @Message("Trajectories served")
    String trajectories();

    @Message("not said")
    String notSaid();

    @Message("Proof {reference}")
    String proof(String reference);

    @Message("not uploaded yet")
    String notUploaded();

    @Message("not scanned for viruses")
    String notScanned();

    @Message("also behind {cost}")
    String alsoBehind(String cost);

    @Message("no proof")
    String noProof();

    @Message("The rules propose")
    String rulesPropose();

    @Message("Said so far")
    String said();

    @Message("Decision")
    String decision();

    @Message("Ground of a rejection")
    String ground();

    @Message("no ground")
    String noGround();

    @Message("In words, for the CPAS (required with another ground)")
    String inWords();

    @Message("Keep the decision on {reference}")
    String decide(String reference);

    @Message("Earlier costs")
    String earlier();

    @Message("Further costs")
    String further();

    @Message("Part {part} of {parts}")
    String partOf(int part, int parts);

    @Message("What the CPAS has to correct (required)")
    String whatToCorrect();

    @Message("Return the report for correction")
    String returnReport();

    @Message("There is no report to return now.")
    String nothingToReturn();

    @Message("Settlement")
    String settlement();

    @Message("Fewer persons than promised: what follows? (required)")
    String underTarget();

    @Message("The ceiling stays")
    String ceilingStays();

    @Message("The ceiling is lowered in proportion, to {amount}")
    String ceilingLowered(String amount);

    @Message("Motive (required)")
    String motive();

    @Message("Another officer approves what you propose; until then nothing is due.")
    String proposing();

    @Message("Propose this settlement")
    String propose();

    @Message("By approving, the balance becomes due or the recovery is claimed.")
    String approving();

    @Message("Approve the settlement")
    String approve();

    @Message("You have proposed it: another officer approves it.")
    String anotherApproves();

    @Message("The settlement is proposed once the report is sent.")
    String notSettledNow();

    @Message("Correction of the settlement")
    String correction();

    @Message(
            "An approved settlement that is wrong is taken back, with a motive, by two officers; then it is made anew.")
    String correcting();

    @Message("Propose the correction")
    String proposeCorrection();

    @Message("Approve the correction: the settlement is taken back")
    String approveCorrection();

    @Message("Correction proposed by {who}: {motive}")
    String correctionProposed(String who, String motive);

    @Message("Correction approved by {who}.")
    String correctionApproved(String who);

    @Message("Control of the report of {number}")
    String control(String number);

    @Message("Open the control and draw its sample")
    String openControl();

    @Message("From then on the costs change only when the report is returned. The sample is drawn once.")
    String openingControl();

    @Message("There is no control of this report.")
    String noControl();

    @Message("Sample")
    String sample();

    @Message("Opened on")
    String openedOn();

    @Message("Drawn")
    String drawn();

    @Message("{drawn} of {lines} costs: {percent} %, at least {minimum}")
    String drawnOf(int drawn, int lines, int percent, int minimum);

    @Message("Number with which the draw is repeated")
    String seed();

    @Message("Findings")
    String findings();

    @Message("Nothing was found.")
    String noFindings();

    @Message("after its last day")
    String late();

    @Message("The CPAS answers until")
    String answerDueOn();

    @Message("The CPAS agrees")
    String agrees();

    @Message("The CPAS does not agree")
    String disagrees();

    @Message("Answer of the CPAS (required)")
    String answerOfCpas();

    @Message("Answer in words (required)")
    String answerInWords();

    @Message("Send the answer, once")
    String sendAnswer();

    @Message("Conclusion (required)")
    String conclusion();

    @Message("Upheld")
    String upheld();

    @Message("Upheld: the cost is rejected on this ground")
    String upheldRejects();

    @Message("Withdrawn")
    String withdrawn();

    @Message("Keep the conclusion")
    String conclude();

    @Message("The CPAS can answer until {day}: conclude after its answer or after that day.")
    String hearFirst(String day);

    @Message("Find something against a cost")
    String newFinding();

    @Message("Cost (required)")
    String againstCost();

    @Message("Ground on which it would be rejected (required)")
    String groundOfFinding();

    @Message("What was found, for the CPAS (required)")
    String findingInWords();

    @Message("The CPAS is heard before anything follows. Also a cost outside the sample can be chosen.")
    String findingText();

    @Message("Tell the CPAS")
    String find();

    @Message("Control of the report")
    String toControl();

    @Message("Reviewed costs: your reply")
    String replies();

    @Message("Reply in words (required)")
    String replyInWords();

    @Message("Reply on {reference}")
    String reply(String reference);

    @Message("Withdrawn by")
    String withdrawnBy();

    @Message("Why this batch is not released (required)")
    String whyWithdrawn();

    @Message("Withdraw this batch: its conventions can be prepared again")
    String withdraw();

    @Message("Answer of the bank")
    String bankAnswer();

    @Message(
            "File of the bank: status of the order (pain.002) or statement of the account (camt.053), XML, at most 8 MiB")
    String bankFile();

    @Message("Take the answer of the bank")
    String takeAnswer();

    @Message("All of a file is taken, or nothing. The same file again changes nothing.")
    String takingAnswer();

    @Message("Taken: {statement} of {day}")
    String taken(String statement, String day);

    @Message("paid: {count}")
    String executed(long count);

    @Message("refused or sent back, can be prepared again: {count}")
    String rejected(long count);

    @Message("set aside, to be booked by a person: {count}")
    String setAside(long count);

    @Message("told by an earlier file already, nothing to do: {count}")
    String alreadyTaken(long count);

    @Message("received for a recovery: {count}")
    String received(long count);

    @Message("Nothing of the file was taken.")
    String nothingTaken();

    @Message("Mandates to sign")
    String mandates();

    @Message("Who may sign in whose place, from when until when")
    String mandatesCaption();

    @Message("There is no mandate.")
    String noMandates();

    @Message("In the place of")
    String inPlaceOf();

    @Message("By right")
    String right();

    @Message("Enterprise number of the CPAS (not for the minister)")
    String cpasNumber();

    @Message("Account that signs (required)")
    String account();

    @Message("First day (required)")
    String from();

    @Message("Last day (required)")
    String until();

    @Message("Decision that gives the mandate (required)")
    String byDecision();

    @Message("New reference: letters, digits, . _ - (required)")
    String newReference();

    @Message("Give a mandate")
    String giveMandate();

    @Message("End {reference} earlier")
    String endMandate(String reference);

    @Message("Why it ends (required)")
    String endedWhy();

    @Message("Last day on which it holds, yesterday at the earliest (required)")
    String lastDay();

    @Message("Account that signs")
    String signer();

    @Message("choose")
    String choose();

    @Message("Mergers of CPAS")
    String mergers();

    @Message(
            "A merger put these conventions of one year under one CPAS. Nothing of them was changed: each is executed, counted and settled as before.")
    String mergersText();

    @Message(
            "Look at both. Where they may go on side by side, say why. Where one has to end, agree it with the CPAS, let the convention be amended, and say here what was done.")
    String mergersToDo();

    @Message("No merger put two conventions of a year under one CPAS.")
    String noMergers();

    @Message("Nobody has looked yet at {open} of {total}.")
    String mergersOpen(long open, int total);

    @Message("Came through")
    String cameThrough();

    @Message("Looked at by")
    String settledBy();

    @Message("Keep the motive")
    String settleConflict();

    @Message("Conventions from a file")
    String importing();

    @Message("File: CSV in UTF-8 or workbook (xlsx), at most 2,000 rows and 2 MiB (required)")
    String importFile();

    @Message("Columns of the file: their names in its first row, in any order")
    String importColumns();

    @Message("may be left out")
    String optional();

    @Message
    String column(ImportConventions.Column value);

    @Message("Sheet of the workbook (the first one when empty)")
    String sheet();

    @Message("Sheets of the file: {sheets}")
    String sheetsFound(String sheets);

    @Message("Show what each row would do")
    String preview();

    @Message("Import")
    String importNow();

    @Message("The preview stores nothing. One refused row keeps all of them out. The same file is imported once.")
    String importText();

    @Message("Imported.")
    String importDone();

    @Message("This file was imported before; nothing was done again. This is what it did.")
    String importBefore();

    @Message("Preview: nothing is stored. To import, choose the same file again.")
    String importPreview();

    @Message("Nothing was imported: repair the refused rows first.")
    String importRefused();

    @Message("New: {created}, changed: {changed}, unchanged: {unchanged}, refused: {refused}")
    String importCounts(int created, int changed, int unchanged, int refused);

    @Message("Row")
    String row();

    @Message("Outcome")
    String outcome();

    @Message("Revision")
    String revision();

    @Message("To repair")
    String toRepair();

    @Message
    String rowOutcome(ImportConventions.RowOutcome value);

    @Message
    String wrong(FieldRefusal value);

    @Message
    String findingStatus(ControlView.Status value);

    @Message
    String remark(CostRemark.Kind value);
}
