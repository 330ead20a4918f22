package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What subsidy-service hears: contracts and trajectories as events, and the same facts as rows for the measures that
 * begin with a full database. References carry the mark of their round.
 */
final class BenchFacts implements AutoCloseable {

    private static final String CONTRACTS_TOPIC = "piis.contract.v1";
    private static final String CONTRACT_TYPE = "be.fgov.mi.piisContract.v1.contracts.notify.changed";

    private static final String CONTRACT = """
            {"contractId":"%s","personId":"%s","enterpriseNumber":"%s","reference":"%s","revision":1,"version":1,\
            "type":"socialActivation","status":"active","beneficiaryStatus":"rightToIntegration",\
            "fullTimeStudent":false,"from":"2015-02-01","until":"2016-01-31",\
            "signatures":[{"party":"beneficiary","signedOn":"2015-01-30"},{"party":"president","signedOn":"2015-02-02"},\
            {"party":"secretary","signedOn":"2015-02-02"}],"concludedOn":"2015-02-02","regime":"R2002",\
            "occurredOn":"2015-02-02"}""";

    /** A convention as the count knows it: members, number, year. */
    static final String CONVENTION = """
            insert into counting_scope (convention_number, year, members, valid_from, valid_until, overrun_policy,
                                        dropout_policy, alive)
            values ('BENCH', 2015, array['%s'], '2015-01-01', '2015-12-31', 'FINDING', 'COUNTED_WHEN_EXPLAINED', true)
            """;

    /** The trajectories of a round, heard of before their contracts. */
    static final String TRAJECTORIES = """
            insert into trajectory_fact (trajectory_id, enterprise_number, contract_reference, reference, revision,
                                         version, started_on, planned_until, activity_kinds)
            select gen_random_uuid(), '%s', '%s' || lpad(n::text, 7, '0'), 'T1', 1, 1, date '2015-03-01',
                   date '2015-09-30', array['remobilization'] from generate_series(1, %d) as n
            """;

    /** The 56 conventions of the year. */
    static final String CONVENTIONS = """
            insert into counting_scope (convention_number, year, members, valid_from, valid_until, overrun_policy,
                                        dropout_policy, alive)
            select 'BENCH-' || n, 2015, array['09' || lpad(n::text, 8, '0')], '2015-01-01', '2015-12-31', 'FINDING',
                   'COUNTED_WHEN_EXPLAINED', true from generate_series(0, 55) as n
            """;

    /** A contract of each person, one in twenty of each kind that does not count. */
    static final String CONTRACTS = """
            insert into contract_fact (contract_id, person_id, enterprise_number, reference, revision, version, type,
                                       status, beneficiary_status, full_time_student, valid_from, valid_until,
                                       concluded_on, regime)
            select gen_random_uuid(), gen_random_uuid(), '09' || lpad((n %% 56)::text, 8, '0'), 'K' || n, 1, 1,
                   case when n %% 20 = 1 then 'training' else 'socialActivation' end,
                   case when n %% 20 = 2 then 'draft' else 'active' end, 'rightToIntegration', n %% 20 = 3,
                   date '2015-01-01' + n %% 300, date '2015-12-01' + n %% 300,
                   case when n %% 20 <> 2 then date '2015-01-01' + n %% 300 end, 'R2002'
              from generate_series(1, %d) as n
            """;

    /** None to three of each contract, some dropped out, some professional, some after the year. */
    static final String SEVERAL_TRAJECTORIES = """
            insert into trajectory_fact (trajectory_id, enterprise_number, contract_reference, reference, revision,
                                         version, started_on, planned_until, activity_kinds, ended_on, outcome,
                                         dropout_reason, dropout_explained)
            select gen_random_uuid(), enterprise_number, reference, 'T' || k, 1, 1, began, began + 100,
                   case when (n + k) %% 11 = 0 then array['jobSearchWorkshop'] else array['remobilization'] end,
                   case when dropped or (n + k) %% 3 = 0 then began + 60 end,
                   case when not dropped and (n + k) %% 3 = 0 then 'employment' end,
                   case when dropped then 'moved' end, case when dropped then (n + k) %% 2 = 0 end
              from (select enterprise_number, reference, substr(reference, 2)::int as n from contract_fact) as contract
             cross join generate_series(1, 3) as k
             cross join lateral (select date '2015-01-15' + (n * 7 + k * 110) %% 400 as began,
                                        (n + k) %% 9 = 0 as dropped) as trajectory
             where k <= n %% 4
            """;

    private final KafkaProducer<String, String> producer;
    private final String cpas;

    BenchFacts(String bootstrapServers, String cpas) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        this.cpas = cpas;
    }

    /** Events that are ready to be sent. */
    List<ProducerRecord<String, String>> contracts(int round, int count) {
        List<ProducerRecord<String, String>> records = new ArrayList<>(count);
        for (int number = 1; number <= count; number++) {
            String person = UUID.randomUUID().toString();
            ProducerRecord<String, String> record = new ProducerRecord<>(
                    CONTRACTS_TOPIC,
                    person,
                    CONTRACT.formatted(UUID.randomUUID(), person, cpas, BenchContracts.reference(round, number)));
            header(record, "ce_specversion", "1.0");
            header(record, "ce_id", UUID.randomUUID().toString());
            header(record, "ce_type", CONTRACT_TYPE);
            header(record, "ce_source", "/bench");
            header(record, "ce_time", "2015-02-02T10:00:00Z");
            header(record, "content-type", "application/json");
            records.add(record);
        }
        return records;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sends them; {@return the id of the last event of each partition, which is consumed after all the others of it}
     */
    List<String> send(List<ProducerRecord<String, String>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        Map<Integer, String> last = new LinkedHashMap<>();
        try {
            for (int i = 0; i < records.size(); i++) {
                last.put(
                        sent.get(i).get().partition(),
                        new String(records.get(i).headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
            }
        } catch (ExecutionException e) {
            throw new LaunchFailure("the broker does not take the events: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while sending events", e);
        }
        return List.copyOf(last.values());
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
