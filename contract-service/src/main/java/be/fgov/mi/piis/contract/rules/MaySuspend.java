package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CPAS may sanction, it never must (SAN-1, S4:96-98), and it may only when nothing stands in the way (SAN-2 to SAN-7,
 * SAN-15, A-23). Deciding that there is no sanction is always possible and asks for none of this.
 */
public final class MaySuspend {
    private MaySuspend() {}

    /**
     * @param basis what a sanction would rest on, from the status of the day of the breach; absent where nothing does
     * @param status of the person now: without income and aid there is no payment to suspend
     * @param basedOnCommunityService the breach is one of a community service
     * @param legitimateReasonProved the person proved one
     * @param cpasCommitmentBroken a commitment of the CPAS itself is broken
     * @param hearingRequestedOn the newest day on which the person asked to be heard
     * @param hearingHeldOn the newest day on which the person was heard
     */
    public record Facts(
            @Nullable SanctionLegalBasis basis,
            BeneficiaryStatus status,
            boolean basedOnCommunityService,
            boolean legitimateReasonProved,
            boolean cpasCommitmentBroken,
            boolean noticeSent,
            boolean adviceGiven,
            @Nullable LocalDate hearingRequestedOn,
            @Nullable LocalDate hearingHeldOn) {}

    /** What stands in the way, in the order in which it is answered; empty when a suspension may be decided. */
    public static List<SanctionBlocker> blockers(Facts facts) {
        List<SanctionBlocker> blockers = new ArrayList<>();
        if (facts.basis() == null || SanctionLegalBasis.of(facts.status()).isEmpty()) {
            blockers.add(SanctionBlocker.SANCTION_NOT_APPLICABLE);
        }
        if (facts.basedOnCommunityService()) {
            blockers.add(SanctionBlocker.COMMUNITY_SERVICE_VOID);
        }
        if (facts.legitimateReasonProved()) {
            blockers.add(SanctionBlocker.LEGITIMATE_REASON);
        }
        if (facts.cpasCommitmentBroken()) {
            blockers.add(SanctionBlocker.CPAS_COMMITMENT_BROKEN);
        }
        if (!facts.noticeSent()) {
            blockers.add(SanctionBlocker.FORMAL_NOTICE_MISSING);
        }
        if (!facts.adviceGiven()) {
            blockers.add(SanctionBlocker.ADVICE_MISSING);
        }
        if (isUnheard(facts.hearingRequestedOn(), facts.hearingHeldOn())) {
            blockers.add(SanctionBlocker.HEARING_MISSING);
        }
        return List.copyOf(blockers);
    }

    /** A hearing of before the request does not answer it. */
    static boolean isUnheard(@Nullable LocalDate requestedOn, @Nullable LocalDate heldOn) {
        return requestedOn != null && (heldOn == null || heldOn.isBefore(requestedOn));
    }
}
