package be.fgov.mi.piis.subsidy.allocation;

import be.fgov.mi.piis.subsidy.rules.AllocationKey;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it was made, with every step of its reckoning.
 *
 * @param id absent on a trial that is not kept
 * @param denominator of every remainder, exact; a text because it can be longer than a number of JSON
 */
@Schema(name = "AllocationSheet", description = "A budget shared over the CPAS, with every step of the reckoning.")
public record AllocationSheetView(
        @Nullable String href,
        @Nullable UUID id,
        int year,
        long budgetCents,
        List<AllocationBody.Weight> weights,
        List<Long> totals,
        String denominator,
        List<Line> lines,
        String source,
        LocalDate madeOn) {

    /**
     * What a CPAS gets.
     *
     * @param rawCents before rounding, cut off after six decimals of a cent
     * @param remainder numerator of the part of a cent that rounding down leaves
     * @param remainderRank from 1; the first ones get the cents that are left, one each
     */
    @Schema(name = "AllocationLine", description = "What a CPAS gets, and how that was reckoned.")
    public record Line(
            String enterpriseNumber,
            List<Long> counts,
            BigDecimal rawCents,
            String remainder,
            int remainderRank,
            long amountCents) {}

    static AllocationSheetView of(@Nullable UUID id, int year, AllocationBody body, LocalDate madeOn) {
        AllocationKey.Sheet sheet = body.key().share(Euro.ofCents(body.budgetCents()), body.claims());
        return new AllocationSheetView(
                id == null ? null : hrefOf(year, id),
                id,
                year,
                body.budgetCents(),
                body.weights(),
                sheet.totals(),
                sheet.denominator().toString(),
                sheet.lines().stream()
                        .map(line -> new Line(
                                line.enterpriseNumber(),
                                line.counts(),
                                line.rawCents(),
                                line.remainder().toString(),
                                line.rank(),
                                line.cents()))
                        .toList(),
                body.source(),
                madeOn);
    }

    static String hrefOf(int year, UUID id) {
        return "/activationSubsidy/v1/schemes/" + year + "/allocationSheets/" + id;
    }

    /** The lines with a header, as a table (RFC 4180); the remainder as a fraction. */
    String csv() {
        StringBuilder table = new StringBuilder("enterpriseNumber");
        for (int i = 1; i <= weights.size(); i++) {
            table.append(String.format(Locale.ROOT, ",count%d,weight%d,total%d", i, i, i));
        }
        table.append(",budgetCents,rawCents,remainder,remainderRank,amountCents\r\n");
        for (Line line : lines) {
            table.append(line.enterpriseNumber());
            for (int i = 0; i < weights.size(); i++) {
                table.append(',').append(line.counts().get(i));
                table.append(',').append(weights.get(i).share().toPlainString());
                table.append(',').append(totals.get(i));
            }
            table.append(List.of(
                            String.valueOf(budgetCents),
                            line.rawCents().toPlainString(),
                            line.remainder() + '/' + denominator,
                            String.valueOf(line.remainderRank()),
                            String.valueOf(line.amountCents()))
                    .stream()
                    .collect(Collectors.joining(",", ",", "\r\n")));
        }
        return table.toString();
    }
}
