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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Puts a CPAS into the registry or changes it, and tells the other services in the same transaction. */
@ApplicationScoped
public class RegisterCpas {
    private final CpasRegistry registry;
    private final RegistryLock lock;
    private final AnnounceRegistry announceRegistry;

    RegisterCpas(CpasRegistry registry, RegistryLock lock, AnnounceRegistry announceRegistry) {
        this.registry = registry;
        this.lock = lock;
        this.announceRegistry = announceRegistry;
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
            return apply(next);
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

    /** Inside the caller's transaction, with the registry locked. */
    RegisteredCpas apply(RegisteredCpas cpas) {
        registry.apply(cpas);
        announceRegistry.announce(cpas);
        return cpas;
    }
}
