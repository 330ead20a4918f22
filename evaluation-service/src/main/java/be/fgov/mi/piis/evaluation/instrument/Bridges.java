package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.rules.Bridge;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushKey;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.PushResult;
import be.fgov.mi.piis.identity.wire.StrictJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bridges between versions of instruments, revision by revision, as the federal service entered them. */
@ApplicationScoped
public class Bridges {
    private static final String KIND = "bridge";
    private static final String LOCK = "instrument/bridges";

    private final AgroalDataSource database;
    private final Instruments instruments;
    private final PushReceipts receipts;
    private final Event<BridgeEntered> entered;
    private final AccessLog accessLog;

    Bridges(
            AgroalDataSource database,
            Instruments instruments,
            PushReceipts receipts,
            Event<BridgeEntered> entered,
            AccessLog accessLog) {
        this.database = database;
        this.instruments = instruments;
        this.receipts = receipts;
        this.entered = entered;
        this.accessLog = accessLog;
    }

    /** A bridge as it is read, and with its place the answer to whoever entered it. */
    @Schema(name = "InstrumentBridgeView", description = "A revision of a bridge between two versions.")
    public record View(
            String href,
            String key,
            int fromVersion,
            int version,
            int revision,
            String source,
            List<BridgeBody.LineBody> lines) {

        static View of(String key, int from, int to, int revision, BridgeBody body) {
            return new View(
                    InstrumentResource.href(key, to) + "/bridges/" + from + "/revisions/" + revision,
                    key,
                    from,
                    to,
                    revision,
                    body.source(),
                    body.lines());
        }
    }

    /**
     * Enters a revision, once.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when a version is not there, 400 when the first is
     *     not the earlier one or a scale is not in both, 409 for a wrong revision and {@code directionsDiffer} when what
     *     is better in one version is worse in the other
     */
    PushResult enter(InstrumentVersion from, InstrumentVersion to, int revision, BridgeBody body, boolean dryRun) {
        Instrument earlier = instruments.find(from).orElseThrow(Problems::notFound);
        Instrument later = instruments.find(to).orElseThrow(Problems::notFound);
        if (from.version() >= to.version()) {
            throw Problems.badRequest(Issue.outOfRange("fromVersion", "An earlier version than the one it leads to.")
                    .in("path"));
        }
        if (earlier.direction() != later.direction()) {
            throw Problems.conflict(
                    "directionsDiffer", "In one version a higher score is better, in the other a lower one.");
        }
        List<Issue> unknown = new ArrayList<>();
        for (int i = 0; i < body.lines().size(); i++) {
            String scale = body.lines().get(i).scale();
            if (!earlier.scales().contains(scale) || !later.scales().contains(scale)) {
                unknown.add(Issue.invalidInput(
                        "lines[" + i + "].scale", "total or the id of a sub-scale that both versions have."));
            }
        }
        if (!unknown.isEmpty()) {
            throw Problems.badRequest(unknown);
        }
        PushKey key = new PushKey(to.key(), KIND, from.version() + "-" + to.version());
        return receipts.accept(key, revision, body, dryRun, () -> {
            lock("pg_advisory_xact_lock");
            insert(from, to, revision, StrictJson.canonical(body));
            View view = View.of(to.key(), from.version(), to.version(), revision, body);
            accessLog.record("bridge.enter", view.href(), null, Purpose.SOCIAL_ACTIVATION);
            entered.fire(new BridgeEntered(from, to));
            return view;
        });
    }

    /**
     * The newest revision of each bridge that leads to this version, by the version it comes from.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the version is not there
     */
    List<View> into(InstrumentVersion to) {
        if (instruments.find(to).isEmpty()) {
            throw Problems.notFound();
        }
        return views("""
                select distinct on (from_version) key, from_version, to_version, revision, content
                  from instrument_bridge where key = ? and to_version = ?
                 order by from_version, revision desc
                """, to.key(), to.version());
    }

    Optional<View> revision(InstrumentVersion from, InstrumentVersion to, int revision) {
        return views("""
                select key, from_version, to_version, revision, content from instrument_bridge
                 where key = ? and from_version = ? and to_version = ? and revision = ?
                """, to.key(), from.version(), to.version(), revision).stream()
                .findFirst();
    }

    /** The newest revision of each bridge between these versions. */
    public List<Bridge> between(Collection<InstrumentVersion> versions) {
        return versions.stream()
                .flatMap(to -> versions.stream()
                        .filter(from -> from.key().equals(to.key()) && from.version() < to.version())
                        .flatMap(from -> newest(from, to).stream()))
                .toList();
    }

    private Optional<Bridge> newest(InstrumentVersion from, InstrumentVersion to) {
        return views("""
                select key, from_version, to_version, revision, content from instrument_bridge
                 where key = ? and from_version = ? and to_version = ?
                 order by revision desc limit 1
                """, to.key(), from.version(), to.version()).stream()
                .findFirst()
                .map(view -> new BridgeBody(view.source(), view.lines()).toBridge(from, to, view.revision()));
    }

    /**
     * Until the end of the transaction no bridge is entered. Who tells others what scores came to holds it from before
     * the bridges are read: a bridge that is entered in the meantime would miss what was told without it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        lock("pg_advisory_xact_lock_shared");
    }

    private void lock(String how) {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("select " + PushReceipts.WAIT_TEN_SECONDS + ", "
                        + how + "(hashtextextended('" + LOCK + "', 0))")) {
            lock.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("the lock of the bridges cannot be taken", failure);
        }
    }

    private void insert(InstrumentVersion from, InstrumentVersion to, int revision, String content) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into instrument_bridge (key, from_version, to_version, revision, content)"
                                + " values (?, ?, ?, ?, ?)")) {
            insert.setString(1, to.key());
            insert.setInt(2, from.version());
            insert.setInt(3, to.version());
            insert.setInt(4, revision);
            insert.setString(5, content);
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the bridge cannot be stored", failure);
        }
    }

    private List<View> views(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            List<View> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(View.of(
                            row.getString(1),
                            row.getInt(2),
                            row.getInt(3),
                            row.getInt(4),
                            StrictJson.readStored(
                                    row.getString(5).getBytes(StandardCharsets.UTF_8), BridgeBody.class)));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("the bridges cannot be read", failure);
        }
    }
}
