package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads contracts for their own CPAS; each read leaves its line in the access log, in the same transaction. */
@ApplicationScoped
public class ReadContracts {
    private static final String PURPOSE = "PIIS contract";

    private final ContractFile file;
    private final FindContract findContract;
    private final StoreRevision storeRevision;
    private final Persons persons;
    private final AccessLog accessLog;

    ReadContracts(
            ContractFile file,
            FindContract findContract,
            StoreRevision storeRevision,
            Persons persons,
            AccessLog accessLog) {
        this.file = file;
        this.findContract = findContract;
        this.storeRevision = storeRevision;
        this.persons = persons;
        this.accessLog = accessLog;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract */
    @Transactional
    public ContractView newest(EnterpriseNumber cpas, String reference) {
        Contract contract = file.find(cpas, reference);
        return view(contract, contract.revision(), "contract.read");
    }

    /**
     * The same for printing it, which the access log tells apart from reading.
     *
     * @param revision absent for the newest
     */
    @Transactional
    public ContractView toPrint(EnterpriseNumber cpas, String reference, @Nullable Integer revision) {
        Contract contract = file.find(cpas, reference);
        return view(contract, revision == null ? contract.revision() : revision, "contract.print");
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such revision */
    @Transactional
    public ContractView revision(EnterpriseNumber cpas, String reference, int revision) {
        Contract contract = file.find(cpas, reference);
        return view(contract, revision, "contract.read");
    }

    private ContractView view(Contract contract, int revision, String operation) {
        ContractRevision stored =
                ContractRevision.of(contract.contractId(), revision).orElseThrow(Problems::notFound);
        ContractBody body = file.document(contract, revision);
        accessLog.record(operation, contract.name() + "/" + revision, contract.personId(), PURPOSE);
        JudgeContract.Calendar calendar = storeRevision.calendar();
        return revision == contract.revision()
                ? ContractView.newest(contract, body, calendar)
                : ContractView.earlier(contract, stored, body, calendar.today());
    }

    @Transactional
    public Page<ContractSummary> list(
            EnterpriseNumber cpas,
            @Nullable ContractStatus status,
            @Nullable ContractType type,
            PageRequest page,
            Map<String, String> filters) {
        StringBuilder where = new StringBuilder("enterpriseNumber in :cpas");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("cpas", findContract.numbersUnder(cpas));
        if (status != null) {
            where.append(" and status = :status");
            parameters.put("status", status);
        }
        if (type != null) {
            where.append(" and type = :type");
            parameters.put("type", type);
        }
        PanacheQuery<Contract> found = Contract.find(where + " order by reference, enterpriseNumber", parameters);
        long total = found.count();
        List<ContractSummary> items = found.range(page.offset(), page.offset() + page.pageSize() - 1).stream()
                .map(ContractSummary::of)
                .toList();
        return Page.of(items, total, page, "/piisContract/v1/cpas/" + cpas + "/contracts", filters);
    }

    /** The contracts of one person at this CPAS; what another CPAS has is not shown, not even that it has something. */
    @Transactional
    public List<ContractSummary> ofPerson(EnterpriseNumber cpas, String ssin) {
        Optional<Persons.Known> person = persons.find(ssin);
        List<String> own = findContract.numbersUnder(cpas);
        accessLog.record(
                "contract.search",
                cpas.value(),
                person.map(Persons.Known::personId).orElse(null),
                PURPOSE);
        return person.map(known -> Contract.ofPerson(known.personId()).stream()
                        .filter(contract -> own.contains(contract.enterpriseNumber()))
                        .map(ContractSummary::of)
                        .toList())
                .orElse(List.of());
    }
}
