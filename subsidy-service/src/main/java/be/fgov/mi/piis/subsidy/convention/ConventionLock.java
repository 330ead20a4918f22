package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.push.PushReceipts;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Serialises the changes of one convention, and the pushes of one year. The first is the lock that a push of the
 * convention holds too: it is taken before the first write, so that the outbox keeps the order of the changes.
 */
@ApplicationScoped
public class ConventionLock {
    private final AgroalDataSource database;

    ConventionLock(AgroalDataSource database) {
        this.database = database;
    }

    /** In the order of their numbers, so that two who lock several do not wait for each other. */
    public void ofConventions(Collection<String> numbers) {
        numbers.stream().distinct().sorted().forEach(this::ofConvention);
    }

    /** Payments are prepared, released and answered one after the other; taken before any lock of a convention. */
    public void ofPayments() {
        take("payments");
    }

    /** Files of conventions are imported one after the other; taken before any lock of a convention. */
    public void ofImports() {
        take("conventionImports");
    }

    public void ofConvention(String number) {
        take(number + "/" + PushConvention.KIND + "/" + number);
    }

    /** Two conventions that claim the same CPAS for a year wait for each other. */
    void ofYear(int year) {
        take("conventions/" + year);
    }

    private void take(String name) {
        try (Connection connection = database.getConnection()) {
            PushReceipts.lock(connection, name);
        } catch (SQLException failure) {
            throw new IllegalStateException("the convention cannot be locked", failure);
        }
    }
}
