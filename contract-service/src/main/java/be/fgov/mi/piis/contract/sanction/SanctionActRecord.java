package be.fgov.mi.piis.contract.sanction;

import be.fgov.mi.piis.contract.rules.SanctionAct;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the history of a procedure; the database refuses to change it. */
@Entity
@Table(name = "sanction_act")
class SanctionActRecord extends PanacheEntityBase {
    private static final String BREACH = "BREACH";

    @Id
    private UUID actId;

    @Column(updatable = false)
    private UUID procedureId;

    @Column(updatable = false)
    private String act;

    @Column(updatable = false)
    private String facts;

    @Column(updatable = false)
    private LocalDate actedOn;

    @Column(updatable = false)
    private String recordedBy;

    protected SanctionActRecord() {}

    /**
     * @param act absent for the breach that opens the procedure
     * @param facts the codes and dates that were sent
     * @param actedOn business date
     */
    SanctionActRecord(UUID procedureId, @Nullable SanctionAct act, String facts, LocalDate actedOn, String recordedBy) {
        this.actId = TimeOrderedIds.next();
        this.procedureId = procedureId;
        this.act = act == null ? BREACH : act.name();
        this.facts = facts;
        this.actedOn = actedOn;
        this.recordedBy = recordedBy;
    }
}
