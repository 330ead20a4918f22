package be.fgov.mi.piis.subsidy.wording;

import be.fgov.mi.piis.subsidy.backoffice.PageRefusal;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the pages on which conventions are signed, English here and the others beside {@link Words}. */
@MessageBundle(value = "signing", locale = "en")
public interface SigningWords {

    @Message("Pages")
    String pages();

    @Message("To sign")
    String toSign();

    @Message("Sign")
    String sign();

    @Message("Conventions that wait for your signature: {count}")
    String waiting(int count);

    @Message("No convention waits for your signature.")
    String nothingWaits();

    @Message("Conventions that wait for your signature")
    String waitingCaption();

    @Message("Conventions to sign: untick what you do not sign now")
    String tickCaption();

    @Message("Convention {number}")
    String convention(String number);

    @Message("Period")
    String period();

    @Message("{from} to {until}")
    String fromUntil(String from, String until);

    @Message("Persons to reach")
    String persons();

    @Message("What is signed")
    String whatIsSigned();

    @Message("Document")
    String document();

    @Message("Read convention {number} (PDF)")
    String readDocument(String number);

    @Message("Fingerprint of the approved text (SHA-256)")
    String fingerprint();

    @Message(
            "The text was frozen when the minister approved it. Signatures are added behind it: none changes a byte of it.")
    String fingerprintText();

    @Message("The minister has not approved a text yet.")
    String notFrozen();

    @Message("Signed so far")
    String signedSoFar();

    @Message("Sign in again, then sign")
    String signInAgain();

    @Message(
            "A signature asks for a sign-in of this very moment: the next page asks for your password or card once more. After that you can sign for five minutes, one or several conventions.")
    String signInAgainText();

    @Message("You signed in at {at}. You can sign until {until}.")
    String signedInAt(String at, String until);

    @Message("By signing you put your electronic signature on each ticked document, in your function.")
    String bySigning();

    @Message("By signing you put your electronic signature on this document, in the function of: {function}.")
    String bySigningAs(String function);

    @Message("Sign this convention")
    String signNow();

    @Message("Sign the ticked conventions")
    String signTicked();

    @Message("Nothing here waits for your signature now.")
    String notDue();

    @Message("Signatures")
    String signatures();

    @Message("The conventions are signed one after the other; each appears here as soon as it is done.")
    String oneAfterTheOther();

    @Message("signed")
    String signed();

    @Message("Not signed.")
    String notSigned();

    @Message("{signed} of {total} signed")
    String signedOf(long signed, int total);

    @Message("Back to what waits for your signature")
    String back();

    @Message("Not done")
    String refused();

    @Message("Back")
    String backward();

    @Message("By mandate {reference}.")
    String byMandate(String reference);

    @Message
    String function(SigningFunction function);

    @Message
    String right(SigningRight right);

    @Message
    String refusal(PageRefusal refusal);
}
