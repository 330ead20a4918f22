package be.fgov.mi.piis.contract.messaging;

import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.contract.PersonMerged;
import be.fgov.mi.piis.events.outbox.Outbox;
import be.fgov.mi.piis.identity.wire.Codes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Tells the other services what changed, as codes and dates; names, numbers and texts stay here. */
@ApplicationScoped
public class ContractAnnouncer {
    private final Outbox outbox;

    ContractAnnouncer(Outbox outbox) {
        this.outbox = outbox;
    }

    public void changed(Contract contract, LocalDate today) {
        outbox.publish(toEvent(contract, today));
    }

    /** The changes of a delivery, in their order. */
    public void changed(WrittenDown events) {
        outbox.publishAll(events.rows());
    }

    /** Changes, ready to be published. */
    public record WrittenDown(Outbox.Prepared rows) {}

    /** Needs no database, so that another thread can do it. */
    public static WrittenDown writeDown(List<ContractChanged> events) {
        return new WrittenDown(Outbox.prepare(events));
    }

    /** The contract as it stands, in the words of the other services. */
    public static ContractChanged toEvent(Contract contract, LocalDate today) {
        return new ContractChanged(
                contract.contractId(),
                contract.personId(),
                contract.enterpriseNumber(),
                contract.reference(),
                contract.revision(),
                contract.version(),
                Codes.of(contract.type()),
                Codes.of(contract.status()),
                Codes.of(contract.beneficiaryStatus()),
                contract.isFullTimeStudent(),
                contract.validFrom(),
                contract.validUntil(),
                contract.signatures().stream()
                        .filter(BoundSignature::current)
                        .map(signature ->
                                new ContractChanged.PartySignature(Codes.of(signature.party()), signature.signedOn()))
                        .toList(),
                contract.concludedOn(),
                contract.regime() == null ? null : contract.regime().name(),
                contract.endedOn() == null
                        ? null
                        : new ContractChanged.Ending(contract.endedOn(), Codes.of(contract.endReason())),
                today);
    }

    public void merged(UUID from, UUID into) {
        outbox.publish(new PersonMerged(from, into, 1));
    }
}
