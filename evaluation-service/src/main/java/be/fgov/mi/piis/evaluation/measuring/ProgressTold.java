package be.fgov.mi.piis.evaluation.measuring;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import java.util.UUID;

/** What the other services were last told of the progress in a contract: without it the same would be told again. */
@Entity
public class ProgressTold extends PanacheEntityBase {
    @Id
    UUID contractId;

    long version;
    String content;

    protected ProgressTold() {}

    ProgressTold(UUID contractId) {
        this.contractId = contractId;
    }

    static Optional<ProgressTold> of(UUID contractId) {
        return findByIdOptional(contractId);
    }

    /** {@return whether it is something else than was told before} */
    boolean differs(String newContent) {
        return !newContent.equals(content);
    }

    void tell(String newContent) {
        content = newContent;
        version++;
    }
}
