package be.fgov.mi.piis.contract.person.page;

import be.fgov.mi.piis.contract.rules.LifeDomain;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around every page for the person: English here, the others in {@code messages/person_*.properties}. */
@MessageBundle(value = "person", locale = "en")
public interface PersonWords {

    @Message("My integration project")
    String application();

    @Message("PIIS – individual social-integration project")
    String subtitle();

    @Message("Skip to the content")
    String skipToContent();

    @Message("Language")
    String language();

    @Message("Open my page")
    String startTitle();

    @Message("Your CPAS gave you a code on paper or read it to you. Type it here to see what it is about. Nobody else"
            + " can see this page without the code.")
    String startText();

    @Message("Your code")
    String codeLabel();

    @Message("Five groups of four letters and digits. Capitals, spaces and dashes do not matter.")
    String codeHint();

    @Message("Open")
    String open();

    @Message("There is a problem")
    String problem();

    @Message("This code opens nothing, or nothing any more. Check the letters and digits. If it still does not work,"
            + " ask your CPAS for a new code.")
    String codeWrong();

    @Message("Close this window when you have finished, above all on a computer that others use too.")
    String closeWindow();

    @Message
    String domain(LifeDomain domain);
}
