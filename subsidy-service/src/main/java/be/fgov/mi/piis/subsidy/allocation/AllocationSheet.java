package be.fgov.mi.piis.subsidy.allocation;

import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A sheet for good: its content as it was answered, and each share as a row that the database adds up. */
@Entity
@Table(name = "allocation_sheet")
public class AllocationSheet extends PanacheEntityBase {
    @Id
    UUID id;

    int year;
    long budgetCents;

    @JdbcTypeCode(SqlTypes.JSON)
    String content;

    String madeBy;
    LocalDate madeOn;
    Instant madeAt;

    @ElementCollection
    @CollectionTable(name = "allocation_share", joinColumns = @JoinColumn(name = "sheet_id"))
    Set<Share> shares = new HashSet<>();

    /** What a CPAS gets, in euro cents. */
    @Embeddable
    record Share(String enterpriseNumber, long amountCents) {}

    protected AllocationSheet() {}

    static AllocationSheet made(AllocationSheetView view, UUID id, ActContext context) {
        AllocationSheet sheet = new AllocationSheet();
        sheet.id = id;
        sheet.year = view.year();
        sheet.budgetCents = view.budgetCents();
        sheet.content = StrictJson.canonical(view);
        sheet.madeBy = context.caller().subject();
        sheet.madeOn = context.on();
        sheet.madeAt = context.at();
        sheet.shares = view.lines().stream()
                .map(line -> new Share(line.enterpriseNumber(), line.amountCents()))
                .collect(Collectors.toSet());
        return sheet;
    }

    static Optional<AllocationSheet> of(int year, UUID id) {
        return find("id = ?1 and year = ?2", id, year).firstResultOptional();
    }
}
