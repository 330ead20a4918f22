package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.rules.Advance;
import be.fgov.mi.piis.subsidy.rules.AdvancePayability;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The advance of a convention as it stands today.
 *
 * @param convention its number
 * @param creditor enterprise number of the CPAS that is paid: the lead, or who has taken it over
 * @param rate share of the granted amount, such as 0.5
 * @param balanceShareCents what is left for the balance; advance and balance share add up to the granted amount
 * @param payable true when nothing blocks the payment today
 */
@Schema(name = "Advance", description = "The advance of a convention as it stands today.")
public record AdvanceView(
        String convention,
        String creditor,
        long grantedCents,
        BigDecimal rate,
        long advanceCents,
        long balanceShareCents,
        boolean payable,
        List<Blocker> blockers,
        List<Warning> warnings) {

    /** One reason why the advance cannot be paid today. */
    @Schema(name = "AdvanceBlocker", description = "One reason why the advance cannot be paid today.")
    public record Blocker(String code, String text) {}

    static AdvanceView of(
            Convention convention, String creditor, Advance advance, BigDecimal rate, AdvancePayability payability) {
        return new AdvanceView(
                convention.number(),
                creditor,
                advance.granted().cents(),
                plain(rate),
                advance.advance().cents(),
                advance.balanceShare().cents(),
                payability.payable(),
                payability.blockers().stream()
                        .map(blocker -> new Blocker(Codes.of(blocker), blocker.text()))
                        .toList(),
                payability.warnings().stream()
                        .map(warning -> new Warning(Codes.of(warning), warning.text()))
                        .toList());
    }

    /** 0.5000 is written 0.5, and 1.0000 is written 1. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
