package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.Reactivation;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.contract.register.ValuesAsText;
import be.fgov.mi.piis.contract.register.WhenTold;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.bulk.BulkAccessLog;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of one chunk: what is known of them is read with one query a table, each line is judged as a single
 * push is, and what is accepted is written with one statement a table.
 */
final class ContractChunk implements BulkItems.Session {
    private static final String COLUMNS =
            "enterprise_number, contract_id, reference, revision, version, person_id, person_since, type, status,"
                    + " beneficiary_status, full_time_student, valid_from, valid_until, handed_over_on, steps,"
                    + " community_service, content_hash, signatures, concluded_on, first_concluded_on, ended_on, end_reason,"
                    + " transferred_from, earlier_statuses, text_in_hand_since, hand_over_told_on, text_told_on, text_signed,"
                    + " signed_steps";

    private static final String TAKE_THE_PLACE = """
            on conflict (contract_id) do update set
            person_id = excluded.person_id, person_since = excluded.person_since, revision = excluded.revision, version = excluded.version,
            type = excluded.type, status = excluded.status,
            beneficiary_status = excluded.beneficiary_status,
            full_time_student = excluded.full_time_student, valid_from = excluded.valid_from,
            valid_until = excluded.valid_until, handed_over_on = excluded.handed_over_on,
            steps = excluded.steps, community_service = excluded.community_service,
            content_hash = excluded.content_hash, signatures = excluded.signatures,
            concluded_on = excluded.concluded_on, first_concluded_on = excluded.first_concluded_on,
            regime = excluded.regime, ended_on = excluded.ended_on, end_reason = excluded.end_reason,
            earlier_statuses = excluded.earlier_statuses,
            text_in_hand_since = excluded.text_in_hand_since, hand_over_told_on = excluded.hand_over_told_on,
            text_told_on = excluded.text_told_on,
            text_signed = excluded.text_signed, signed_steps = excluded.signed_steps
            """;

    /** What a line leaves behind, apart from the newest state of its contract. */
    private record Written(
            UUID contractId,
            int revision,
            int personSince,
            ContractStatus status,
            byte[] sealed,
            String name,
            ContractChanged event) {}

    private final Connection connection;
    private final Delivery delivery;
    private final BulkItems.@Nullable Earlier earlier;
    private final JudgeContract.Calendar calendar;
    private final JudgeContract.SignerNames names;
    private final ContractAnnouncer announcer;
    private final FindContract findContract;
    private final boolean takenOver;
    private final Map<String, List<String>> underFormerNumbers;
    private final Map<BulkItem, ContractItems.Prepared> prepared = new HashMap<>();
    private final Map<String, Persons.Known> persons;
    private final Map<String, UUID> newPersons = new HashMap<>();
    private final Map<UUID, Contract> contracts;
    private final Set<UUID> stored;
    private final Map<UUID, Map<UUID, Contract>> byPerson;
    private final Map<BulkItem, Written> written = new HashMap<>();

    ContractChunk(
            Connection connection,
            Delivery delivery,
            List<BulkItem> items,
            BulkItems.@Nullable Earlier earlier,
            JudgeContract.Calendar calendar,
            JudgeContract.SignerNames names,
            ContractAnnouncer announcer,
            FindContract findContract,
            BiFunction<String, BulkItem, ContractItems.Prepared> underNumber)
            throws SQLException {
        this.connection = connection;
        this.delivery = delivery;
        this.earlier = earlier;
        this.calendar = calendar;
        this.names = names;
        this.announcer = announcer;
        this.findContract = findContract;
        takenOver = findContract.isTakenOver(delivery.cpas());
        underFormerNumbers = readUnderFormerNumbers(items);
        for (BulkItem item : items) {
            List<String> owners = underFormerNumbers.getOrDefault(item.reference(), List.of());
            prepared.put(
                    item,
                    owners.size() == 1
                            ? underNumber.apply(owners.getFirst(), item)
                            : item.content(ContractItems.Prepared.class));
        }
        persons = Persons.findAll(
                connection,
                prepared.values().stream().map(ContractItems.Prepared::number).toList());
        contracts = readContracts(prepared.values().stream()
                .map(ContractItems.Prepared::contractId)
                .distinct()
                .toArray());
        stored = Set.copyOf(contracts.keySet());
        byPerson = readByPerson(persons.values().stream()
                .map(Persons.Known::personId)
                .distinct()
                .toArray());
    }

    @Override
    public Object judge(BulkItem item) {
        ContractItems.Prepared given = given(item);
        Contract known = contracts.get(given.contractId());
        if (earlier != null && earlier.stateOf(item.reference()) instanceof Contract wouldBe) {
            known = wouldBe;
        }
        if (known == null && takenOver) {
            findContract.refuseNewContractOfEndedCpas(delivery.cpas(), item.reference());
        }
        Persons.Known person = personOf(given.number());
        List<Contract> others = others(person.personId(), given.contractId());
        JudgeContract.Verdict verdict = JudgeContract.judge(
                given.body(),
                given.text(),
                item.revision(),
                JudgeContract.Before.of(known, names),
                person,
                Contract.isAnyActive(others, given.body().type())
                        || isActiveInThisFile(person.personId(), given.body().type(), given.contractId()),
                calendar);
        List<Warning> warnings = new ArrayList<>(verdict.warnings());
        Contract contract = known == null ? Contract.open(delivery.cpas(), item.reference()) : known;
        EnterpriseNumber owner = new EnterpriseNumber(contract.enterpriseNumber());
        warnings.addAll(Reactivation.judge(given.body(), owner, others, calendar.law()));
        forget(contract, known);
        contract.revise(item.revision(), verdict.facts());
        contracts.put(given.contractId(), contract);
        remember(contract);
        if (earlier == null) {
            written.put(
                    item,
                    new Written(
                            given.contractId(),
                            item.revision(),
                            contract.personSince(),
                            contract.status(),
                            given.sealed(),
                            contract.name() + "/" + item.revision(),
                            ContractAnnouncer.toEvent(contract, calendar.today())));
        } else if (earlier.comesAgain(item)) {
            earlier.keepState(item.reference(), contract);
        }
        return new PushAnswer(
                contract.contractId(),
                item.reference(),
                item.revision(),
                Codes.of(contract.status()),
                contract.href(),
                warnings);
    }

    private ContractItems.Prepared given(BulkItem item) {
        return Objects.requireNonNull(prepared.get(item));
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

    private List<Contract> others(UUID personId, UUID contractId) {
        Map<UUID, Contract> found = byPerson.getOrDefault(personId, Map.of());
        if (earlier != null) {
            found = new HashMap<>(found);
            found.replaceAll((id, stored) -> asTheFileLeftIt(earlier, stored));
            found.putAll(endedForAJob(earlier, personId));
        }
        return found.values().stream()
                .filter(other -> other.personId().equals(personId))
                .filter(other -> !other.contractId().equals(contractId))
                .filter(other -> other.status() == ContractStatus.ACTIVE || other.endReason() == EndReason.EMPLOYMENT)
                .toList();
    }

    /** In a pass that stores nothing the database does not know what an earlier chunk made of a contract. */
    private Contract asTheFileLeftIt(BulkItems.Earlier before, Contract stored) {
        return before.stateOf(stored.reference()) instanceof Contract wouldBe
                        && wouldBe.contractId().equals(stored.contractId())
                ? wouldBe
                : stored;
    }

    /** Contracts of the person that the file ended because of a job: few, and a later line is judged by them. */
    @SuppressWarnings("unchecked")
    private static Map<UUID, Contract> endedForAJob(BulkItems.Earlier before, UUID personId) {
        Object known = before.stateOf(endedForAJobOf(personId));
        return known == null ? Map.of() : (Map<UUID, Contract>) known;
    }

    /** No reference has a slash. */
    private static String endedForAJobOf(UUID personId) {
        return "endedForAJob/" + personId;
    }

    private boolean isActiveInThisFile(UUID personId, ContractType type, UUID contractId) {
        UUID marked = earlier == null ? null : earlier.marks().get(mark(personId, type));
        return marked != null && !marked.equals(contractId);
    }

    private void forget(Contract contract, @Nullable Contract known) {
        if (known != null) {
            byPerson.getOrDefault(known.personId(), new HashMap<>()).remove(contract.contractId());
            if (earlier != null) {
                earlier.marks().remove(mark(known.personId(), known.type()), contract.contractId());
            }
        }
    }

    private void remember(Contract contract) {
        byPerson.computeIfAbsent(contract.personId(), any -> new HashMap<>()).put(contract.contractId(), contract);
        if (earlier != null && contract.endReason() == EndReason.EMPLOYMENT) {
            Map<UUID, Contract> ended = new HashMap<>(endedForAJob(earlier, contract.personId()));
            ended.put(contract.contractId(), contract);
            earlier.keepState(endedForAJobOf(contract.personId()), ended);
        }
        if (earlier != null && contract.status() == ContractStatus.ACTIVE) {
            earlier.marks().putIfAbsent(mark(contract.personId(), contract.type()), contract.contractId());
        }
    }

    private static Long mark(UUID personId, ContractType type) {
        return personId.getMostSignificantBits() ^ ((long) type.ordinal() << 60);
    }

    /** What a CPAS that was taken over has goes on under the number that it was opened under, as a single push does. */
    @Override
    public String numberOf(BulkItem item, String sentTo) {
        List<String> owners = underFormerNumbers.getOrDefault(item.reference(), List.of(sentTo));
        if (owners.size() > 1) {
            throw FindContract.ambiguous(owners);
        }
        return owners.getFirst();
    }

    /** References that this CPAS has not itself, with the numbers of those that it took over and that have them. */
    private Map<String, List<String>> readUnderFormerNumbers(List<BulkItem> items) throws SQLException {
        List<String> numbers = findContract.numbersUnder(delivery.cpas());
        if (numbers.size() <= 1) {
            return Map.of();
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select c.reference, c.enterprise_number from contract c
                 where c.enterprise_number = any(?) and c.enterprise_number <> ? and c.reference = any(?)
                   and not exists (select 1 from contract own
                                    where own.enterprise_number = ? and own.reference = c.reference)
                 order by c.enterprise_number
                """)) {
            select.setArray(1, connection.createArrayOf("text", numbers.toArray()));
            select.setString(2, delivery.cpas().value());
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", items.stream().map(BulkItem::reference).toArray()));
            select.setString(4, delivery.cpas().value());
            Map<String, List<String>> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
            return found;
        }
    }

    /** A warning tells of a person whether there is another contract or a newer number, wherever. */
    @Override
    public List<BulkAccessLog.Look> looks(List<BulkItem> accepted) {
        List<BulkAccessLog.Look> looks = new ArrayList<>();
        for (BulkItem item : accepted) {
            ContractItems.Prepared given = given(item);
            Persons.Known known = persons.get(given.number().name());
            if (known != null) {
                String name = Objects.requireNonNull(contracts.get(given.contractId()))
                        .name();
                looks.add(new BulkAccessLog.Look(name + "/" + item.revision(), known.personId()));
            }
        }
        return looks;
    }

    @Override
    public void store(List<BulkItem> accepted) throws SQLException {
        SortedMap<String, Persons.Numbered> unknown = new TreeMap<>();
        Map<UUID, Contract> newest = new LinkedHashMap<>();
        List<Written> rows = new ArrayList<>(accepted.size());
        for (BulkItem item : accepted) {
            ContractItems.Prepared given = given(item);
            String name = given.number().name();
            if (newPersons.containsKey(name)) {
                unknown.putIfAbsent(name, given.number());
            }
            newest.put(given.contractId(), Objects.requireNonNull(contracts.get(given.contractId())));
            rows.add(Objects.requireNonNull(written.get(item)));
        }
        // Written down while the database is busy with the rows before them.
        CompletableFuture<ContractAnnouncer.WrittenDown> events = CompletableFuture.supplyAsync(() ->
                ContractAnnouncer.writeDown(rows.stream().map(Written::event).toList()));
        if (!unknown.isEmpty() && !Persons.enterAll(connection, unknown, newPersons)) {
            throw new BulkItems.TryChunkAgain();
        }
        Map<Boolean, List<Contract>> byStored = newest.values().stream()
                .collect(Collectors.partitioningBy(contract -> stored.contains(contract.contractId())));
        writeContracts(byStored.get(false), "");
        writeContracts(byStored.get(true), TAKE_THE_PLACE);
        writeRevisions(rows);
        BulkAccessLog.write(
                connection,
                delivery.sender(),
                "contract.push",
                "PIIS contract",
                rows.stream().map(Written::name).toList(),
                rows.stream().map(row -> row.event().personId()).toList());
        announcer.changed(events.join());
    }

    private Map<UUID, Contract> readContracts(Object[] ids) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + COLUMNS + " from contract where contract_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids));
            Map<UUID, Contract> found = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Contract contract = read(row);
                    found.put(contract.contractId(), contract);
                }
            }
            return found;
        }
    }

    /** What the persons have besides, at whichever CPAS: what {@code Contract#ofPersonBesides} finds for one. */
    private Map<UUID, Map<UUID, Contract>> readByPerson(Object[] personIds) throws SQLException {
        Map<UUID, Map<UUID, Contract>> found = new HashMap<>();
        if (personIds.length == 0) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement("select " + COLUMNS
                + " from contract where person_id = any(?) and (status = 'ACTIVE' or end_reason = 'EMPLOYMENT')")) {
            select.setArray(1, connection.createArrayOf("uuid", personIds));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Contract contract = read(row);
                    found.computeIfAbsent(contract.personId(), any -> new HashMap<>())
                            .put(contract.contractId(), contracts.getOrDefault(contract.contractId(), contract));
                }
            }
            return found;
        }
    }

    private static Contract read(ResultSet row) throws SQLException {
        String endReason = row.getString("end_reason");
        return Contract.asStored(
                new EnterpriseNumber(row.getString("enterprise_number")),
                row.getString("reference"),
                row.getInt("revision"),
                row.getLong("version"),
                new Contract.Facts(
                        row.getObject("person_id", UUID.class),
                        row.getInt("person_since"),
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
                        row.getBoolean("text_signed"),
                        ValuesAsText.steps(row.getString("signed_steps")),
                        row.getObject("ended_on", LocalDate.class),
                        endReason == null ? null : EndReason.valueOf(endReason),
                        new WhenTold(
                                ValuesAsText.statuses(row.getString("earlier_statuses")),
                                row.getObject("text_in_hand_since", LocalDate.class),
                                row.getObject("hand_over_told_on", LocalDate.class),
                                row.getObject("text_told_on", LocalDate.class))),
                row.getObject("transferred_from", UUID.class));
    }

    /** @param otherwise what is done with a row that is there; without it the insert is plain, and faster */
    private void writeContracts(List<Contract> changed, String otherwise) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into contract (contract_id, reference, person_id, person_since, revision, version, type, status,
                                      beneficiary_status, full_time_student, valid_from, valid_until, handed_over_on,
                                      steps, community_service, content_hash, signatures, concluded_on,
                                      first_concluded_on, regime, ended_on, end_reason, earlier_statuses,
                                      text_in_hand_since, hand_over_told_on, text_told_on, text_signed, signed_steps,
                                      enterprise_number)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::int[], ?::bigint[], ?::text[],
                                          ?::text[], ?::text[], ?::boolean[], ?::date[], ?::date[], ?::date[], ?::text[],
                                          ?::boolean[], ?::text[], ?::text[], ?::date[], ?::date[], ?::text[],
                                          ?::date[], ?::text[], ?::text[], ?::date[], ?::date[],
                                          ?::date[], ?::boolean[], ?::text[], ?::text[])
                """ + otherwise)) {
            ArrayColumns<Contract> columns = new ArrayColumns<>(upsert, changed, 1);
            columns.add("uuid", Contract::contractId);
            columns.add("text", Contract::reference);
            columns.add("uuid", Contract::personId);
            columns.add("int4", Contract::personSince);
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
            columns.add(
                    "text", contract -> ValuesAsText.write(contract.whenTold().earlierStatuses()));
            columns.add("date", contract -> day(contract.whenTold().textInHandSince()));
            columns.add("date", contract -> day(contract.whenTold().handOverToldOn()));
            columns.add("date", contract -> day(contract.whenTold().textToldOn()));
            columns.add("bool", Contract::isTextSigned);
            columns.add("text", contract -> ValuesAsText.write(contract.signedSteps()));
            columns.add("text", Contract::enterpriseNumber);
            upsert.executeUpdate();
        }
    }

    private void writeRevisions(List<Written> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into contract_revision (contract_id, revision, person_since, status, content_sealed, received_from)
                select i.*, ? from unnest(?::uuid[], ?::int[], ?::int[], ?::text[], ?::bytea[]) as i
                """)) {
            insert.setString(1, delivery.sender().clientId());
            ArrayColumns<Written> columns = new ArrayColumns<>(insert, rows, 2);
            columns.add("uuid", Written::contractId);
            columns.add("int4", Written::revision);
            columns.add("int4", Written::personSince);
            columns.add("text", row -> row.status().name());
            columns.addBytes(Written::sealed);
            insert.executeUpdate();
        }
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
