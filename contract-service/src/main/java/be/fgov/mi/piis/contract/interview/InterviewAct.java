package be.fgov.mi.piis.contract.interview;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An interview was offered, or it was held. */
@Entity
@Immutable
public class InterviewAct extends PanacheEntityBase {
    /** What was done. */
    public enum Kind {
        OFFERED,
        HELD
    }

    /** Request and count of the acts on it. */
    @Embeddable
    public record Key(UUID interviewRequestId, int number) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private LocalDate happenedOn;
    private LocalDate interviewOn;
    private String recordedFrom;

    protected InterviewAct() {}

    /**
     * @param happenedOn the day of the offer, or of the interview
     * @param interviewOn the day for which it was offered, or on which it was held
     */
    InterviewAct(Key key, Kind kind, LocalDate happenedOn, LocalDate interviewOn, String recordedFrom) {
        this.key = key;
        this.kind = kind;
        this.happenedOn = happenedOn;
        this.interviewOn = interviewOn;
        this.recordedFrom = recordedFrom;
    }

    static List<InterviewAct> of(UUID interviewRequestId) {
        return list("key.interviewRequestId = ?1 order by key.number", interviewRequestId);
    }

    Kind kind() {
        return kind;
    }

    LocalDate happenedOn() {
        return happenedOn;
    }

    LocalDate interviewOn() {
        return interviewOn;
    }
}
