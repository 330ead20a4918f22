package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import be.fgov.mi.piis.subsidy.rules.SigningMandate;
import be.fgov.mi.piis.subsidy.rules.SigningRight;
import be.fgov.mi.piis.subsidy.rules.WhoMaySign;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Mandates to sign in the place of another, as they are asked for and read. */
public final class SigningMandateBodies {
    private SigningMandateBodies() {}

    /**
     * @param right substitute, or directorGeneral in the place of a secretary
     * @param cpas enterprise number; absent for the minister
     * @param account name of the account that may sign
     * @param from first day
     * @param until last day
     * @param ground the decision that gives the mandate
     */
    @Schema(name = "SigningMandateGrant", description = "Who may sign in whose place, from when until when.")
    public record Grant(
            SigningFunction function,
            SigningRight right,
            @Nullable String cpas,
            @Size(max = 100) String account,
            LocalDate from,
            LocalDate until,
            String ground)
            implements WireBody {
        @Override
        public void check(Issues issues) {
            if (!WhoMaySign.canBeGranted(function, right)) {
                issues.add(Issue.invalidInput(
                        "right", "substitute, or directorGeneral in the place of a secretary, is expected."));
            }
            if (cpas == null && function.isOfCpas()) {
                issues.add(Issue.requiredInput("cpas", "President and secretary are of a CPAS."));
            }
            if (cpas != null && !function.isOfCpas()) {
                issues.add(Issue.invalidInput("cpas", "The minister is of no CPAS."));
            }
            if (cpas != null && !EnterpriseNumber.isValid(cpas)) {
                issues.add(Issue.invalidStructure("cpas", "An enterprise number with its check digits is expected."));
            }
            if (until.isBefore(from)) {
                issues.add(Issue.invalidPeriod("until", "A mandate does not end before it begins."));
            }
        }

        SigningMandate mandate(String reference) {
            return new SigningMandate(reference, function, right, cpas, account, from, until);
        }
    }

    /** @param lastDay on which the mandate still holds */
    @Schema(name = "SigningMandateEnd", description = "A mandate ends earlier than it was given for.")
    public record End(LocalDate lastDay, String ground) implements WireBody {}

    /** @param until last day, an earlier end included */
    @Schema(name = "SigningMandate", description = "Who may sign in whose place, as it stands.")
    public record View(
            String reference,
            SigningFunction function,
            SigningRight right,
            @Nullable String cpas,
            String account,
            LocalDate from,
            LocalDate until,
            String ground,
            LocalDate grantedOn) {
        static View of(GrantedMandate granted, SigningMandate stands) {
            return new View(
                    stands.reference(),
                    stands.function(),
                    stands.right(),
                    stands.cpas(),
                    stands.account(),
                    stands.from(),
                    stands.until(),
                    granted.ground,
                    granted.grantedOn);
        }
    }

    /** By reference. */
    @Schema(name = "SigningMandates", description = "The mandates that the caller may see.")
    public record Views(List<View> items, int total) {}
}
