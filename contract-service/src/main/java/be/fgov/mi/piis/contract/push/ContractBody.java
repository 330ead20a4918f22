package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Ssin;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A PIIS contract as a CPAS system pushes it: always the whole state. */
@Schema(name = "Contract", description = "A PIIS contract, the whole state of one revision.")
public record ContractBody(
        Beneficiary beneficiary,
        ContractType type,
        Period period,
        SocialAssessment socialAssessment,
        @Size(min = 1, max = 50) List<Objective> objectives,
        @Size(min = 1, max = 200) List<Step> steps,
        @Nullable @Size(max = 20) List<ThirdParty> thirdParties,
        @Nullable SupportPerson supportPerson,
        @Nullable CommunityService communityService,

        @Schema(description = "Day on which the text was given to the person; required once somebody signed.") @Nullable
        LocalDate handedOverOn,

        @Nullable @Size(max = 25) List<GivenSignature> signatures,
        @Nullable Ending ending)
        implements WireBody {

    @Schema(description = "The entitled person.")
    public record Beneficiary(
            @Schema(description = "Social security number, register or BIS.") @Pattern(regexp = "[0-9]{11}")
            String ssin,

            BeneficiaryStatus status,

            @Schema(description = "Language of the contract.")
            Language language,

            boolean fullTimeStudent) {}

    /** Language of the person and of the contract. */
    public enum Language {
        FR,
        NL,
        DE
    }

    @Schema(description = "First and last day of the contract.")
    public record Period(LocalDate from, LocalDate until) {}

    @Schema(description = "The needs analysis that precedes the contract (PRE-1).")
    public record SocialAssessment(
            LocalDate heldOn,
            @Nullable @Size(max = 50) List<String> needs,
            @Nullable @Size(max = 50) List<String> strengths) {}

    @Schema(description = "An objective with its term (PRE-2).")
    public record Objective(
            @Pattern(regexp = PathValues.REFERENCE) String id, LifeDomain domain, String text, LocalDate dueOn) {}

    @Schema(description = "Who does what by when (PRE-2).")
    public record Step(
            @Pattern(regexp = PathValues.REFERENCE) String id,
            @Pattern(regexp = PathValues.REFERENCE) String objectiveId,
            StepOwner by,
            String text,
            LocalDate dueOn) {}

    @Schema(description = "An organisation that takes part and signs (SIG-3).")
    public record ThirdParty(
            @Pattern(regexp = PathValues.REFERENCE) String id,
            @Size(min = 1, max = 200) String name,
            @Nullable @Pattern(regexp = "[0-9]{10}") String enterpriseNumber,
            String expectations) {}

    @Schema(description = "The person of choice who assists (PRE-6); never signs.")
    public record SupportPerson(
            @Size(min = 1, max = 200) String name,
            @Size(min = 1, max = 200) String role) {}

    @Schema(description = "A signature that was given.")
    public record GivenSignature(
            Party party,

            @Nullable @Pattern(regexp = PathValues.REFERENCE)
            String thirdPartyId,

            LocalDate signedOn,
            SignatureRoute route,
            @Nullable @Size(min = 1, max = 200) String signer,

            @Schema(
                    description = "Revision whose text was signed; needed only by a party that signs a changed text on"
                            + " the same day as before.")
            @Nullable
            @Min(1)
            Integer signedRevision) {}

    @Schema(description = "When and why the contract ended.")
    public record Ending(
            LocalDate endedOn, EndReason reason, @Nullable String explanation) {}

    @Schema(description = "Community service (COM): eight items, possible until 31/07/2018 only.")
    public record CommunityService(
            @Size(min = 1, max = 20) List<String> services,
            Organisation organisation,
            Period period,
            String schedule,
            String duration,
            boolean paid,
            @Nullable @Min(0) Long remunerationCents,
            String influenceOnIncome,
            RequestedBy requestedBy) {}

    public record Organisation(@Size(min = 1, max = 200) String name, OrganisationKind kind) {}

    /** Kind of the organisation for which a community service is done. */
    public enum OrganisationKind {
        NON_PROFIT,
        PUBLIC,
        COMMERCIAL
    }

    /** Who asked for the community service; it is never imposed (COM-1). */
    public enum RequestedBy {
        BENEFICIARY,
        CPAS
    }

    @Override
    public void check(Issues issues) {
        if (!Ssin.isValid(beneficiary.ssin(), LocalDate.now(BusinessClock.BRUSSELS))) {
            issues.add(Issue.invalidStructure(
                    "beneficiary.ssin", "The number does not pass its checks (date, serial, check digits)."));
        }
        checkPeriod(period, "period", issues);
        checkPlan(issues);
        checkThirdParties(issues);
        checkSignatures(issues);
        checkCommunityService(issues);
        if (signatures.stream().anyMatch(signature -> signature.signedOn().isBefore(socialAssessment.heldOn()))) {
            issues.add(Issue.invalidPeriod(
                    "socialAssessment.heldOn", "The needs are assessed before the contract is signed (PRE-1)."));
        }
        if (ending != null && ending.endedOn().isBefore(period.from())) {
            issues.add(Issue.invalidPeriod("ending.endedOn", "The contract ends before its first day."));
        }
    }

    private static void checkPeriod(Period period, String name, Issues issues) {
        if (period.until().isBefore(period.from())) {
            issues.add(Issue.invalidPeriod(name, "The last day lies before the first."));
        }
    }

    private void checkPlan(Issues issues) {
        Set<String> objectiveIds =
                uniqueIds(objectives.stream().map(Objective::id).toList(), "objectives", issues);
        uniqueIds(steps.stream().map(Step::id).toList(), "steps", issues);
        for (int i = 0; i < steps.size(); i++) {
            if (!objectiveIds.contains(steps.get(i).objectiveId())) {
                issues.add(Issue.referencedResourceNotFound(
                        "steps[" + i + "].objectiveId", "No objective of this contract has that id."));
            }
        }
        if (steps.stream().noneMatch(step -> step.by() == StepOwner.BENEFICIARY)) {
            issues.add(Issue.requiredInput("steps", "At least one step of the beneficiary is required."));
        }
        if (steps.stream().noneMatch(step -> step.by() == StepOwner.CPAS)) {
            issues.add(Issue.requiredInput("steps", "At least one commitment of the CPAS is required."));
        }
    }

    private void checkThirdParties(Issues issues) {
        uniqueIds(thirdParties.stream().map(ThirdParty::id).toList(), "thirdParties", issues);
        for (int i = 0; i < thirdParties.size(); i++) {
            String number = thirdParties.get(i).enterpriseNumber();
            if (number != null && !EnterpriseNumber.isValid(number)) {
                issues.add(Issue.invalidStructure(
                        "thirdParties[" + i + "].enterpriseNumber", "The check digits of the number are wrong."));
            }
        }
    }

    private void checkSignatures(Issues issues) {
        Set<String> known = thirdPartyIds();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < signatures.size(); i++) {
            GivenSignature signature = signatures.get(i);
            String where = "signatures[" + i + "]";
            String thirdPartyId = signature.thirdPartyId();
            if (signature.party() == Party.THIRD_PARTY) {
                if (thirdPartyId == null) {
                    issues.add(Issue.requiredInput(where + ".thirdPartyId", "Say which third party signed."));
                } else if (!known.contains(thirdPartyId)) {
                    issues.add(Issue.referencedResourceNotFound(
                            where + ".thirdPartyId", "No third party of this contract has that id."));
                }
            } else if (thirdPartyId != null) {
                issues.add(
                        Issue.rejectedInput(where + ".thirdPartyId", "Only a signature of a third party names one."));
            }
            if (!seen.add(signature.party() + "/" + thirdPartyId)) {
                issues.add(Issue.rejectedInput(where, "This party has signed already in this revision."));
            }
            if (handedOverOn != null && signature.signedOn().isBefore(handedOverOn)) {
                issues.add(
                        Issue.invalidPeriod(where + ".signedOn", "Nobody can sign before the text was handed over."));
            }
        }
        if (!signatures.isEmpty() && handedOverOn == null) {
            issues.add(Issue.requiredInput("handedOverOn", "Required once somebody has signed."));
        }
    }

    private void checkCommunityService(Issues issues) {
        if (communityService == null) {
            return;
        }
        checkPeriod(communityService.period(), "communityService.period", issues);
        if (communityService.organisation().kind() == OrganisationKind.COMMERCIAL) {
            issues.add(Issue.rejectedInput(
                    "communityService.organisation.kind", "Only a non-profit or public organisation (COM-3)."));
        }
        if (communityService.paid() && communityService.remunerationCents() == null) {
            issues.add(Issue.requiredInput(
                    "communityService.remunerationCents", "The exact amount is required when it is paid (COM-2)."));
        }
        if (!communityService.paid()
                && communityService.remunerationCents() != null
                && communityService.remunerationCents() > 0) {
            issues.add(Issue.rejectedInput(
                    "communityService.remunerationCents", "What is not paid has no amount (COM-2)."));
        }
    }

    private static Set<String> uniqueIds(List<String> ids, String name, Issues issues) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                issues.add(Issue.rejectedInput(name + "[" + i + "].id", "This id is used twice."));
            }
        }
        return seen;
    }

    public Set<String> thirdPartyIds() {
        return thirdParties.stream().map(ThirdParty::id).collect(Collectors.toUnmodifiableSet());
    }

    /** Name of who signed for a party, as the sender told it. */
    public @Nullable String signerOf(Party party) {
        return signatures.stream()
                .filter(signature -> signature.party() == party)
                .map(GivenSignature::signer)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The same text, given to the person on that day. */
    public ContractBody handedOver(LocalDate day) {
        return new ContractBody(
                beneficiary,
                type,
                period,
                socialAssessment,
                objectives,
                steps,
                thirdParties,
                supportPerson,
                communityService,
                day,
                signatures,
                ending);
    }

    /** The same text, ended. */
    public ContractBody ended(Ending how) {
        return new ContractBody(
                beneficiary,
                type,
                period,
                socialAssessment,
                objectives,
                steps,
                thirdParties,
                supportPerson,
                communityService,
                handedOverOn,
                signatures,
                how);
    }

    /** Facts carry their own dates; one that lies after the business date has not happened yet. */
    void refuseFactsAfter(LocalDate today, Issues issues) {
        Predicate<@Nullable LocalDate> later = day -> day != null && day.isAfter(today);
        if (later.test(socialAssessment.heldOn())) {
            issues.add(notYet("socialAssessment.heldOn"));
        }
        if (later.test(handedOverOn)) {
            issues.add(notYet("handedOverOn"));
        }
        for (int i = 0; i < signatures.size(); i++) {
            if (later.test(signatures.get(i).signedOn())) {
                issues.add(notYet("signatures[" + i + "].signedOn"));
            }
        }
        if (ending != null && later.test(ending.endedOn())) {
            issues.add(notYet("ending.endedOn"));
        }
    }

    private static Issue notYet(String name) {
        return Issue.outOfRange(name, "A fact cannot be dated after the business date.");
    }
}
