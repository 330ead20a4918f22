package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a CPAS pushes about one of its contracts. It belongs to the contract of that reference also while the
 * contract is not known yet; it has a person once it is. Its id is made of the number that it was sent to first.
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

    /** {@return those of the contract, and those that wait for it at a CPAS that took its own over} */
    public static <R extends RecordOfContract> List<R> concernedBy(Class<R> kind, PersonOfContract contract) {
        return Panache.getEntityManager()
                .createQuery(
                        "from " + kind.getSimpleName()
                                + " where contractReference = ?1 and (enterpriseNumber = ?2"
                                + " or enterpriseNumber in ?3 and personId is null) order by enterpriseNumber, reference",
                        kind)
                .setParameter(1, contract.reference())
                .setParameter(2, contract.enterpriseNumber())
                .setParameter(3, contract.successors())
                .getResultList();
    }

    /** Another revision of the same record. */
    protected void revised(int newRevision) {
        revision = newRevision;
        version++;
    }

    /** The contract became known, or is another person's than was thought. */
    public void join(PersonOfContract contract) {
        if (goesOverTo(contract.enterpriseNumber())) {
            contractId = contract.contractId();
            personId = contract.personId();
            version++;
        }
    }

    /** The contract was known before the record came. */
    public void joinAtOnce(KnownContract contract) {
        if (goesOverTo(contract.enterpriseNumber())) {
            contractId = contract.contractId();
            personId = contract.personId();
        }
    }

    /**
     * A record that was sent to the successor of a CPAS stands with its contract, under the number of that. It goes on
     * waiting, and its sender sees that, when the contract has another record by its reference.
     */
    private boolean goesOverTo(String number) {
        if (!number.equals(enterpriseNumber)) {
            if (Panache.getEntityManager()
                            .createQuery(
                                    "select count(r) from " + getClass().getSimpleName()
                                            + " r where r.enterpriseNumber = ?1 and r.contractReference = ?2"
                                            + " and r.reference = ?3 and r.id <> ?4",
                                    Long.class)
                            .setParameter(1, number)
                            .setParameter(2, contractReference)
                            .setParameter(3, reference)
                            .setParameter(4, id)
                            .getSingleResult()
                    > 0) {
                return false;
            }
            enterpriseNumber = number;
        }
        return true;
    }

    public boolean isJoined() {
        return personId != null;
    }

    /** {@return the number of its contract; while that is awaited, the one that it was sent to} */
    public String enterpriseNumber() {
        return enterpriseNumber;
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
