package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.rules.CadenceRegime;
import be.fgov.mi.piis.identity.bulk.CopiedRows;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The tables of the tick: plain statements, each for many contracts, on a connection that the caller holds. */
final class CadenceTables {
    /** Everywhere the same: one tick at a time, whichever instance does it. */
    private static final long TICK_LOCK = 0x71C4_71C4L;

    private static final int ROOM_OF_A_MISS = 220;

    /** That an evaluation of a contract is due was told from a day on. */
    record Warned(UUID contractId, LocalDate dueOn, LocalDate announcedOn) {}

    /** @param lookAgainOn since when time was not looked at */
    record Held(UUID contractId, LocalDate lookAgainOn) {
        /** Before every other. */
        static final Held NONE = new Held(new UUID(0, 0), LocalDate.of(1, 1, 1));
    }

    /** @param on absent when time changes nothing any more */
    record Look(UUID contractId, @Nullable LocalDate on) {}

    private CadenceTables() {}

    /** Until the end of the transaction, and with it of the process: a killed instance holds nothing. */
    static boolean tryLock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, TICK_LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Until the end of the transaction. For some thousands of keys the planner would rather read whole tables, again for
     * each chunk.
     */
    static void findByKey(Connection connection) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config('enable_seqscan', 'off', true)")) {
            set.execute();
        }
    }

    static boolean isAllDone(Connection connection, LocalDate today) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce((select day = ? and finished_at is not null
                                   from cadence_tick order by seen_at desc limit 1), false)
                   and not exists (select 1 from known_contract where look_again_on <= ?)
                   and not exists (select 1 from known_contract where changed)
                   and (select law_revisions from cadence_law) = (select count(*) from law_parameter_revision)
                """)) {
            select.setObject(1, today);
            select.setObject(2, today);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** After a change of the law every contract is judged again. */
    static void heedTheLaw(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with news as (
                    update cadence_law set law_revisions = (select count(*) from law_parameter_revision)
                     where law_revisions <> (select count(*) from law_parameter_revision) returning 1)
                update known_contract
                   set changed = true, look_again_on = least(look_again_on, day_after_the_last_tick())
                 where concluded_on is not null and exists (select 1 from news)
                """)) {
            update.executeUpdate();
        }
    }

    /** It is this business day now; seen before or not, what has become due on it is added to its work. */
    static void beginDay(Connection connection, LocalDate today) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into cadence_tick (day, contracts)
                select ?, (select count(*) from known_contract where look_again_on <= ?)
                 where ? is distinct from (select day from cadence_tick order by seen_at desc limit 1)
                    on conflict (day) do update
                   set seen_at = clock_timestamp(), contracts = cadence_tick.judged + excluded.contracts,
                       finished_at = null
                """)) {
            upsert.setObject(1, today);
            upsert.setObject(2, today);
            upsert.setObject(3, today);
            upsert.executeUpdate();
        }
    }

    /** @param last whether to ask for the newest day that was ever ticked, or for the oldest */
    static LocalDate tickedDay(Connection connection, boolean last) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        last ? "select max(day) from cadence_tick" : "select min(day) from cadence_tick");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getObject(1, LocalDate.class);
        }
    }

    static void finishDay(Connection connection, LocalDate today) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update cadence_tick set finished_at = clock_timestamp()
                 where day = ? and finished_at is null
                   and not exists (select 1 from known_contract where look_again_on <= ?)
                """)) {
            update.setObject(1, today);
            update.setObject(2, today);
            update.executeUpdate();
        }
    }

    /**
     * Those that somebody writes at this moment come back by themselves: that they changed is noted with the writing.
     *
     * @param after where the chunk before ended, so that what it left behind is not passed again
     */
    static List<Held> holdDue(Connection connection, LocalDate today, Held after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, look_again_on from known_contract
                 where look_again_on <= ? and (look_again_on, contract_id) > (?, ?)
                 order by look_again_on, contract_id limit ? for update skip locked
                """)) {
            select.setObject(1, today);
            select.setObject(2, after.lookAgainOn());
            select.setObject(3, after.contractId());
            select.setInt(4, most);
            return held(select);
        }
    }

    static List<Held> holdChanged(Connection connection, LocalDate today, Held after, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, coalesce(look_again_on, ?) from known_contract
                 where changed and contract_id > ? order by contract_id limit ? for update skip locked
                """)) {
            select.setObject(1, today);
            select.setObject(2, after.contractId());
            select.setInt(3, most);
            return held(select);
        }
    }

    private static List<Held> held(PreparedStatement select) throws SQLException {
        List<Held> found = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                found.add(new Held(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)));
            }
        }
        return found;
    }

    /** What is recorded of contracts, by contract and period. */
    static Map<UUID, Map<String, Miss>> misses(Connection connection, Array contractIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select id, contract_id, enterprise_number, contract_reference, person_id, period, regime, contract_year,
                       due_on, missing, missing_in_person, status, version
                  from evaluation_missed where contract_id = any(?)
                """)) {
            select.setArray(1, contractIds);
            Map<UUID, Map<String, Miss>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Miss miss = new Miss(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, UUID.class),
                            row.getString(6),
                            CadenceRegime.valueOf(row.getString(7)),
                            row.getInt(8),
                            row.getObject(9, LocalDate.class),
                            row.getInt(10),
                            row.getInt(11),
                            Miss.Status.valueOf(row.getString(12)),
                            row.getLong(13));
                    found.computeIfAbsent(miss.contractId(), any -> new HashMap<>())
                            .put(miss.period(), miss);
                }
            }
            return found;
        }
    }

    /** The constraint on contract and period is what makes a period missed once. */
    static void insert(Connection connection, List<Miss> misses) throws SQLException {
        CopiedRows rows = new CopiedRows(misses.size() * ROOM_OF_A_MISS);
        for (Miss miss : misses) {
            rows.column(miss.id())
                    .column(miss.contractId())
                    .column(miss.enterpriseNumber())
                    .column(miss.contractReference())
                    .column(miss.personId())
                    .column(miss.period())
                    .column(miss.regime().name())
                    .column(miss.contractYear())
                    .column(miss.dueOn())
                    .column(miss.missing())
                    .column(miss.missingInPerson())
                    .column(miss.status().name())
                    .column(miss.version())
                    .endRow();
        }
        rows.copy(connection, """
                copy evaluation_missed (id, contract_id, enterprise_number, contract_reference, person_id, period, regime,
                                        contract_year, due_on, missing, missing_in_person, status, version)
                from stdin
                """);
    }

    static void update(Connection connection, List<Miss> misses) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update evaluation_missed m
                   set person_id = n.person_id, contract_year = n.contract_year, due_on = n.due_on,
                       missing = n.missing, missing_in_person = n.missing_in_person, status = n.status,
                       version = n.version, changed_at = clock_timestamp()
                  from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::date[], ?::int[], ?::int[], ?::text[],
                              ?::bigint[])
                       as n (contract_id, period, person_id, contract_year, due_on, missing, missing_in_person, status,
                             version)
                 where m.contract_id = n.contract_id and m.period = n.period
                """)) {
            update.setArray(1, array(connection, "uuid", misses, Miss::contractId));
            update.setArray(2, array(connection, "text", misses, Miss::period));
            update.setArray(3, array(connection, "uuid", misses, Miss::personId));
            update.setArray(4, array(connection, "int4", misses, Miss::contractYear));
            update.setArray(5, array(connection, "date", misses, Miss::dueOn));
            update.setArray(6, array(connection, "int4", misses, Miss::missing));
            update.setArray(7, array(connection, "int4", misses, Miss::missingInPerson));
            update.setArray(
                    8, array(connection, "text", misses, miss -> miss.status().name()));
            update.setArray(9, array(connection, "int8", misses, Miss::version));
            update.executeUpdate();
        }
    }

    /** @return how many had not been announced before */
    static int announce(Connection connection, List<Warned> warnings) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into evaluation_warning (contract_id, due_on, announced_on)
                select * from unnest(?::uuid[], ?::date[], ?::date[]) on conflict do nothing
                """)) {
            insert.setArray(1, array(connection, "uuid", warnings, Warned::contractId));
            insert.setArray(2, array(connection, "date", warnings, Warned::dueOn));
            insert.setArray(3, array(connection, "date", warnings, Warned::announcedOn));
            return insert.executeUpdate();
        }
    }

    /** Time was looked at, and with it every change. */
    static void lookAgain(Connection connection, List<Look> looks) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update known_contract c set look_again_on = n.look_again_on, changed = false
                  from unnest(?::uuid[], ?::date[]) as n (contract_id, look_again_on)
                 where c.contract_id = n.contract_id
                """)) {
            update.setArray(1, array(connection, "uuid", looks, Look::contractId));
            update.setArray(2, array(connection, "date", looks, Look::on));
            update.executeUpdate();
        }
    }

    static void forgetChanges(Connection connection, Array contractIds) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update known_contract set changed = false where contract_id = any(?)")) {
            update.setArray(1, contractIds);
            update.executeUpdate();
        }
    }

    /** For those that could not be judged: time alone brings them back, whatever they waited for before. */
    static void tryAgain(Connection connection, List<UUID> contractIds, LocalDate on) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update known_contract set look_again_on = least(look_again_on, ?) where contract_id = any(?)
                """)) {
            update.setObject(1, on);
            update.setArray(2, array(connection, "uuid", contractIds, Function.identity()));
            update.executeUpdate();
        }
    }

    /**
     * Which contracts no rule could judge, since when; one that is judged again leaves.
     *
     * @param looked all that were looked at
     * @param failed of which these failed
     */
    static void setAside(Connection connection, LocalDate today, Array looked, List<UUID> failed) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement("""
                with judged as (delete from cadence_set_aside where contract_id = any(?) and contract_id <> all(?))
                insert into cadence_set_aside (contract_id, since)
                select contract_id, ? from unnest(?::uuid[]) as failed (contract_id) on conflict do nothing
                """)) {
            Array ids = array(connection, "uuid", failed, Function.identity());
            change.setArray(1, looked);
            change.setArray(2, ids);
            change.setObject(3, today);
            change.setArray(4, ids);
            change.executeUpdate();
        }
    }

    static void count(Connection connection, LocalDate today, int judged, int warned, int missed, int resolved)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update cadence_tick set judged = judged + ?, warned = warned + ?, missed = missed + ?,
                       resolved = resolved + ?, contracts = greatest(contracts, judged + ?)
                 where day = ?
                """)) {
            update.setInt(1, judged);
            update.setInt(2, warned);
            update.setInt(3, missed);
            update.setInt(4, resolved);
            update.setInt(5, judged);
            update.setObject(6, today);
            update.executeUpdate();
        }
    }

    static <T> Array array(
            Connection connection, String type, List<T> rows, Function<? super T, ? extends @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(column).toArray());
    }
}
