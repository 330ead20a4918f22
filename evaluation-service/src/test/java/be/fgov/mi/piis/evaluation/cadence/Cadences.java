package be.fgov.mi.piis.evaluation.cadence;

import be.fgov.mi.piis.evaluation.contract.LearnOfContract;
import be.fgov.mi.piis.evaluation.fixture.Contracts;
import be.fgov.mi.piis.evaluation.fixture.Tables;
import be.fgov.mi.piis.events.contract.ContractChanged;
import be.fgov.mi.piis.events.evaluation.EvaluationMissed;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Contracts whose reference begins with {@code tick-}, what is recorded of them, and a fresh start. */
@ApplicationScoped
class Cadences {
    static final LocalDate USUAL = LocalDate.of(2015, 12, 31);

    private final AgroalDataSource database;
    private final Tables tables;
    private final LearnOfContract learnOfContract;
    private final BusinessClock clock;
    private final DailyTick tick;
    private long firstEvent;

    Cadences(
            AgroalDataSource database,
            Tables tables,
            LearnOfContract learnOfContract,
            BusinessClock clock,
            DailyTick tick) {
        this.database = database;
        this.tables = tables;
        this.learnOfContract = learnOfContract;
        this.clock = clock;
        this.tick = tick;
    }

    /** No contract, no day that was ticked: past the triggers that keep the tables. */
    void startAfresh() {
        sql("""
                set session_replication_role = replica;
                delete from evaluation_missed; delete from evaluation_warning; delete from cadence_tick;
                delete from cadence_set_aside;
                delete from evaluation_progress; delete from evaluation_revision; delete from evaluation;
                delete from push_receipt where kind = 'evaluation'; delete from known_contract;
                set session_replication_role = origin;
                """);
        firstEvent = Long.parseLong(tables.row("select coalesce(max(position), 0) from outbox"));
    }

    void sql(String statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static Contracts aContract(String name) {
        return Contracts.aContract("tick-" + name).of(NameBasedIds.of("person", name));
    }

    void learn(ContractChanged contract) {
        QuarkusTransaction.requiringNew().run(() -> learnOfContract.learn(contract));
    }

    /** As a file of evaluations writes them: {@code held("a", "2017-05-02 IN_PERSON", …)}. */
    void held(String name, String... evaluations) {
        String reference = "tick-" + name;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into evaluation (id, enterprise_number, contract_reference, reference, contract_id,
                                                person_id, revision, version, held_on, mode, worker)
                        values (?, ?, ?, ?, ?, ?, 1, 1, ?::date, ?, 'w-1')
                        """)) {
            for (String evaluation : evaluations) {
                String[] dayAndMode = evaluation.split(" ");
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, Contracts.CPAS_A);
                insert.setString(3, reference);
                insert.setString(4, UUID.randomUUID().toString());
                insert.setObject(5, Contracts.aContract(reference).id());
                insert.setObject(6, NameBasedIds.of("person", name));
                insert.setString(7, dayAndMode[0]);
                insert.setString(8, dayAndMode[1]);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** It is that day, and the tick looks. */
    void on(String day) {
        on(LocalDate.parse(day));
    }

    void on(LocalDate day) {
        clock.moveTo(day);
        tick.run();
    }

    /** Contracts of both regimes, short and long, ended early or not, evaluated more and less: the same each time. */
    void aTown(LocalDate around, int contracts) {
        Random random = new Random(20161101);
        for (int i = 0; i < contracts; i++) {
            String name = "town-%03d".formatted(i);
            LocalDate concludedOn = around.minusDays(random.nextInt(600));
            learn(aContract(name).concluded(concludedOn, concludedOn.plusDays(60 + random.nextInt(700))));
            String[] evaluations = new String[random.nextInt(7)];
            for (int each = 0; each < evaluations.length; each++) {
                evaluations[each] =
                        concludedOn.plusDays(random.nextInt(600)) + (random.nextInt(3) == 0 ? " PHONE" : " IN_PERSON");
            }
            held(name, evaluations);
        }
    }

    /** Everything that is recorded, apart from the machine's time. */
    List<String> recorded() {
        return tables.rows("""
                select contract_reference, period, regime, contract_year, due_on, missing, missing_in_person, status,
                       version, id, person_id
                  from evaluation_missed where contract_reference like 'tick-%'
                union all
                select c.reference, 'warned', '', 0, w.due_on, 0, 0, w.announced_on::text, 0, c.contract_id, c.person_id
                  from evaluation_warning w join known_contract c using (contract_id)
                 where c.reference like 'tick-%' order by 1, 2, 5
                """);
    }

    List<String> missedOf(String name) {
        return tables.rows(
                "select period, due_on, missing, missing_in_person, status, version from evaluation_missed"
                        + " where contract_reference = ? order by due_on",
                "tick-" + name);
    }

    List<String> warnedOf(String name) {
        return tables.rows(
                "select w.due_on, w.announced_on from evaluation_warning w join known_contract c using (contract_id)"
                        + " where c.reference = ? order by 1",
                "tick-" + name);
    }

    /** The events, as they were told. */
    List<String> told() {
        return tables.rows(
                "select payload from outbox where type = ? and position > ? and payload like '%\"tick-%' order by 1",
                EvaluationMissed.TYPE, firstEvent);
    }

    List<String> toldOf(String name) {
        return told().stream()
                .filter(event -> event.contains("\"tick-" + name + "\""))
                .toList();
    }
}
