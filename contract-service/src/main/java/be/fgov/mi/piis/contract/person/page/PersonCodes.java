package be.fgov.mi.piis.contract.person.page;

import be.fgov.mi.piis.identity.caller.CurrentCaller;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Codes that open one page for one person: whoever shows the code may do what it is for, and nothing else. Wrong, used
 * up, withdrawn, locked and expired codes all give the same answer. After {@link #MOST_WRONG_TRIES} wrong secrets a
 * code opens nothing any more.
 */
@ApplicationScoped
public class PersonCodes {
    /** The database holds the same number. */
    static final int MOST_WRONG_TRIES = 5;

    private static final byte[] NO_HASH = new byte[32];

    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    PersonCodes(AgroalDataSource database, CurrentCaller currentCaller, Clock clock) {
        this.database = database;
        this.currentCaller = currentCaller;
        this.clock = clock;
    }

    /**
     * A code that opens what it is for.
     *
     * @param codeId names the code without opening anything
     * @param subject what the issuer said it is about
     */
    public record Shown(String codeId, CodePurpose purpose, String subject) {}

    /**
     * Makes a code and withdraws an earlier one of the same subject; call it in the transaction of the act that gives
     * it. The code is told once: only a hash of it is kept.
     *
     * @param subject id of what the page shows, nothing that identifies a person
     * @param validUntil last business date on which it opens the page
     * @return the code as the person reads it
     */
    public String issue(CodePurpose purpose, String subject, LocalDate validUntil) {
        withdraw(purpose, subject);
        try (Connection connection = database.getConnection()) {
            while (true) {
                PersonCode code = PersonCode.random(random);
                try (PreparedStatement insert = connection.prepareStatement("""
                        insert into person_code (code_id, purpose, subject, secret_hash, valid_until)
                        values (?, ?, ?, ?, ?) on conflict on constraint pk_person_code do nothing
                        """)) {
                    insert.setString(1, code.id());
                    insert.setString(2, purpose.name());
                    insert.setString(3, subject);
                    insert.setBytes(4, code.secretHash());
                    insert.setDate(5, Date.valueOf(validUntil));
                    if (insert.executeUpdate() == 1) {
                        return code.readable();
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the code cannot be kept", failure);
        }
    }

    /** From now on no code opens this any more. */
    public void withdraw(CodePurpose purpose, String subject) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update person_code set withdrawn = true where purpose = ? and subject = ? and not withdrawn")) {
            update.setString(1, purpose.name());
            update.setString(2, subject);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the code cannot be withdrawn", failure);
        }
    }

    /** As {@link #find(String)}, for one purpose only. */
    public Optional<Shown> find(@Nullable String typed, CodePurpose purpose) {
        return find(typed).filter(shown -> shown.purpose() == purpose);
    }

    /**
     * What a typed code opens. A wrong secret is counted in a transaction of its own, so that no failure afterwards
     * gives the try back. From then on the person is the caller of this request.
     */
    public Optional<Shown> find(@Nullable String typed) {
        Optional<Shown> found = PersonCode.read(typed == null ? "" : typed)
                .flatMap(code -> QuarkusTransaction.requiringNew().call(() -> compare(code)));
        found.ifPresent(shown -> currentCaller.isPersonWithCode(shown.codeId()));
        return found;
    }

    private Optional<Shown> compare(PersonCode code) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select purpose, subject, secret_hash, valid_until, wrong_tries, withdrawn
                          from person_code where code_id = ? for update
                        """)) {
            select.setString(1, code.id());
            try (ResultSet row = select.executeQuery()) {
                boolean known = row.next();
                boolean right = MessageDigest.isEqual(known ? row.getBytes(3) : NO_HASH, code.secretHash());
                if (!known) {
                    return Optional.empty();
                }
                if (!right) {
                    countWrongTry(connection, code);
                    return Optional.empty();
                }
                boolean opens = row.getInt(5) < MOST_WRONG_TRIES
                        && !row.getBoolean(6)
                        && !LocalDate.now(clock).isAfter(row.getObject(4, LocalDate.class));
                return opens
                        ? Optional.of(new Shown(code.id(), CodePurpose.valueOf(row.getString(1)), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the code cannot be looked up", failure);
        }
    }

    private static void countWrongTry(Connection connection, PersonCode code) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update person_code set wrong_tries = least(wrong_tries + 1, ?) where code_id = ?")) {
            update.setInt(1, MOST_WRONG_TRIES);
            update.setString(2, code.id());
            update.executeUpdate();
        }
    }
}
