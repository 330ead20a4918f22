package be.fgov.mi.piis.subsidy.whatif;

import be.fgov.mi.piis.subsidy.rules.Settlement;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a simulation comes to; nothing of it is stored.
 *
 * @param items by number of the convention, each with the CPAS that is paid
 */
@Schema(name = "SimulationResult", description = "What a simulation comes to; nothing of it is stored.")
record SimulationView(int year, List<Line> items, int total, Effect totals) {

    /**
     * One convention.
     *
     * @param cpas the lead, which is the one that is paid
     * @param costsAssumed neither a cost nor the report has been sent: all that is granted is taken to be spent
     */
    @Schema(name = "SimulationLine")
    record Line(String convention, String cpas, boolean costsAssumed, Effect effect) {}

    /** Euro cents; the difference is after less before. */
    @Schema(name = "SimulationEffect")
    record Effect(Amounts before, Amounts after, Amounts difference) {

        static final Effect NONE = new Effect(Amounts.NONE, Amounts.NONE, Amounts.NONE);

        static Effect of(Amounts before, Amounts after) {
            return new Effect(before, after, after.minus(before));
        }

        Effect plus(Effect other) {
            return new Effect(before.plus(other.before), after.plus(other.after), difference.plus(other.difference));
        }
    }

    /** Euro cents. */
    @Schema(name = "SimulationAmounts", description = "Euro cents.")
    record Amounts(
            long grantedCents,
            long advanceCents,
            long acceptedCents,
            long balanceCents,
            long recoveryCents,
            long unclaimedCents) {

        static final Amounts NONE = new Amounts(0, 0, 0, 0, 0, 0);

        static Amounts of(Settlement settlement) {
            return new Amounts(
                    settlement.granted().cents(),
                    settlement.advance().cents(),
                    settlement.accepted().cents(),
                    settlement.balance().cents(),
                    settlement.recovery().cents(),
                    settlement.unclaimed().cents());
        }

        Amounts plus(Amounts other) {
            return new Amounts(
                    Math.addExact(grantedCents, other.grantedCents),
                    Math.addExact(advanceCents, other.advanceCents),
                    Math.addExact(acceptedCents, other.acceptedCents),
                    Math.addExact(balanceCents, other.balanceCents),
                    Math.addExact(recoveryCents, other.recoveryCents),
                    Math.addExact(unclaimedCents, other.unclaimedCents));
        }

        Amounts minus(Amounts other) {
            return new Amounts(
                    Math.subtractExact(grantedCents, other.grantedCents),
                    Math.subtractExact(advanceCents, other.advanceCents),
                    Math.subtractExact(acceptedCents, other.acceptedCents),
                    Math.subtractExact(balanceCents, other.balanceCents),
                    Math.subtractExact(recoveryCents, other.recoveryCents),
                    Math.subtractExact(unclaimedCents, other.unclaimedCents));
        }
    }
}
