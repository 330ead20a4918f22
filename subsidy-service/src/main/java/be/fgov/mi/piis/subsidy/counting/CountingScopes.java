package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.ActivityCatalogue;
import be.fgov.mi.piis.subsidy.rules.ContractFallsUnder;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.DropoutPolicy;
import be.fgov.mi.piis.subsidy.rules.OverrunPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The conventions as the count knows them, and the list of activities it judges by. */
@ApplicationScoped
class CountingScopes {
    private final Database database;

    CountingScopes(Database database) {
        this.database = database;
    }

    /**
     * Keeps two things apart that must not pass each other unseen: facts of a CPAS that are being counted (shared) and a
     * convention of that CPAS that is being made or changed (exclusive). Until the end of the transaction.
     */
    void lock(Collection<String> shared, Collection<String> exclusive) {
        SortedSet<String> all = new TreeSet<>(shared);
        all.addAll(exclusive);
        if (all.isEmpty()) {
            return;
        }
        database.change(connection -> {
            try (PreparedStatement lock = connection.prepareStatement("""
                    select case when number = any(?)
                                then pg_advisory_xact_lock(hashtextextended('counting.cpas.' || number, 0))
                                else pg_advisory_xact_lock_shared(hashtextextended('counting.cpas.' || number, 0)) end
                      from unnest(?::text[]) number
                    """)) {
                lock.setArray(1, connection.createArrayOf("text", exclusive.toArray()));
                lock.setArray(2, connection.createArrayOf("text", all.toArray()));
                lock.execute();
            }
        });
    }

    /**
     * The convention as it stands at this moment, whether or not the count has heard of it. Not through the entity: a
     * session would give again what it read before the lock.
     */
    Optional<CountingScope> asItStands(String convention) {
        return query("""
                select c.number as convention_number, c.year, c.period_from as valid_from, c.period_until as valid_until,
                       array(select m.enterprise_number from cpas_behind_convention(c.number) m) as members,
                       h.heirs, h.heirs_since, h.heirs_until, p.part_members, p.part_from, p.part_until, s.overrun_policy, s.dropout_policy, c.status not in ('REFUSED', 'EXPIRED') as alive,
                       c.status = 'DRAFT' as draft
                  from convention c join subsidy_scheme s on s.year = c.year,
                       lateral (select coalesce(array_agg(enterprise_number order by enterprise_number, since, until),
                                                '{}') as heirs,
                                       coalesce(array_agg(since order by enterprise_number, since, until), '{}')
                                           as heirs_since,
                                       coalesce(array_agg(until order by enterprise_number, since, until), '{}')
                                           as heirs_until
                                  from heirs_of_convention(c.number)) h,
                       lateral (select coalesce(array_agg(enterprise_number order by enterprise_number), '{}')
                                           as part_members,
                                       coalesce(array_agg(member_from order by enterprise_number), '{}') as part_from,
                                       coalesce(array_agg(member_until order by enterprise_number), '{}') as part_until
                                  from cpas_behind_convention(c.number) m
                                 where m.member_from > c.period_from or m.member_until < c.period_until) p
                 where c.number = any(?)
                """, Set.of(convention)).stream().findFirst();
    }

    /** The numbers of the conventions of a year that the count knows. */
    Set<String> ofYear(int year) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select convention_number from counting_scope where year = ?")) {
                select.setInt(1, year);
                Set<String> numbers = new TreeSet<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        numbers.add(row.getString(1));
                    }
                }
                return numbers;
            }
        });
    }

    /** The convention as the count last knew it. */
    Optional<CountingScope> find(String convention) {
        return query("select * from counting_scope where convention_number = any(?)", Set.of(convention)).stream()
                .findFirst();
    }

    /** The conventions alive that have one of these CPAS as lead, member or heir. */
    List<CountingScope> aliveOf(Collection<String> enterpriseNumbers) {
        return query(
                "select s.* from counting_scope s, (select ?::text[] as of) asked"
                        + " where s.alive and (s.members && asked.of or s.heirs && asked.of)",
                enterpriseNumbers);
    }

    /** The numbers of the conventions, alive or not, that have one of these CPAS as lead, member or heir. */
    Set<String> of(Collection<String> enterpriseNumbers) {
        return enterpriseNumbers.isEmpty()
                ? Set.of()
                : query(
                                "select s.* from counting_scope s, (select ?::text[] as of) asked"
                                        + " where s.members && asked.of or s.heirs && asked.of",
                                enterpriseNumbers)
                        .stream()
                        .map(CountingScope::convention)
                        .collect(Collectors.toUnmodifiableSet());
    }

    void keep(CountingScope scope) {
        database.change(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement("""
                    insert into counting_scope (convention_number, year, members, valid_from, valid_until,
                                                overrun_policy, dropout_policy, alive, heirs, heirs_since,
                                                part_members, part_from, part_until, heirs_until, draft)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[]::date[], ?, ?::text[]::date[], ?::text[]::date[],
                            ?::text[]::date[], ?)
                    on conflict (convention_number) do update
                       set year = excluded.year, members = excluded.members, valid_from = excluded.valid_from,
                           valid_until = excluded.valid_until, overrun_policy = excluded.overrun_policy,
                           dropout_policy = excluded.dropout_policy, alive = excluded.alive,
                           heirs = excluded.heirs, heirs_since = excluded.heirs_since,
                           part_members = excluded.part_members, part_from = excluded.part_from,
                           part_until = excluded.part_until, heirs_until = excluded.heirs_until,
                           draft = excluded.draft
                    """)) {
                upsert.setString(1, scope.convention());
                upsert.setInt(2, scope.year());
                upsert.setArray(3, connection.createArrayOf("text", new TreeSet<>(scope.members()).toArray()));
                upsert.setObject(4, scope.period().from());
                upsert.setObject(5, scope.period().until());
                upsert.setString(6, scope.overruns().name());
                upsert.setString(7, scope.dropouts().name());
                upsert.setBoolean(8, scope.alive());
                List<ContractFallsUnder.Heir> heirs = scope.heirs();
                upsert.setArray(
                        9,
                        connection.createArrayOf(
                                "text",
                                heirs.stream()
                                        .map(ContractFallsUnder.Heir::enterpriseNumber)
                                        .toArray()));
                upsert.setArray(
                        10,
                        connection.createArrayOf(
                                "text",
                                heirs.stream()
                                        .map(heir -> heir.since().toString())
                                        .toArray()));
                TreeMap<String, ConventionPeriod> days = new TreeMap<>(scope.memberDays());
                upsert.setArray(
                        11, connection.createArrayOf("text", days.keySet().toArray()));
                upsert.setArray(
                        12,
                        connection.createArrayOf(
                                "text",
                                days.values().stream()
                                        .map(member -> member.from().toString())
                                        .toArray()));
                upsert.setArray(
                        13,
                        connection.createArrayOf(
                                "text",
                                days.values().stream()
                                        .map(member -> member.until().toString())
                                        .toArray()));
                upsert.setArray(
                        14,
                        connection.createArrayOf(
                                "text",
                                heirs.stream()
                                        .map(heir -> Objects.toString(heir.until(), null))
                                        .toArray()));
                upsert.setBoolean(15, scope.draft());
                upsert.executeUpdate();
            }
        });
    }

    /** Everyone with a contract at one of these CPAS, and everyone on whom there is a decision under the convention. */
    Set<UUID> personsOf(String convention, Collection<String> enterpriseNumbers) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select person_id from contract_fact where enterprise_number = any(?)
                    union
                    select person_id from counting_standing where convention_number = ?
                    """)) {
                select.setArray(1, connection.createArrayOf("text", enterpriseNumbers.toArray()));
                select.setString(2, convention);
                Set<UUID> persons = new TreeSet<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        persons.add(row.getObject(1, UUID.class));
                    }
                }
                return persons;
            }
        });
    }

    ActivityCatalogue activities() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select * from activity_kind");
                    ResultSet row = select.executeQuery()) {
                List<ActivityCatalogue.Entry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(new ActivityCatalogue.Entry(
                            row.getString("kind"),
                            row.getBoolean("social"),
                            row.getObject("valid_from", LocalDate.class),
                            row.getObject("valid_to", LocalDate.class),
                            row.getString("source")));
                }
                return new ActivityCatalogue(entries);
            }
        });
    }

    private List<CountingScope> query(String sql, Collection<String> parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setArray(1, connection.createArrayOf("text", parameter.toArray()));
                List<CountingScope> scopes = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        scopes.add(scope(row));
                    }
                }
                return scopes;
            }
        });
    }

    private static List<ContractFallsUnder.Heir> heirs(ResultSet row) throws SQLException {
        String[] heirs = (String[]) row.getArray("heirs").getArray();
        Date[] since = (Date[]) row.getArray("heirs_since").getArray();
        Date[] until = (Date[]) row.getArray("heirs_until").getArray();
        List<ContractFallsUnder.Heir> found = new ArrayList<>();
        for (int i = 0; i < heirs.length; i++) {
            found.add(new ContractFallsUnder.Heir(
                    heirs[i], since[i].toLocalDate(), until[i] == null ? null : until[i].toLocalDate()));
        }
        return found;
    }

    private static Map<String, ConventionPeriod> memberDays(ResultSet row) throws SQLException {
        String[] members = (String[]) row.getArray("part_members").getArray();
        Date[] from = (Date[]) row.getArray("part_from").getArray();
        Date[] until = (Date[]) row.getArray("part_until").getArray();
        Map<String, ConventionPeriod> found = new HashMap<>();
        for (int i = 0; i < members.length; i++) {
            found.put(members[i], new ConventionPeriod(from[i].toLocalDate(), until[i].toLocalDate()));
        }
        return found;
    }

    private static CountingScope scope(ResultSet row) throws SQLException {
        return new CountingScope(
                row.getString("convention_number"),
                row.getInt("year"),
                Set.of((String[]) row.getArray("members").getArray()),
                heirs(row),
                memberDays(row),
                new ConventionPeriod(
                        row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)),
                OverrunPolicy.valueOf(row.getString("overrun_policy")),
                DropoutPolicy.valueOf(row.getString("dropout_policy")),
                row.getBoolean("alive"),
                row.getBoolean("draft"));
    }
}
