package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A CPAS of the registry as it is read. */
@Schema(name = "RegisteredCpas", description = "A public social-welfare centre of the registry.")
public record CpasView(
        String href,
        String enterpriseNumber,
        int nisCode,
        String nameFr,
        String nameNl,
        @Nullable String nameDe,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        String iban,
        long version) {

    static CpasView of(RegisteredCpas cpas) {
        return new CpasView(
                "/registry/v1/cpas/" + cpas.enterpriseNumber(),
                cpas.enterpriseNumber(),
                cpas.nisCode(),
                cpas.nameFr(),
                cpas.nameNl(),
                cpas.nameDe(),
                cpas.validFrom(),
                cpas.validTo(),
                cpas.successor(),
                cpas.iban(),
                cpas.version());
    }
}
