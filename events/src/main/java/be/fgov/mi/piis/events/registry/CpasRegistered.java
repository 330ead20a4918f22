package be.fgov.mi.piis.events.registry;

import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A CPAS was entered or changed; the fields are those of {@link RegisteredCpas}. */
public record CpasRegistered(
        String enterpriseNumber,
        int nisCode,
        String nameFr,
        String nameNl,
        @Nullable String nameDe,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        String iban,
        long version)
        implements RegistryEvent {

    public static final String TYPE = "be.fgov.mi.registry.v1.cpas.notify.changed";

    public static CpasRegistered of(RegisteredCpas cpas) {
        return new CpasRegistered(
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

    public RegisteredCpas toRegistered() {
        return new RegisteredCpas(
                enterpriseNumber, nisCode, nameFr, nameNl, nameDe, validFrom, validTo, successor, iban, version);
    }

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String key() {
        return enterpriseNumber;
    }
}
