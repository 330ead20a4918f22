package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists what belongs to a contract, with a line in the access log. */
@ApplicationScoped
public class ListRecords {
    private final AccessLog accessLog;

    ListRecords(AccessLog accessLog) {
        this.accessLog = accessLog;
    }

    /**
     * @param owner the number of the contract
     * @param all of the contract, in order
     * @param operation as the access log has it
     * @param path of the list
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither the contract nor a record is known
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <R extends RecordOfContract, I> Page<I> ofContract(
            EnterpriseNumber owner,
            String contractReference,
            List<R> all,
            Function<R, I> item,
            String operation,
            String path,
            PageRequest page) {
        Optional<KnownContract> contract = KnownContract.of(owner.value(), contractReference);
        if (all.isEmpty() && contract.isEmpty()) {
            throw Problems.notFound();
        }
        accessLog.record(
                operation, path, contract.map(KnownContract::personId).orElse(null), Purpose.SOCIAL_ACTIVATION);
        return Page.of(
                all.stream()
                        .skip(page.offset())
                        .limit(page.pageSize())
                        .map(item)
                        .toList(),
                all.size(),
                page,
                path,
                Map.of());
    }
}
