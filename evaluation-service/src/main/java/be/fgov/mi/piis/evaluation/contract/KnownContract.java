package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A contract as far as it was heard of. */
@Entity
public class KnownContract extends PanacheEntityBase {
    @Id
    UUID contractId;

    String enterpriseNumber;
    String reference;
    UUID personId;
    String status;
    LocalDate validFrom;
    LocalDate validUntil;
    long version;

    protected KnownContract() {}

    KnownContract(ContractChanged news) {
        contractId = news.contractId();
        enterpriseNumber = news.enterpriseNumber();
        reference = news.reference();
        update(news);
    }

    /** {@return the id that a contract has in every service, known also before the contract is} */
    public static UUID idOf(String enterpriseNumber, String reference) {
        return NameBasedIds.of("contract", enterpriseNumber, reference);
    }

    public static Optional<KnownContract> of(String enterpriseNumber, String reference) {
        return find("enterpriseNumber = ?1 and reference = ?2", enterpriseNumber, reference)
                .firstResultOptional();
    }

    final void update(ContractChanged news) {
        personId = news.personId();
        status = news.status();
        validFrom = news.from();
        validUntil = news.until();
        version = news.version();
    }

    public UUID contractId() {
        return contractId;
    }

    public UUID personId() {
        return personId;
    }
}
