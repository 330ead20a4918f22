package be.fgov.mi.piis.subsidy.wording;

import be.fgov.mi.piis.subsidy.rapportunique.Figure;
import be.fgov.mi.piis.subsidy.rules.AdvanceWarning;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import be.fgov.mi.piis.subsidy.rules.NotCounted;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every word of the pages and of the labels in the interface, English here and the others in {@code
 * messages/words_*.properties}. The field keeps its own names: PIIS, CPAS and Rapport unique in French, GPMI, OCMW and
 * Uniek Verslag in Dutch.
 */
@MessageBundle(value = "words", locale = "en")
public interface Words {

    @Message("Social activation subsidy")
    String application();

    @Message("SPP IS back office")
    String backOffice();

    @Message("Skip to the content")
    String skipToContent();

    @Message("Business date")
    String businessDate();

    @Message("Language")
    String language();

    @Message("Signed in as")
    String signedInAs();

    @Message("Sign out")
    String signOut();

    @Message("Conventions of {year}")
    String conventionsOf(int year);

    @Message("Year")
    String year();

    @Message("State")
    String state();

    @Message("Type")
    String type();

    @Message("All states")
    String allStates();

    @Message("All types")
    String allTypes();

    @Message("Show")
    String show();

    @Message("Number")
    String number();

    @Message("Lead CPAS")
    String leadCpas();

    @Message("Next to act")
    String nextToAct();

    @Message("Nobody")
    String nobody();

    @Message("Granted")
    String granted();

    @Message("Advance")
    String advance();

    @Message("payable")
    String payable();

    @Message("Persons counted")
    String personsCounted();

    @Message("To look at")
    String warnings();

    @Message("None")
    String none();

    @Message("Some persons also count under another convention of the year.")
    String crossConvention();

    @Message("Conventions")
    String conventions();

    @Message("Clusters")
    String clusters();

    @Message("Cities")
    String cities();

    @Message("Conventions by state")
    String byState();

    @Message("{count} shown of {total}")
    String shownOf(int count, int total);

    @Message("Total of the conventions shown, without drafts and without those refused or expired")
    String totalShown();

    @Message("No convention matches.")
    String noneMatches();

    @Message("Number, type, lead, state, who must act, amounts and warnings of each convention")
    String conventionsCaption();

    @Message("No access")
    String noAccess();

    @Message(
            "This account has no function in the back office. Sign out and use another account, or ask the help desk of the SPP IS.")
    String noAccessText();

    @Message("Unique report")
    String rapportUnique();

    @Message("The person counts once: one contract with one trajectory passes every check.")
    String personCounts();

    @Message("Nothing of the person falls under the convention any more.")
    String noLongerUnderConvention();

    @Message("The person also counts under another convention of the year.")
    String countsElsewhere();

    @Message(
            "Check the dates of your contract and trajectories and correct what is wrong. Otherwise nothing is asked of you: the person stays counted, and the SPP IS looks at it before the settlement.")
    String countsElsewhereRepair();

    @Message
    String reason(NotCounted reason);

    @Message
    String repair(NotCounted reason);

    @Message
    String status(ConventionStatus status);

    @Message
    String conventionType(ConventionType type);

    @Message
    String actor(MustAct actor);

    @Message
    String warning(AdvanceWarning warning);

    @Message
    String figure(Figure figure);

    @Message
    String definition(Figure figure);
}
