package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.identity.wire.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The instruments that can be measured with: the shipped sample, and those that the federal service entered. */
@ApplicationScoped
public class Instruments {
    private final AgroalDataSource database;
    private final AccessLog accessLog;
    private final Instrument shipped = InstrumentDocument.shipped();
    /** A version never changes, so what was read once stays true. */
    private final Map<InstrumentVersion, Instrument> read = new ConcurrentHashMap<>();

    Instruments(AgroalDataSource database, AccessLog accessLog) {
        this.database = database;
        this.accessLog = accessLog;
    }

    public Optional<Instrument> find(InstrumentVersion version) {
        if (shipped.version().equals(version)) {
            return Optional.of(shipped);
        }
        Instrument known = read.get(version);
        if (known != null) {
            return Optional.of(known);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select content from instrument where key = ? and version = ?")) {
            select.setString(1, version.key());
            select.setInt(2, version.version());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Instrument found = definition(row.getString(1));
                read.put(version, found);
                return Optional.of(found);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("an instrument cannot be read", failure);
        }
    }

    /** Every version of every instrument, by key and version. */
    public List<Instrument> all() {
        List<Instrument> all = new ArrayList<>();
        all.add(shipped);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select content from instrument order by key, version");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.add(definition(row.getString(1)));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the instruments cannot be read", failure);
        }
        return all;
    }

    /**
     * Enters a version for good.
     *
     * @return whether it is new; false when it is there already with this content
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 when it is another one than the address says, 409
     *     {@code instrumentVersionExists} when it is there with other content
     */
    boolean enter(InstrumentVersion version, InstrumentBody body) {
        if (!body.key().equals(version.key())) {
            throw Problems.badRequest(Issue.rejectedInput("key", "The key of the address is expected."));
        }
        if (body.version() != version.version()) {
            throw Problems.badRequest(Issue.rejectedInput("version", "The version of the address is expected."));
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean isNew = !shipped.version().equals(version) && insert(version, json(body));
            if (!isNew
                    && !StrictJson.canonical(body)
                            .equals(StrictJson.canonical(
                                    InstrumentBody.of(find(version).orElseThrow())))) {
                throw Problems.conflict(
                        "instrumentVersionExists",
                        "This version is there with other content, and never changes: enter it as the next version.");
            }
            if (isNew) {
                accessLog.record(
                        "instrument.enter",
                        InstrumentResource.href(version.key(), version.version()),
                        null,
                        Purpose.SOCIAL_ACTIVATION);
            }
            return isNew;
        });
    }

    private boolean insert(InstrumentVersion version, String content) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into instrument (key, version, content) values (?, ?, ?) on conflict do nothing")) {
            insert.setString(1, version.key());
            insert.setInt(2, version.version());
            insert.setString(3, content);
            return insert.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException("the instrument cannot be stored", failure);
        }
    }

    /** With its empty lists: what is read again is read as strictly as a request. */
    private static String json(InstrumentBody body) {
        try {
            return JsonMappers.stored().writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record always serialises", impossible);
        }
    }

    private static Instrument definition(String content) {
        return InstrumentDocument.read(content.getBytes(StandardCharsets.UTF_8));
    }
}
