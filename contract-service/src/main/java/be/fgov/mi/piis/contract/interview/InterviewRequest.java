package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The person asked for an interview on a day (LIF-1). Never changed: what followed are acts of their own. */
@Entity
@Immutable
public class InterviewRequest extends PanacheEntityBase {
    @Id
    private UUID interviewRequestId;

    private UUID contractId;
    private LocalDate requestedOn;
    private LocalDate dueOn;
    private String recordedFrom;

    protected InterviewRequest() {}

    /** @param dueOn last day on which the interview is in time, by the law of the day of the request */
    InterviewRequest(UUID contractId, LocalDate requestedOn, LocalDate dueOn, String recordedFrom) {
        this.interviewRequestId = TimeOrderedIds.next();
        this.contractId = contractId;
        this.requestedOn = requestedOn;
        this.dueOn = dueOn;
        this.recordedFrom = recordedFrom;
    }

    static Optional<InterviewRequest> of(UUID contractId, UUID interviewRequestId) {
        return find("contractId = ?1 and interviewRequestId = ?2", contractId, interviewRequestId)
                .firstResultOptional();
    }

    static List<InterviewRequest> ofContract(UUID contractId) {
        return list("contractId = ?1 order by requestedOn, interviewRequestId", contractId);
    }

    UUID interviewRequestId() {
        return interviewRequestId;
    }

    UUID contractId() {
        return contractId;
    }

    LocalDate requestedOn() {
        return requestedOn;
    }

    LocalDate dueOn() {
        return dueOn;
    }
}
