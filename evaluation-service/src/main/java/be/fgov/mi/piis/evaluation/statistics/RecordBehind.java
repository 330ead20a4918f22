package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A record behind a figure, for the CPAS whose it is: references and codes, no word and no person.
 *
 * @param enterpriseNumber the number under which it is kept: that of a CPAS taken over stays
 * @param reference of the trajectory or the evaluation; absent where it is the contract as a whole
 * @param on the day that puts it in the year; of a contract its conclusion, of a trajectory that is not over its start
 * @param href where it is read
 */
@Schema(name = "RecordBehind", description = "A record behind a figure, by its references.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordBehind(
        String enterpriseNumber,
        String contractReference,
        @Nullable String reference,
        @Nullable String category,
        LocalDate on,
        String href) {

    /** A page of what was found, in the order in which it was found. */
    public static Page<RecordBehind> page(
            List<RecordsOfTheYear.Counted> found,
            PageRequest page,
            String path,
            Map<String, ? extends @Nullable Object> filters) {
        return Page.of(
                found.stream()
                        .skip(page.offset())
                        .limit(page.pageSize())
                        .map(RecordBehind::of)
                        .toList(),
                found.size(),
                page,
                path,
                filters);
    }

    private static RecordBehind of(RecordsOfTheYear.Counted counted) {
        return new RecordBehind(
                counted.enterpriseNumber(),
                counted.contractReference(),
                counted.reference(),
                counted.category(),
                counted.on(),
                "/piisEvaluation/v1/cpas/" + counted.enterpriseNumber() + "/contracts/" + counted.contractReference()
                        + below(counted));
    }

    private static String below(RecordsOfTheYear.Counted counted) {
        return switch (counted.kind()) {
            case CONTRACTS, COMPLIANCE -> "/compliance";
            case PROGRESS_BY_WORKER, PROGRESS_BY_BENEFICIARY -> "/progress";
            case EVALUATIONS -> "/evaluations/" + counted.reference();
            case TRAJECTORIES, OUTCOMES, DROPOUTS -> "/trajectories/" + counted.reference();
        };
    }
}
