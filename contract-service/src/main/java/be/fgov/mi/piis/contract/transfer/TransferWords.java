package be.fgov.mi.piis.contract.transfer;

import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.StepOwner;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page of what travels: English here, the others in {@code messages/transfer_*.properties}. */
@MessageBundle(value = "transfer", locale = "en")
public interface TransferWords {

    @Message("What goes to your new CPAS")
    String title();

    @Message(
            "You moved on {movedOn}. Your project with the {from} has ended there. The {from} proposes to pass it on to the {to}."
                    + " You can object. Your right to an income is not decided here.")
    String intro(String movedOn, String from, String to);

    @Message("Your new CPAS can read this now. It reads nothing more as soon as you object.")
    String readable();

    @Message("Your new CPAS cannot read any of this yet. It only knows that there was a project.")
    String notReadable();

    @Message("What is passed on")
    String whatTravels();

    @Message("Area of life")
    String area();

    @Message("Objective {number}")
    String objective(int number);

    @Message("by {day}")
    String by(String day);

    @Message("Who does what")
    String steps();

    @Message("Your project ran from {from} to {until}. Its type, its language and the kind of right that you have are"
            + " passed on, what stands below, and for each commitment whether it was kept.")
    String alsoPassedOn(String from, String until);

    @Message("Partner organisations")
    String partners();

    @Message
    String owner(StepOwner owner);

    @Message
    String party(Party party);

    @Message("The assessment of your situation, of {day}")
    String assessment(String day);

    @Message("What you need")
    String needs();

    @Message("Your strengths")
    String strengths();

    @Message("The days on which the project was signed")
    String signatures();

    @Message("Nobody has signed yet.")
    String noSignature();

    @Message("What is not passed on")
    String whatStays();

    @Message("Your national register number: the new CPAS has it from you, or gets it only with a new project that it"
            + " draws up with you.")
    String staysNumber();

    @Message("Earlier versions of your project, your interviews and your evaluations.")
    String staysHistory();

    @Message(
            "Sanction procedures. Only a suspension that was decided and notified becomes visible, with a new project.")
    String staysSanctions();

    @Message("The name of the person who assisted you.")
    String staysSupport();

    @Message("What happens next")
    String next();

    @Message(
            "The {to} looks at each commitment with you and decides whether to keep it, to adapt it or to drop it. What is"
                    + " left becomes a proposal for a new project. It binds you only when you have signed it.")
    String nextText(String to);

    @Message("I object")
    String objectTitle();

    @Message(
            "If you object, the {to} sees nothing of what stands above. It only knows that a project existed and that it"
                    + " is closed. Objecting has no consequence for your income. You cannot take it back on this page.")
    String objectText(String to);

    @Message("Yes, I do not want this to be passed on.")
    String confirm();

    @Message("Tick the box to say that you object.")
    String confirmMissing();

    @Message("Object")
    String object();

    @Message("You have objected")
    String objectedTitle();

    @Message(
            "The {to} sees nothing of your project. It only knows that a project existed and that it is closed. The {from}"
                    + " keeps your file.")
    String objectedText(String to, String from);
}
