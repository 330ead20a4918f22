package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.MergedConventions;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What the SPP IS said to conventions that a merger put under one CPAS, for good. */
@Entity
@Table(name = "merger_conflict_settlement")
public class MergerConflictSettlement extends PanacheEntityBase {
    @Id
    UUID conflictId;

    String enterpriseNumber;
    int year;
    String[] conventions;
    String motive;
    String settledBy;
    String settledByName;
    LocalDate settledOn;
    Instant settledAt;

    protected MergerConflictSettlement() {}

    static MergerConflictSettlement of(MergedConventions.Conflict conflict, String motive, ActContext context) {
        MergerConflictSettlement settlement = new MergerConflictSettlement();
        settlement.conflictId = conflict.id();
        settlement.enterpriseNumber = conflict.enterpriseNumber();
        settlement.year = conflict.year();
        settlement.conventions = conflict.numbers().toArray(String[]::new);
        settlement.motive = motive;
        settlement.settledBy = context.caller().subject();
        settlement.settledByName = context.caller().name();
        settlement.settledOn = context.on();
        settlement.settledAt = context.at();
        return settlement;
    }
}
