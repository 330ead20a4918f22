package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ValuesAsText;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.wire.Codes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of one chunk: what is known of them is read with one query a table, each line is judged as a single
 * push is, and what is accepted is written with one statement a table.
 */
final class ContractChunk implements BulkItems.Session {
    /** What a line leaves behind, apart from the newest state of its contract. */
    private record Written(
            UUID contractId, int revision, ContractStatus status, byte[] sealed, String name, ContractChanged event) {}

    private record ActiveKind(UUID personId, ContractType type) {}

    private final Connection connection;
    private final Delivery delivery;
    private final BulkItems.@Nullable Earlier earlier;
    private final JudgeContract.Calendar calendar;
    private final ContractAnnouncer announcer;
    private final Map<String, Persons.Known> persons;
    private final Map<String, UUID> newPersons = new HashMap<>();
    private final Map<UUID, Contract> contracts;
    private final Map<ActiveKind, Set<UUID>> active;
    private final Map<BulkItem, Written> written = new HashMap<>();

    ContractChunk(
            Connection connection,
            Delivery delivery,
            List<BulkItem> items,
            BulkItems.@Nullable Earlier earlier,
            JudgeContract.Calendar calendar,
            ContractAnnouncer announcer)
            throws SQLException {
        this.connection = connection;
        this.delivery = delivery;
        this.earlier = earlier;
        this.calendar = calendar;
        this.announcer = announcer;
        List<ContractItems.Prepared> prepared = items.stream()
                .map(item -> item.content(ContractItems.Prepared.class))
                .toList();
        persons = Persons.findAll(
                connection,
                prepared.stream().map(ContractItems.Prepared::number).toList());
        contracts = readContracts(
                prepared.stream().map(ContractItems.Prepared::contractId).distinct().toArray());
        active = readActive(
                persons.values().stream().map(Persons.Known::personId).distinct().toArray());
    }

    @Override
    public Object judge(BulkItem item) {
        ContractItems.Prepared given = item.content(ContractItems.Prepared.class);
        Contract known = contracts.get(given.contractId());
        if (earlier != null && earlier.stateOf(item.reference()) instanceof Contract wouldBe) {
            known = wouldBe;
        }
        Persons.Known person = personOf(given.number());
        ActiveKind kind = new ActiveKind(person.personId(), given.body().type());
        JudgeContract.Verdict verdict = JudgeContract.judge(
                given.body(),
                item.revision(),
                JudgeContract.Before.of(known),
                person,
                hasAnotherActive(kind, given.contractId()),
                calendar);
        Contract contract = known == null ? Contract.open(delivery.cpas(), item.reference()) : known;
        forgetActive(contract, known);
        contract.revise(item.revision(), verdict.facts());
        contracts.put(given.contractId(), contract);
        rememberActive(contract);
        if (earlier == null) {
            written.put(
                    item,
                    new Written(
                            given.contractId(),
                            item.revision(),
                            contract.status(),
                            given.sealed(),
                            contract.name() + "/" + item.revision(),
                            ContractAnnouncer.toEvent(contract, calendar.today())));
        } else if (earlier.comesAgain(item.reference())) {
            earlier.keepState(item.reference(), contract);
        }
        return new PushAnswer(
                contract.contractId(),
                item.reference(),
                item.revision(),
                Codes.of(contract.status()),
                contract.href(),
                verdict.warnings());
    }

    /** A number that nobody has gets a person; in a pass that stores nothing one that is the same in every chunk. */
    private Persons.Known personOf(Persons.Numbered number) {
        String name = number.name();
        Persons.Known known = persons.get(name);
        if (known != null) {
            return known;
        }
        UUID id = newPersons.computeIfAbsent(name, any -> {
            ByteBuffer index = ByteBuffer.wrap(number.index());
            return earlier == null ? UUID.randomUUID() : new UUID(index.getLong(), index.getLong());
        });
        return new Persons.Known(id, false);
    }

    private boolean hasAnotherActive(ActiveKind kind, UUID contractId) {
        if (active.getOrDefault(kind, Set.of()).stream().anyMatch(other -> !other.equals(contractId))) {
            return true;
        }
        UUID marked = earlier == null ? null : earlier.marks().get(mark(kind));
        return marked != null && !marked.equals(contractId);
    }

    private void forgetActive(Contract contract, @Nullable Contract known) {
        if (known != null && known.status() == ContractStatus.ACTIVE) {
            ActiveKind kind = new ActiveKind(known.personId(), known.type());
            active.getOrDefault(kind, new HashSet<>()).remove(contract.contractId());
            if (earlier != null) {
                earlier.marks().remove(mark(kind), contract.contractId());
            }
        }
    }

    private void rememberActive(Contract contract) {
        if (contract.status() == ContractStatus.ACTIVE) {
            ActiveKind kind = new ActiveKind(contract.personId(), contract.type());
            active.computeIfAbsent(kind, any -> new HashSet<>()).add(contract.contractId());
            if (earlier != null) {
                earlier.marks().putIfAbsent(mark(kind), contract.contractId());
            }
        }
    }

    private static Long mark(ActiveKind kind) {
        return kind.personId().getMostSignificantBits() ^ ((long) kind.type().ordinal() << 60);
    }

    @Override
    public void store(List<BulkItem> accepted) throws SQLException {
        SortedMap<String, Persons.Numbered> unknown = new TreeMap<>();
        Map<UUID, Contract> newest = new LinkedHashMap<>();
        List<Written> rows = new ArrayList<>(accepted.size());
        for (BulkItem item : accepted) {
            ContractItems.Prepared given = item.content(ContractItems.Prepared.class);
            String name = given.number().name();
            if (newPersons.containsKey(name)) {
                unknown.putIfAbsent(name, given.number());
            }
            newest.put(given.contractId(), Objects.requireNonNull(contracts.get(given.contractId())));
            rows.add(Objects.requireNonNull(written.get(item)));
        }
        if (!unknown.isEmpty() && !Persons.enterAll(connection, unknown, newPersons)) {
            throw new BulkItems.TryChunkAgain();
        }
        writeContracts(newest.values());
        writeRevisions(rows);
        BulkAccessLog.write(
                connection,
                delivery.sender(),
                "contract.push",
                "PIIS contract",
                rows.stream().map(Written::name).toList(),
                rows.stream().map(row -> row.event().personId()).toList());
        announcer.changed(rows.stream().map(Written::event).toList());
    }

    private Map<UUID, Contract> readContracts(Object[] ids) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select contract_id, reference, revision, version, person_id, type, status, beneficiary_status,
                       full_time_student, valid_from, valid_until, handed_over_on, steps, community_service,
                       content_hash, signatures, concluded_on, first_concluded_on, ended_on, end_reason,
                       transferred_from
                  from contract where contract_id = any(?)
                """)) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            Map<UUID, Contract> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String endReason = row.getString("end_reason");
                    found.put(
                            row.getObject("contract_id", UUID.class),
                            Contract.asStored(
                                    delivery.cpas(),
                                    row.getString("reference"),
                                    row.getInt("revision"),
                                    row.getLong("version"),
                                    new Contract.Facts(
                                            row.getObject("person_id", UUID.class),
                                            ContractType.valueOf(row.getString("type")),
                                            ContractStatus.valueOf(row.getString("status")),
                                            BeneficiaryStatus.valueOf(row.getString("beneficiary_status")),
                                            row.getBoolean("full_time_student"),
                                            row.getObject("valid_from", LocalDate.class),
                                            row.getObject("valid_until", LocalDate.class),
                                            row.getObject("handed_over_on", LocalDate.class),
                                            ValuesAsText.steps(row.getString("steps")),
                                            row.getBoolean("community_service"),
                                            row.getString("content_hash"),
                                            ValuesAsText.signatures(row.getString("signatures")),
                                            row.getObject("concluded_on", LocalDate.class),
                                            row.getObject("first_concluded_on", LocalDate.class),
                                            row.getObject("ended_on", LocalDate.class),
                                            endReason == null ? null : EndReason.valueOf(endReason)),
                                    row.getObject("transferred_from", UUID.class)));
                }
            }
            return found;
        }
    }

    private Map<ActiveKind, Set<UUID>> readActive(Object[] personIds) throws SQLException {
        Map<ActiveKind, Set<UUID>> found = new HashMap<>();
        if (personIds.length == 0) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(
                "select person_id, type, contract_id from contract where status = 'ACTIVE' and person_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", personIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(
                                    new ActiveKind(
                                            row.getObject(1, UUID.class), ContractType.valueOf(row.getString(2))),
                                    any -> new HashSet<>())
                            .add(row.getObject(3, UUID.class));
                }
            }
            return found;
        }
    }

    private void writeContracts(Collection<Contract> changed) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into contract (contract_id, reference, person_id, revision, version, type, status,
                                      beneficiary_status, full_time_student, valid_from, valid_until, handed_over_on,
                                      steps, community_service, content_hash, signatures, concluded_on,
                                      first_concluded_on, regime, ended_on, end_reason, enterprise_number)
                select i.*, ? from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::text[],
                                          ?::text[], ?::boolean[], ?::date[], ?::date[], ?::date[], ?::text[],
                                          ?::boolean[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[],
                                          ?::date[], ?::text[]) as i
                on conflict (contract_id) do update set
                    person_id = excluded.person_id, revision = excluded.revision, version = excluded.version,
                    type = excluded.type, status = excluded.status,
                    beneficiary_status = excluded.beneficiary_status,
                    full_time_student = excluded.full_time_student, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, handed_over_on = excluded.handed_over_on,
                    steps = excluded.steps, community_service = excluded.community_service,
                    content_hash = excluded.content_hash, signatures = excluded.signatures,
                    concluded_on = excluded.concluded_on, first_concluded_on = excluded.first_concluded_on,
                    regime = excluded.regime, ended_on = excluded.ended_on, end_reason = excluded.end_reason
                """)) {
            upsert.setString(1, delivery.cpas().value());
            Columns<Contract> columns = new Columns<>(upsert, changed, 2);
            columns.add("uuid", Contract::contractId);
            columns.add("text", Contract::reference);
            columns.add("uuid", Contract::personId);
            columns.add("int4", Contract::revision);
            columns.add("int8", Contract::version);
            columns.add("text", contract -> contract.type().name());
            columns.add("text", contract -> contract.status().name());
            columns.add("text", contract -> contract.beneficiaryStatus().name());
            columns.add("bool", Contract::isFullTimeStudent);
            columns.add("date", contract -> day(contract.validFrom()));
            columns.add("date", contract -> day(contract.validUntil()));
            columns.add("date", contract -> day(contract.handedOverOn()));
            columns.add("text", contract -> ValuesAsText.write(contract.steps()));
            columns.add("bool", Contract::hasCommunityService);
            columns.add("text", Contract::contentHash);
            columns.add("text", contract -> ValuesAsText.write(contract.signatures()));
            columns.add("date", contract -> day(contract.concludedOn()));
            columns.add("date", contract -> day(contract.firstConcludedOn()));
            columns.add("text", contract -> name(contract.regime()));
            columns.add("date", contract -> day(contract.endedOn()));
            columns.add("text", contract -> name(contract.endReason()));
            upsert.executeUpdate();
        }
    }

    private void writeRevisions(List<Written> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into contract_revision (contract_id, revision, status, content_sealed, received_from)
                select i.*, ? from unnest(?::uuid[], ?::int[], ?::text[], ?::bytea[]) as i
                """)) {
            insert.setString(1, delivery.sender().clientId());
            Columns<Written> columns = new Columns<>(insert, rows, 2);
            columns.add("uuid", Written::contractId);
            columns.add("int4", Written::revision);
            columns.add("text", row -> row.status().name());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "bytea", rows.stream().map(Written::sealed).toArray(byte[][]::new)));
            insert.executeUpdate();
        }
    }

    /** The parameters of an {@code unnest}, one array a column. */
    private static final class Columns<T> {
        private final PreparedStatement statement;
        private final Collection<T> rows;
        private int parameter;

        Columns(PreparedStatement statement, Collection<T> rows, int first) {
            this.statement = statement;
            this.rows = rows;
            this.parameter = first;
        }

        void add(String type, Function<T, @Nullable Object> value) throws SQLException {
            Object[] values = new Object[rows.size()];
            int i = 0;
            for (T row : rows) {
                values[i++] = value.apply(row);
            }
            statement.setArray(parameter++, statement.getConnection().createArrayOf(type, values));
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
