package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Evaluations as the software of a CPAS sends them, each of another contract, and the contracts that this service has
 * heard of. References of evaluations carry the mark of their round.
 */
final class BenchEvaluations {

    /** Held on the day of the bench, when every contract has begun: an evaluation before its contract is refused. */
    private static final String BODY = """
            {"heldOn":"2018-06-30","mode":"inPerson","worker":"w-%d",\
            "objectives":[{"id":"o1","progress":"onTrack"},{"id":"o2","progress":"started"}],\
            "steps":[{"id":"s1","progress":"achieved"},{"id":"s2","progress":"started"}],\
            "adjustments":[{"objectiveId":"o1","text":"Élargir la recherche de logement aux communes voisines et revoir\
             le budget avec la médiatrice de dettes"}],\
            "beneficiaryView":{"agrees":true,"text":"Les visites m'aident, je voudrais avancer plus vite avec le\
             cours de langue"}}""";

    private static final String TRAJECTORY_BODY = """
            {"startedOn":"2018-03-01","plannedUntil":"2018-12-31",\
            "activities":[{"kind":"remobilization","mode":"collective"},{"kind":"volunteering","mode":"individual"}],\
            "socialAssessment":{"heldOn":"2018-02-12","needs":["Retrouver un rythme, groupe %d"],"strengths":["Cuisine"]},\
            "supportPlan":{"agreedOn":"2018-02-20","objectives":["o1","o2"],"text":"Deux matinées par semaine au\
             quartier, puis une association au choix de la personne"},\
            "modules":[{"mode":"collective","from":"2018-03-01","until":"2018-06-30","activities":["remobilization"],\
            "text":"Atelier de quartier"},{"mode":"individual","from":"2018-07-01","until":"2018-12-31",\
            "activities":["volunteering"]}]}""";

    private static final int WORKERS = 40;

    /** Contracts that began on each day of three years until the business date of the bench, both regimes among them. */
    static final String CONTRACTS = """
            insert into known_contract (contract_id, enterprise_number, reference, person_id, status, valid_from,
                                        valid_until, type, concluded_on, ended_on, version)
            select gen_random_uuid(), '%s', 'K' || lpad(n::text, 7, '0'), gen_random_uuid(), 'active', began,
                   began + 300 + n %% 431, 'socialActivation', began,
                   case when n %% 10 = 0 then least(date '2018-06-30', began + 200) end, 1
              from (select n, date '2015-07-01' + n %% 1095 as began from generate_series(1, %d) as n) as contract
            """;

    /** None to five evaluations of each, at irregular distances. */
    static final String EVALUATIONS = """
            insert into evaluation (id, enterprise_number, contract_reference, reference, contract_id, person_id,
                                    revision, version, held_on, mode, worker, beneficiary_agrees)
            select gen_random_uuid(), c.enterprise_number, c.reference, 'E' || k, c.contract_id, c.person_id, 1, 1,
                   c.concluded_on + k * 80 + (substr(c.reference, 2)::int * k) % 29,
                   (array['IN_PERSON', 'PHONE', 'IN_PERSON', 'VIDEO'])[1 + (substr(c.reference, 2)::int + k) % 4],
                   'w-' || substr(c.reference, 2)::int % 40, true
              from known_contract c, generate_series(1, 5) as k
             where k <= substr(c.reference, 2)::int % 6 and c.concluded_on + k * 80 + 29 <= date '2018-06-30'
            """;

    private BenchEvaluations() {}

    /** What is sent of each contract. */
    enum Sent {
        EVALUATION(BODY),
        TRAJECTORY(TRAJECTORY_BODY);

        private final String body;

        Sent(String body) {
            this.body = body;
        }

        String thing() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A file of new records of one kind, one on a line, of the contracts from the first on. */
    static Path file(Path folder, Sent sent, int round, int lines) {
        Path file = folder.resolve(sent.thing() + ".ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int number = 1; number <= lines; number++) {
                out.write("{\"contractReference\":\"K%07d\",\"%s\":\"%s\",\"revision\":1,\"%s\":"
                        .formatted(
                                number,
                                sent.thing() + "Reference",
                                BenchContracts.reference(round, number),
                                sent.thing()));
                out.write(sent.body.formatted(number % WORKERS));
                out.write("}\n");
            }
        } catch (IOException e) {
            throw new LaunchFailure("the file " + file + " cannot be written: " + e.getMessage(), e);
        }
        return file;
    }
}
