package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Judges contracts by the cadence of evaluations, one or all of a CPAS. */
@ApplicationScoped
public class JudgeCompliance {
    private final AgroalDataSource database;
    private final FindContract findContract;
    private final AccessLog accessLog;
    private final LawBook lawBook;

    JudgeCompliance(AgroalDataSource database, FindContract findContract, AccessLog accessLog, LawBook lawBook) {
        this.database = database;
        this.findContract = findContract;
        this.accessLog = accessLog;
        this.lawBook = lawBook;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract is not known */
    public ContractCompliance ofContract(EnterpriseNumber cpas, String reference, LocalDate on) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<ContractsWithEvaluations.One> found = new ArrayList<>(1);
            EnterpriseNumber owner = findContract.ownerOf(cpas, reference);
            read(List.of(owner.value()), reference, on, found::add);
            if (found.isEmpty()) {
                throw Problems.notFound();
            }
            ContractsWithEvaluations.One judged = found.getFirst();
            String href = ComplianceResource.href(owner.value(), reference);
            accessLog.record("compliance.read", href, judged.personId(), Purpose.SOCIAL_ACTIVATION);
            return view(judged, on, lawBook.current());
        });
    }

    private static ContractCompliance view(ContractsWithEvaluations.One judged, LocalDate on, Law law) {
        String href = ComplianceResource.href(judged.enterpriseNumber(), judged.reference());
        return judge(judged, on, law)
                .map(found -> ContractCompliance.of(judged.reference(), on, found, href))
                .orElseGet(() ->
                        ContractCompliance.withoutVerdict(judged.reference(), on, ContractCompliance.NOT_BOUND, href));
    }

    /**
     * The contracts of a CPAS on a day.
     *
     * @param counts how many contracts have each status, whatever is filtered
     * @param byWorker the same for each worker that held the newest evaluation of a contract up to the day
     * @param contracts those that were asked for
     */
    @Schema(name = "ComplianceOfCpas", description = "How the evaluations of a CPAS stand on a day.")
    public record OfCpas(
            LocalDate on, Map<String, Integer> counts, List<OfWorker> byWorker, Page<ContractCompliance> contracts) {}

    /**
     * @param worker absent for contracts that nobody has evaluated under a reference
     * @param workerOf the number of the CPAS whose software calls them so; absent with them
     */
    @Schema(
            name = "ComplianceOfWorker",
            description = "The contracts by the worker who evaluated them last, as the software of the CPAS workerOf"
                    + " calls them: of CPAS that merged, each has its own.")
    public record OfWorker(
            @Nullable String worker, @Nullable String workerOf, Map<String, Integer> counts) {
        private static OfWorker of(ContractsWithEvaluations.@Nullable Worker worker, Map<String, Integer> counts) {
            return worker == null
                    ? new OfWorker(null, null, counts)
                    : new OfWorker(worker.reference(), worker.of(), counts);
        }
    }

    public OfCpas ofCpas(
            EnterpriseNumber cpas,
            LocalDate on,
            @Nullable ComplianceStatus status,
            ContractsWithEvaluations.OfWorkers workers,
            PageRequest page) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Law law = lawBook.current();
            Map<String, Integer> counts = new TreeMap<>();
            Map<ContractsWithEvaluations.@Nullable Worker, Map<String, Integer>> byWorker =
                    new TreeMap<>(Comparator.nullsFirst(Comparator.naturalOrder()));
            List<ContractCompliance> shown = new ArrayList<>();
            int[] wanted = new int[1];
            read(
                    findContract.numbersUnder(cpas),
                    null,
                    on,
                    judged -> judge(judged, on, law).ifPresent(found -> {
                        String code = Codes.of(found.status());
                        counts.merge(code, 1, Integer::sum);
                        byWorker.computeIfAbsent(judged.worker(), any -> new TreeMap<>())
                                .merge(code, 1, Integer::sum);
                        if ((status == null || status == found.status()) && workers.includes(judged.worker())) {
                            if (wanted[0] >= page.offset() && shown.size() < page.pageSize()) {
                                shown.add(ContractCompliance.of(
                                        judged.reference(),
                                        on,
                                        found,
                                        ComplianceResource.href(judged.enterpriseNumber(), judged.reference())));
                            }
                            wanted[0]++;
                        }
                    }));
            String path = ComplianceResource.ofCpas(cpas.value());
            accessLog.record("compliance.list", path, null, Purpose.SOCIAL_ACTIVATION);
            Map<String, @Nullable Object> filters = new TreeMap<>();
            filters.put("on", on);
            filters.put("status", status == null ? null : Codes.of(status));
            filters.put("worker", workers.reference());
            filters.put("workerOf", workers.of());
            return new OfCpas(
                    on,
                    counts,
                    byWorker.entrySet().stream()
                            .map(entry -> OfWorker.of(entry.getKey(), entry.getValue()))
                            .toList(),
                    Page.of(shown, wanted[0], page, path, filters));
        });
    }

    private static Optional<Verdict> judge(ContractsWithEvaluations.One one, LocalDate on, Law law) {
        return one.contract().flatMap(known -> Verdict.on(on, one.contractId(), known, one.held(), law));
    }

    /** @param reference of one contract; all when absent */
    private void read(
            List<String> numbers,
            @Nullable String reference,
            LocalDate on,
            Consumer<ContractsWithEvaluations.One> each) {
        try (Connection connection = database.getConnection()) {
            ContractsWithEvaluations.ofCpas(connection, numbers, reference, on, each);
        } catch (SQLException failure) {
            throw new IllegalStateException("the evaluations cannot be read", failure);
        }
    }
}
