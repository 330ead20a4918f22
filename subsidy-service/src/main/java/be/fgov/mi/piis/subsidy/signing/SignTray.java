package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.SigningFunction;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The minister signs every convention that waits for it, each in a transaction of its own: one that cannot be signed
 * does not hold up the others.
 */
@ApplicationScoped
public class SignTray {
    private static final Logger LOG = Logger.getLogger(SignTray.class);

    private final SignConvention signConvention;
    private final Clock clock;

    SignTray(SignConvention signConvention, Clock clock) {
        this.signConvention = signConvention;
        this.clock = clock;
    }

    /**
     * What became of a convention.
     *
     * @param problem type of the problem that it met, as a single signature would have answered
     */
    @Schema(name = "SignedFromTray", description = "What became of a convention of the tray.")
    public record Result(
            String number, boolean signed, @Nullable String problem) {}

    /** By number. */
    @Schema(name = "SignedTray", description = "What became of each convention that waited for the minister.")
    public record Results(List<Result> items, int signed, int total) {}

    /** @throws ProblemException 403 without the function or for an old sign-in, before any is signed */
    public Results signAll(Caller minister) {
        boolean isMinister = signConvention
                .capacityOf(minister)
                .filter(capacity -> capacity.function() == SigningFunction.MINISTER)
                .isPresent();
        if (!isMinister) {
            throw Problems.missingPermission("This is the tray of the minister.");
        }
        signConvention.requireFresh(minister, ActContext.of(minister, clock).at());
        List<String> waiting = QuarkusTransaction.requiringNew()
                .call(() ->
                        Convention.<Convention>list("status = ?1 order by number", ConventionStatus.MINISTER_SIGNING)
                                .stream()
                                .map(Convention::number)
                                .toList());
        List<Result> results = new ArrayList<>();
        for (String number : waiting) {
            results.add(sign(number, null, minister));
        }
        return new Results(
                results, Math.toIntExact(results.stream().filter(Result::signed).count()), results.size());
    }

    /**
     * One of the tray, in a transaction of its own; also for president and secretary.
     *
     * @param shown SHA-256 of the frozen document that was shown, or null for what stands
     */
    public Result sign(String number, @Nullable String shown, Caller signatory) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> signConvention.sign(number, shown, ActContext.of(signatory, clock)));
            return new Result(number, true, null);
        } catch (ProblemException refused) {
            return new Result(number, false, refused.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("a convention of the tray could not be signed", failure);
            return new Result(number, false, Problems.serviceUnavailable().getMessage());
        }
    }
}
