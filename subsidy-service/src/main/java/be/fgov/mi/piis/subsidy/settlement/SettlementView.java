package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SettlementStep;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The settlement of a convention, in euro cents: accepted = advance + balance − recovery − unclaimed.
 *
 * @param settlementId of a proposal, with which its approval says what was seen; absent while provisional
 * @param acceptedCents the accepted costs, at most the ceiling
 * @param unclaimedCents what the advance was beyond them and the scheme does not claim back
 * @param structuredCommunication twelve digits, with which the CPAS would pay back
 * @param recoveryDueDays calendar days from the approval within which a recovery is paid back, where the scheme sets a
 *     term
 * @param recoveryDueOn its last day, once approved
 * @param steps the whole reckoning, line by line, in the language of Accept-Language
 * @param underTarget present when fewer persons were counted than promised
 * @param correction the newest one, of this settlement while it is proposed, of the one before it once it is approved
 */
@Schema(name = "Settlement", description = "The settlement of a convention with its breakdown.")
public record SettlementView(
        String convention,
        @Nullable UUID settlementId,
        Status status,
        long grantedCents,
        long declaredCents,
        long acceptedCents,
        long advanceCents,
        long balanceCents,
        long recoveryCents,
        long unclaimedCents,
        String structuredCommunication,
        @Nullable Integer recoveryDueDays,
        @Nullable LocalDate recoveryDueOn,
        List<Step> steps,
        @Nullable UnderTarget underTarget,
        @Nullable Signed proposed,
        @Nullable Signed approved,
        @Nullable Correction correction) {

    /** Where the settlement stands. */
    public enum Status {
        PROVISIONAL,
        PROPOSED,
        APPROVED
    }

    /**
     * A line of the reckoning.
     *
     * @param rule id of the rule behind it
     * @param amountCents signed: what is taken off is negative
     * @param assumption true where no text documents the rule, so that it is a configured reading
     */
    @Schema(name = "SettlementStep", description = "A line of the reckoning.")
    public record Step(String rule, String text, long amountCents, boolean assumption) {}

    /**
     * Fewer persons than promised.
     *
     * @param policy of the scheme; flag asks the officer for a decision with a motive
     * @param ceilingInProportionCents what the granted amount would be in proportion to the persons counted
     * @param reduced what was decided; absent where nothing is decided or to decide
     */
    @Schema(name = "SettlementUnderTarget", description = "Fewer persons counted than promised, and what it means.")
    public record UnderTarget(
            int promisedPersons,
            long countedPersons,
            UnderTargetPolicy policy,
            long ceilingInProportionCents,
            @Nullable Boolean reduced,
            @Nullable String motive) {}

    /** Who and when. */
    @Schema(name = "SettlementSigned", description = "Who did it and when.")
    public record Signed(String by, LocalDate on) {}

    /**
     * Why an approved settlement is made anew.
     *
     * @param approved absent until another officer has approved; until then the settlement stands
     */
    @Schema(name = "SettlementCorrection", description = "Why an approved settlement is made anew, and who says so.")
    public record Correction(
            String motive, Signed proposed, @Nullable Signed approved) {
        static Correction of(SettlementFile.Correction correction) {
            return new Correction(
                    correction.motive(),
                    new Signed(correction.proposer(), correction.proposedOn()),
                    correction.approver() == null || correction.approvedOn() == null
                            ? null
                            : new Signed(correction.approver(), correction.approvedOn()));
        }
    }

    SettlementView correcting(Optional<SettlementFile.Correction> last) {
        return new SettlementView(
                convention,
                settlementId,
                status,
                grantedCents,
                declaredCents,
                acceptedCents,
                advanceCents,
                balanceCents,
                recoveryCents,
                unclaimedCents,
                structuredCommunication,
                recoveryDueDays,
                recoveryDueOn,
                steps,
                underTarget,
                proposed,
                approved,
                last.map(Correction::of).orElse(null));
    }

    static SettlementView provisional(
            String convention,
            Settlement settlement,
            Settlement.Target target,
            String structuredCommunication,
            @Nullable Integer recoveryDueDays,
            ReaderLanguage language) {
        return of(
                convention,
                null,
                Status.PROVISIONAL,
                settlement,
                target,
                null,
                structuredCommunication,
                WhatFollows.recoveryDueDays(settlement, recoveryDueDays),
                null,
                null,
                language);
    }

    static SettlementView of(String convention, SettlementFile.Proposed proposed, ReaderLanguage language) {
        return of(
                convention,
                proposed.settlementId(),
                proposed.isApproved() ? Status.APPROVED : Status.PROPOSED,
                proposed.settlement(),
                proposed.target(),
                proposed.motive(),
                proposed.structuredCommunication(),
                proposed.recoveryDueDays(),
                new Signed(proposed.proposer(), proposed.proposedOn()),
                proposed.isApproved() ? new Signed(proposed.approver(), proposed.approvedOn()) : null,
                language);
    }

    private static SettlementView of(
            String convention,
            @Nullable UUID settlementId,
            Status status,
            Settlement settlement,
            Settlement.Target target,
            @Nullable String motive,
            String structuredCommunication,
            @Nullable Integer recoveryDueDays,
            @Nullable Signed proposed,
            @Nullable Signed approved,
            ReaderLanguage language) {
        return new SettlementView(
                convention,
                settlementId,
                status,
                settlement.granted().cents(),
                settlement.declared().cents(),
                settlement.accepted().cents(),
                settlement.advance().cents(),
                settlement.balance().cents(),
                settlement.recovery().cents(),
                settlement.unclaimed().cents(),
                structuredCommunication,
                recoveryDueDays,
                WhatFollows.recoveryDueOn(approved == null ? null : approved.on(), recoveryDueDays),
                settlement.steps().stream()
                        .map(step -> step(step, target, language))
                        .toList(),
                target.missed()
                        ? new UnderTarget(
                                target.promised(),
                                target.counted(),
                                target.policy(),
                                target.inProportion(settlement.granted()).cents(),
                                target.reduce(),
                                motive)
                        : null,
                proposed,
                approved,
                null);
    }

    private static Step step(SettlementStep step, Settlement.Target target, ReaderLanguage language) {
        return new Step(
                step.rule(),
                SettlementPhrase.of(step, target.promised(), target.counted(), language),
                step.amount().cents(),
                step.assumption());
    }
}
