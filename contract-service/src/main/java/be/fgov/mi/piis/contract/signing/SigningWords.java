package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.ContractType;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page on which a person signs: English here, the others in {@code messages/signing_*.properties}. */
@MessageBundle(value = "signing", locale = "en")
public interface SigningWords {

    @Message("Read and sign my contract")
    String title();

    @Message("This is the text that {cpas} proposes. Read it calmly, alone or with someone you trust. You do not have"
            + " to sign it today.")
    String intro(String cpas);

    @Message("The contract runs from {from} to {until}.")
    String period(String from, String until);

    @Message("What we want to reach")
    String objectives();

    @Message("What you do")
    String yourSteps();

    @Message("What the CPAS does for you")
    String cpasSteps();

    @Message("What others do")
    String otherSteps();

    @Message("by {day}")
    String by(String day);

    @Message("You can change your mind about this text until you sign it. Later it changes only when everybody agrees."
            + " You can ask for an interview at any time: the CPAS has five working days to make it possible.")
    String rights();

    @Message("You can sign from {day} on. Until then you have time to think it over.")
    String tooEarly(String day);

    @Message("I have read this text and I agree with it")
    String agree();

    @Message("Sign")
    String sign();

    @Message("Tick the box if you agree. Without it nothing is signed.")
    String tickFirst();

    @Message("Signed. Thank you.")
    String signedTitle();

    @Message("Your signature was recorded on {day}. Ask the CPAS for your copy of the contract.")
    String signedText(String day);

    @Message("This text has been signed already")
    String alreadyTitle();

    @Message("There is nothing left for you to do here.")
    String alreadyText();

    @Message("The text has changed")
    String changedTitle();

    @Message("This code was for an earlier text and signs nothing any more. Ask your CPAS for a new code.")
    String changedText();

    @Message("Reference of this text: {hash}")
    String fingerprint(String hash);

    @Message("Kind of project")
    String aboutType();

    @Message("Language of the contract")
    String aboutLanguage();

    @Message("for objective {number}")
    String under(int number);

    @Message("Organisations that take part")
    String organisations();

    @Message("enterprise number {number}")
    String organisationNumber(String number);

    @Message("Community service")
    String service();

    @Message("The service is voluntary. Refusing or stopping it is no breach.")
    String serviceIsFree();

    @Message("The Constitutional Court has annulled community service (judgment 86/2018): this"
            + " part has no effect and grounds no sanction.")
    String serviceIsVoid();

    @Message("What you do there")
    String serviceTasks();

    @Message("For")
    String serviceFor();

    @Message("Period")
    String servicePeriod();

    @Message("from {from} to {until}")
    String servicePeriodIs(String from, String until);

    @Message("Timetable")
    String serviceSchedule();

    @Message("Duration")
    String serviceDuration();

    @Message("Are you paid for it?")
    String servicePay();

    @Message("yes")
    String servicePaid();

    @Message("no")
    String serviceUnpaid();

    @Message("Exact amount")
    String serviceAmount();

    @Message("Effect on your income")
    String serviceInfluence();

    @Message("Who asked for it")
    String serviceRequestedBy();

    @Message
    String type(ContractType type);

    @Message
    String writtenIn(ContractBody.Language language);

    @Message
    String kind(ContractBody.OrganisationKind kind);

    @Message
    String requestedBy(ContractBody.RequestedBy side);
}
