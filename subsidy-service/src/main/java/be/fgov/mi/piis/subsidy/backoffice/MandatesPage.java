package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import be.fgov.mi.piis.subsidy.signing.SigningMandateBodies;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in whose place. Dates are already written in the language of the reader.
 *
 * @param formToken absent for who only looks
 * @param sent the form of a new mandate, when it was refused
 * @param done whether the reader comes from a form that was taken
 */
public record MandatesPage(
        Frame frame, @Nullable String formToken, List<Row> rows, Sent sent, boolean done, boolean refused) {

    public SigningFunction[] functions() {
        return SigningFunction.values();
    }

    /** Those that are given: one's own function needs no mandate. */
    public List<SigningRight> rights() {
        return List.of(SigningRight.SUBSTITUTE, SigningRight.DIRECTOR_GENERAL);
    }

    /**
     * A mandate.
     *
     * @param open whether it still holds or will, so that it can be ended
     */
    public record Row(
            String reference,
            SigningFunction function,
            SigningRight right,
            @Nullable String cpas,
            String account,
            String from,
            String until,
            String ground,
            boolean open,
            Sent sent) {

        public String lastId() {
            return "last-" + reference;
        }

        public String whyId() {
            return "why-" + reference;
        }

        static Row of(SigningMandateBodies.View mandate, LocalDate today, Sent sent, ReaderLanguage language) {
            return new Row(
                    mandate.reference(),
                    mandate.function(),
                    mandate.right(),
                    mandate.cpas(),
                    mandate.account(),
                    language.day(mandate.from()),
                    language.day(mandate.until()),
                    mandate.ground(),
                    !mandate.until().isBefore(today),
                    sent);
        }
    }
}
