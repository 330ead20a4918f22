package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.rules.ResponsibleCpas;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import be.fgov.mi.piis.subsidy.messaging.AnnounceRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a CPAS into the registry or changes it, and tells the other services in the same transaction. */
@ApplicationScoped
public class RegisterCpas {
    private final CpasRegistry registry;
    private final RegistryLock lock;
    private final AnnounceRegistry announceRegistry;
    private final Event<RegistryChanged> changed;

    RegisterCpas(
            CpasRegistry registry,
            RegistryLock lock,
            AnnounceRegistry announceRegistry,
            Event<RegistryChanged> changed) {
        this.registry = registry;
        this.lock = lock;
        this.announceRegistry = announceRegistry;
        this.changed = changed;
    }

    public RegisteredCpas register(String enterpriseNumber, CpasBody wanted, VersionPrecondition precondition) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock.hold();
            Optional<RegisteredCpas> known = current(enterpriseNumber);
            long version = precondition.next(
                    known.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty()));
            String successor = wanted.successor();
            if (successor != null && current(successor).isEmpty()) {
                throw Problems.badRequest(
                        Issue.referencedResourceNotFound("successor", "No such CPAS in the registry."));
            }
            RegisteredCpas next = wanted.toTerms(enterpriseNumber, version);
            if (goesRound(next)) {
                throw Problems.badRequest(
                        Issue.rejectedInput("successor", "The successors of this CPAS would come back to it."));
            }
            return apply(next, known.orElse(null));
        });
    }

    /** As the database has it now: a version is judged by that, never by a cached one. */
    Optional<RegisteredCpas> current(String enterpriseNumber) {
        return registry.all().stream()
                .filter(cpas -> cpas.enterpriseNumber().equals(enterpriseNumber))
                .findFirst();
    }

    private boolean goesRound(RegisteredCpas next) {
        Stream<RegisteredCpas> others =
                registry.all().stream().filter(cpas -> !cpas.enterpriseNumber().equals(next.enterpriseNumber()));
        return new ResponsibleCpas(Stream.concat(others, Stream.of(next))
                        .flatMap(cpas -> cpas.merger().stream())
                        .toList())
                .goesRound(next.enterpriseNumber());
    }

    /**
     * Inside the caller's transaction, with the registry locked.
     *
     * @param before as it was known, null when it is new
     */
    RegisteredCpas apply(RegisteredCpas cpas, @Nullable RegisteredCpas before) {
        registry.apply(cpas);
        Optional<ResponsibleCpas.Merger> mergerBefore =
                Optional.ofNullable(before).flatMap(RegisteredCpas::merger);
        if (!cpas.merger().equals(mergerBefore)) {
            changed.fire(new RegistryChanged(Set.of(cpas.enterpriseNumber())));
        }
        announceRegistry.announce(cpas);
        return cpas;
    }
}
