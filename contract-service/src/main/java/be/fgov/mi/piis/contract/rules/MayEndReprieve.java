package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ending a reprieve takes the payment away as a decision does, so the same stands in its way: no payment to suspend
 * (SAN-15), a legitimate reason (SAN-6), a broken commitment of the CPAS (SAN-7), a hearing that was asked and not held
 * (SAN-5). Notice and advice were given before the decision and are not asked again (SAN-10, S3:158).
 */
public final class MayEndReprieve {
    private MayEndReprieve() {}

    /**
     * @param status of the person now
     * @param breachedOn day on which the probation was broken; absent while nobody told of a breach
     * @param reasonProvedOn newest day on which a legitimate reason was judged proved: it covers what was broken until
     *     then; absent when the newest judgement is that there is none
     * @param cpasCommitmentBroken a commitment of the CPAS itself is broken
     * @param hearingRequestedOn the newest day on which the person asked to be heard about it
     * @param hearingHeldOn the newest day on which the person was heard about it
     */
    public record Facts(
            BeneficiaryStatus status,
            @Nullable LocalDate breachedOn,
            @Nullable LocalDate reasonProvedOn,
            boolean cpasCommitmentBroken,
            @Nullable LocalDate hearingRequestedOn,
            @Nullable LocalDate hearingHeldOn) {}

    /** What stands in the way, in the order in which it is answered; empty when the reprieve may be ended. */
    public static List<SanctionBlocker> blockers(Facts facts) {
        List<SanctionBlocker> blockers = new ArrayList<>();
        if (SanctionLegalBasis.of(facts.status()).isEmpty()) {
            blockers.add(SanctionBlocker.SANCTION_NOT_APPLICABLE);
        }
        if (isExcused(facts.breachedOn(), facts.reasonProvedOn())) {
            blockers.add(SanctionBlocker.LEGITIMATE_REASON);
        }
        if (facts.cpasCommitmentBroken()) {
            blockers.add(SanctionBlocker.CPAS_COMMITMENT_BROKEN);
        }
        if (MaySuspend.isUnheard(facts.hearingRequestedOn(), facts.hearingHeldOn())) {
            blockers.add(SanctionBlocker.HEARING_MISSING);
        }
        return List.copyOf(blockers);
    }

    /** A reason excuses what was broken until the day on which it was judged, and nothing of after. */
    public static boolean isExcused(@Nullable LocalDate breachedOn, @Nullable LocalDate reasonProvedOn) {
        return breachedOn != null && reasonProvedOn != null && !breachedOn.isAfter(reasonProvedOn);
    }
}
