package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.subsidy.convention.ActContext;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** That a mandate ends earlier than it was given for. */
@Entity
@Table(name = "signing_mandate_end")
public class MandateEnd extends PanacheEntityBase {
    @Id
    String mandate;

    LocalDate lastDay;
    String ground;
    String endedBy;
    LocalDate endedOn;
    Instant endedAt;

    protected MandateEnd() {}

    static MandateEnd of(String mandate, LocalDate lastDay, String ground, ActContext context) {
        MandateEnd end = new MandateEnd();
        end.mandate = mandate;
        end.lastDay = lastDay;
        end.ground = ground;
        end.endedBy = context.caller().subject();
        end.endedOn = context.on();
        end.endedAt = context.at();
        return end;
    }

    static Optional<MandateEnd> of(String mandate) {
        return findByIdOptional(mandate);
    }

    static List<MandateEnd> of(List<String> mandates) {
        return list("mandate in ?1", mandates);
    }
}
