package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the procedures of a contract for its own CPAS; each one read leaves its line in the access log. A CPAS that took
 * over a contract also reads the suspensions that the earlier CPAS decided on it and notified, because it can go on with
 * them (SAN-14); it cannot act on them.
 */
@ApplicationScoped
public class ReadSanctions {
    private final ContractFile contracts;
    private final SanctionFile file;

    ReadSanctions(ContractFile contracts, SanctionFile file) {
        this.contracts = contracts;
        this.file = file;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the contract has no such procedure */
    @Transactional
    public SanctionView one(EnterpriseNumber cpas, String reference, UUID procedureId) {
        Contract contract = contracts.openForReading(cpas, reference).contract();
        SanctionProcedure procedure = SanctionProcedure.readable(contract.contractId(), contract.transferredFrom())
                .filter(found -> found.procedureId().equals(procedureId))
                .findFirst()
                .orElseThrow(Problems::notFound);
        return view(contract, procedure);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract */
    @Transactional
    public Page<SanctionView> list(EnterpriseNumber cpas, String reference, PageRequest page) {
        Contract contract = contracts.openForReading(cpas, reference).contract();
        List<SanctionProcedure> found = SanctionProcedure.readable(contract.contractId(), contract.transferredFrom())
                .toList();
        List<SanctionView> items = found.stream()
                .skip(page.offset())
                .limit(page.pageSize())
                .map(procedure -> view(contract, procedure))
                .toList();
        return Page.of(items, found.size(), page, contract.href() + "/sanctionProcedures", Map.of());
    }

    /** A procedure of the contract, or one of the contract that it continues, judged by the one it belongs to. */
    private SanctionView view(Contract contract, SanctionProcedure procedure) {
        boolean own = procedure.contractId().equals(contract.contractId());
        SanctionFile.Opened opened = file.open(
                own
                        ? contract
                        : Contract.<Contract>findByIdOptional(procedure.contractId())
                                .orElseThrow(),
                procedure);
        file.log(opened, "sanction.read");
        return own ? DescribeSanction.of(opened) : DescribeSanction.continued(opened, contract);
    }
}
