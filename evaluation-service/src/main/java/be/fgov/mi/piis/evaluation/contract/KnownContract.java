package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** Absent for what was heard before it was kept. */
    @Nullable
    String type;

    @Nullable
    LocalDate concludedOn;

    @Nullable
    LocalDate endedOn;

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

    /** {@return those by that reference under one of the numbers, in any order} */
    static List<KnownContract> among(Collection<String> numbers, String reference) {
        return list("enterpriseNumber in ?1 and reference = ?2", numbers, reference);
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
        type = news.type();
        concludedOn = news.concludedOn();
        endedOn = news.ending() == null ? null : news.ending().endedOn();
        version = news.version();
    }

    public String enterpriseNumber() {
        return enterpriseNumber;
    }

    public UUID contractId() {
        return contractId;
    }

    public UUID personId() {
        return personId;
    }

    /** {@return what the cadence of evaluations asks of it; nothing before everybody has signed} */
    public Optional<EvaluatedContract> evaluated() {
        return Optional.ofNullable(concludedOn).map(day -> new EvaluatedContract(validFrom, day, validUntil, endedOn));
    }
}
