package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a CPAS pushes about one of its contracts. It belongs to the contract of that reference also while the
 * contract is not known yet; it has a person once it is.
 */
@MappedSuperclass
public abstract class RecordOfContract extends PanacheEntityBase {
    @Id
    protected UUID id;

    protected String enterpriseNumber;
    protected String contractReference;
    protected String reference;
    protected UUID contractId;

    protected @Nullable UUID personId;

    protected int revision;
    protected long version;

    protected RecordOfContract() {}

    protected RecordOfContract(String kind, String enterpriseNumber, String contractReference, String reference) {
        this.id = idOf(kind, enterpriseNumber, contractReference, reference);
        this.enterpriseNumber = enterpriseNumber;
        this.contractReference = contractReference;
        this.reference = reference;
        this.contractId = KnownContract.idOf(enterpriseNumber, contractReference);
    }

    protected static UUID idOf(String kind, String enterpriseNumber, String contractReference, String reference) {
        return NameBasedIds.of(kind, enterpriseNumber, contractReference, reference);
    }

    /** Another revision of the same record. */
    protected void revised(int newRevision) {
        revision = newRevision;
        version++;
    }

    /** The contract became known, or is another person's than was thought. */
    public void join(PersonOfContract contract) {
        contractId = contract.contractId();
        personId = contract.personId();
        version++;
    }

    /** The contract was known before the record came. */
    public void joinAtOnce(KnownContract contract) {
        contractId = contract.contractId();
        personId = contract.personId();
    }

    public boolean isJoined() {
        return personId != null;
    }

    public UUID id() {
        return id;
    }

    public UUID contractId() {
        return contractId;
    }

    public @Nullable UUID personId() {
        return personId;
    }

    public int revision() {
        return revision;
    }

    public String contractReference() {
        return contractReference;
    }

    public String reference() {
        return reference;
    }
}
