package be.fgov.mi.piis.subsidy.scheme;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.identity.wire.VersionPrecondition;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Replaces the parameters of a year. Who changed which number stands in the scheme's revisions; a convention
 * that the minister has approved keeps the advance and the day of the report that its text states.
 */
@ApplicationScoped
public class ReplaceScheme {
    private final AgroalDataSource database;
    private final Clock clock;
    private final Event<SchemeReplaced> replaced;

    ReplaceScheme(AgroalDataSource database, Clock clock, Event<SchemeReplaced> replaced) {
        this.database = database;
        this.clock = clock;
        this.replaced = replaced;
    }

    /** @param created false when a scheme of that year was replaced */
    public record Replaced(SchemeBody scheme, long version, boolean created) {}

    public Replaced replace(SchemeBody wanted, VersionPrecondition precondition, Caller caller) {
        return QuarkusTransaction.requiringNew().call(() -> {
            lock(wanted.year());
            Optional<Scheme> known = Scheme.of(wanted.year());
            long version = precondition.next(
                    known.map(found -> OptionalLong.of(found.version)).orElse(OptionalLong.empty()));
            Scheme scheme = known.orElseGet(() -> new Scheme(wanted.year()));
            scheme.replaceBy(wanted.toTerms(), version);
            scheme.persistAndFlush();
            recordRevision(wanted, version, caller);
            replaced.fire(new SchemeReplaced(wanted.year()));
            return new Replaced(SchemeBody.of(scheme.toTerms()), version, known.isEmpty());
        });
    }

    private void lock(int year) {
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, "scheme/" + year);
        } catch (SQLException failure) {
            throw new IllegalStateException("the scheme cannot be locked", failure);
        }
    }

    private void recordRevision(SchemeBody content, long version, Caller caller) {
        Scheme.getEntityManager()
                .createNativeQuery("""
                        insert into subsidy_scheme_revision (year, version, content, changed_by, changed_on, changed_at)
                        values (:year, :version, cast(:content as jsonb), :changedBy, :changedOn, :changedAt)
                        """)
                .setParameter("year", content.year())
                .setParameter("version", version)
                .setParameter("content", StrictJson.canonical(content))
                .setParameter("changedBy", caller.subject())
                .setParameter("changedOn", LocalDate.now(clock))
                .setParameter("changedAt", Instant.now().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
