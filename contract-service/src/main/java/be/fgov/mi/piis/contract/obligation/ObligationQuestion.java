package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.rules.ExemptionGround;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A grant of integration income, and the question whether a PIIS is compulsory. There is no place for a diagnosis. */
@Schema(
        name = "ObligationQuestion",
        description =
                "A grant, of a person (ssin: the answer is kept) or of nobody in particular (birthDate: nothing is"
                        + " kept). Send one of the two; both only for a number that does not tell the birth date.")
public record ObligationQuestion(
        @Nullable @Pattern(regexp = "[0-9]{11}") String ssin,
        @Nullable LocalDate birthDate,

        @Schema(description = "Day on which the CPAS decided to grant the income.")
        LocalDate decidedOn,

        @Schema(description = "First day of the grant; the day of the decision unless told.") @Nullable
        LocalDate grantedFrom,

        @Schema(description = "Last day covered by an earlier integration income, at whichever CPAS.") @Nullable
        LocalDate lastIncomeDay,

        @Schema(description = "Last day of a job through a measure supported by the CPAS.") @Nullable
        LocalDate lastSupportedJobDay,

        @Schema(description = "Works, and the income complements the wages.") @Nullable
        Boolean workingWithTopUp,

        @Nullable ExemptionDecision exemption)
        implements WireBody {

    @Schema(
            name = "ExemptionDecision",
            description = "A decision of the CPAS: on what ground, when, and when it looks at it again.")
    public record ExemptionDecision(
            ExemptionGround ground,
            LocalDate decidedOn,

            @Schema(description = "By default the dated parameter exemptionReviewMonths after the decision.") @Nullable
            LocalDate reviewOn) {}

    @Override
    public void check(Issues issues) {
        checkWho(issues);
        LocalDate from = grantedFrom();
        LocalDate grantStart = from == null ? decidedOn : from;
        if (lastIncomeDay != null && lastIncomeDay.isAfter(grantStart)) {
            issues.add(Issue.invalidPeriod("lastIncomeDay", "An earlier income ends before this grant starts."));
        }
        if (lastSupportedJobDay != null && lastSupportedJobDay.isAfter(grantStart)) {
            issues.add(Issue.invalidPeriod("lastSupportedJobDay", "An earlier job ends before this grant starts."));
        }
        if (exemption != null
                && exemption.reviewOn() != null
                && !exemption.reviewOn().isAfter(exemption.decidedOn())) {
            issues.add(Issue.invalidPeriod("exemption.reviewOn", "The review comes after the decision."));
        }
    }

    private void checkWho(Issues issues) {
        if (ssin == null) {
            if (birthDate == null) {
                issues.add(Issue.requiredInput("ssin", "Send ssin, or birthDate for an answer that is not kept."));
            }
        } else if (!Ssin.isValid(ssin, LocalDate.now(BusinessClock.BRUSSELS))) {
            issues.add(Issue.invalidStructure("ssin", "The number does not pass its checks."));
        } else if (birthDate != null && new Ssin(ssin).birthDate().isPresent()) {
            issues.add(Issue.rejectedInput("birthDate", "The number tells the birth date: send one of the two."));
        }
        LocalDate born = knownBirthDate();
        if (born != null && born.isAfter(decidedOn)) {
            issues.add(Issue.invalidPeriod("decidedOn", "The decision lies before the birth of the person."));
        }
    }

    /** The birth date that was sent, or that the number tells. */
    @Nullable
    LocalDate knownBirthDate() {
        if (birthDate != null || ssin == null || !Ssin.isValid(ssin, LocalDate.MAX)) {
            return birthDate;
        }
        return new Ssin(ssin).birthDate().orElse(null);
    }

    /** Facts carry their own dates; one that lies after the business date has not happened yet. */
    void refuseFactsAfter(LocalDate today, Issues issues) {
        refuse("birthDate", birthDate, today, issues);
        refuse("decidedOn", decidedOn, today, issues);
        refuse("lastIncomeDay", lastIncomeDay, today, issues);
        refuse("lastSupportedJobDay", lastSupportedJobDay, today, issues);
        refuse("exemption.decidedOn", exemption == null ? null : exemption.decidedOn(), today, issues);
    }

    private static void refuse(String name, @Nullable LocalDate day, LocalDate today, Issues issues) {
        if (day != null && day.isAfter(today)) {
            issues.add(Issue.outOfRange(name, "A fact cannot be dated after the business date."));
        }
    }
}
