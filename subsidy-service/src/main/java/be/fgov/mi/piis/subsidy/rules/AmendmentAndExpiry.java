package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the table of the procedure cannot say of an amendment and of an expiry, because it depends on more than the state
 * (A-28, rules.md 2.3). An amendment reopens what stands, so no payment may be on its way meanwhile; given up or refused
 * it leaves what everyone signed before. A convention that never had all its signatures can expire once the cut-off has
 * passed; its lead drops it before, as long as it was never submitted.
 */
public final class AmendmentAndExpiry {
    private AmendmentAndExpiry() {}

    /** Why an act that the table allows is not done. */
    public enum Refusal {
        PAYMENT_UNDERWAY("A payment of the advance is prepared or with the bank: wait for its answer or withdraw it."),
        NOTHING_SIGNED_BEFORE("No earlier version was signed by everyone: there is nothing to go back to."),
        SIGNED_VERSION_STANDS("What everyone signed before stands: withdraw the amendment instead."),
        WAS_SUBMITTED("A CPAS drops a draft only: after its submission the SPP IS and the minister decide on it."),
        CUT_OFF_NOT_PASSED("Everyone can still sign in time: the cut-off of the scheme has not passed.");

        private final String text;

        Refusal(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /**
     * A refusal by the minister of an amendment refuses the amendment only.
     *
     * @param signedBefore whether an earlier version was signed by everyone
     */
    public static ConventionAct actMeant(ConventionAct act, boolean signedBefore) {
        return act == ConventionAct.MINISTER_REFUSAL && signedBefore ? ConventionAct.AMENDMENT_REFUSAL : act;
    }

    /**
     * @param signedBefore whether an earlier version was signed by everyone
     * @param paymentUnderway whether a payment of the advance is prepared, or released and not yet answered
     */
    public static Optional<Refusal> refusalOf(
            ConventionAct act, boolean signedBefore, boolean paymentUnderway, LocalDate today, SubsidyScheme scheme) {
        if (act == ConventionAct.AMENDMENT && paymentUnderway) {
            return Optional.of(Refusal.PAYMENT_UNDERWAY);
        }
        if (act == ConventionAct.AMENDMENT_WITHDRAWAL && !signedBefore) {
            return Optional.of(Refusal.NOTHING_SIGNED_BEFORE);
        }
        if (act == ConventionAct.EXPIRY && signedBefore) {
            return Optional.of(Refusal.SIGNED_VERSION_STANDS);
        }
        if (act == ConventionAct.EXPIRY && !today.isAfter(scheme.paymentCutOff())) {
            return Optional.of(Refusal.CUT_OFF_NOT_PASSED);
        }
        return Optional.empty();
    }

    /** A draft that was never submitted is its lead's own, which drops it on any day; nothing after it goes back there. */
    public static Optional<Refusal> refusalOfDrop(ConventionStatus status) {
        return status == ConventionStatus.DRAFT ? Optional.empty() : Optional.of(Refusal.WAS_SUBMITTED);
    }

    /**
     * Whether an officer can let it expire on that day. It is never done by itself: everyone may still sign after the
     * cut-off.
     *
     * @param signedBefore whether an earlier version was signed by everyone
     */
    public static boolean canExpire(
            ConventionStatus status, boolean signedBefore, LocalDate today, SubsidyScheme scheme) {
        return ConventionTransitions.cell(status, ConventionAct.EXPIRY).isPresent()
                && refusalOf(ConventionAct.EXPIRY, signedBefore, false, today, scheme)
                        .isEmpty();
    }

    /** Whether what everyone signed before stands again. */
    public static boolean goesBack(ConventionAct act) {
        return act == ConventionAct.AMENDMENT_REFUSAL || act == ConventionAct.AMENDMENT_WITHDRAWAL;
    }
}
