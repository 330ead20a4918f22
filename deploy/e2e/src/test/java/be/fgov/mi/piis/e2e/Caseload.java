package be.fgov.mi.piis.e2e;

import static be.fgov.mi.piis.e2e.Contracts.aContractWithoutTheCpas;
import static be.fgov.mi.piis.e2e.Contracts.aSignedContract;
import static be.fgov.mi.piis.e2e.Trajectories.aTrajectory;
import static be.fgov.mi.piis.local.Service.CONTRACT;
import static be.fgov.mi.piis.local.Service.EVALUATION;
import static be.fgov.mi.piis.local.Service.SUBSIDY;

import be.fgov.mi.piis.local.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The same dozen persons at one city after another, each time other persons under the same references: whatever
 * happens on the way, the tables of subsidy-service must end up the same to the row.
 */
final class Caseload {
    static final String VENDOR = "demo-vendor";

    private final Suite suite;
    private final String cpas;
    private final String convention;
    private final List<Step> steps = new ArrayList<>();

    /** A call of the software of the CPAS, or of an officer. */
    record Step(String account, String method, Service service, String path, String body) {}

    Caseload(Suite suite, String cpas) {
        this.suite = suite;
        this.cpas = cpas;
        this.convention = "E2E-2015-" + cpas;
        plan();
    }

    private void plan() {
        // one trajectory that runs, two one after the other, and a contract without any
        contract("RUNS", 1, aSignedContract().of(Persons.next()));
        trajectory("RUNS", "T1", 1, aTrajectory("2015-03-02", "2015-11-30"));
        contract("TWO", 1, aSignedContract().of(Persons.next()));
        trajectory("TWO", "T1", 1, aTrajectory("2015-02-02", "2015-06-30").endedOn("2015-06-26", "volunteering"));
        trajectory("TWO", "T2", 1, aTrajectory("2015-07-01", "2015-12-31"));
        contract("NONE", 1, aSignedContract().of(Persons.next()));
        // those who do not count
        contract("STUDENT", 1, aSignedContract().ofAFullTimeStudent(Persons.next()));
        trajectory("STUDENT", "T1", 1, aTrajectory("2015-03-02", "2015-11-30"));
        contract("WORKSHOP", 1, aSignedContract().of(Persons.next()));
        trajectory("WORKSHOP", "T1", 1, aTrajectory("2015-03-02", "2015-11-30").of("jobSearchWorkshop"));
        // those who count only in their second revision, and one who no longer does
        String signsLater = Persons.next();
        contract("SIGNED-LATER", 1, aContractWithoutTheCpas().of(signsLater));
        trajectory("SIGNED-LATER", "T1", 1, aTrajectory("2015-03-02", "2015-11-30"));
        contract("SIGNED-LATER", 2, aSignedContract().of(signsLater));
        contract("DROPOUT", 1, aSignedContract().of(Persons.next()));
        trajectory("DROPOUT", "T1", 1, aTrajectory("2015-03-02", "2015-11-30"));
        trajectory(
                "DROPOUT",
                "T1",
                2,
                aTrajectory("2015-03-02", "2015-11-30").droppedOutOn("2015-06-10", "abandoned", " "));
        trajectory(
                "DROPOUT",
                "T1",
                3,
                aTrajectory("2015-03-02", "2015-11-30").droppedOutOn("2015-06-10", "abandoned", "Déménagement"));
        String changesType = Persons.next();
        contract("TYPE", 1, aSignedContract().of(changesType));
        trajectory("TYPE", "T1", 1, aTrajectory("2015-03-02", "2015-11-30"));
        contract("TYPE", 2, aSignedContract().of(changesType).type("training"));
        // a person known by two numbers, until it is known that they are one
        String bis = Persons.nextBis();
        String register = Persons.next();
        contract("BIS", 1, aSignedContract().of(bis));
        trajectory("BIS", "T1", 1, aTrajectory("2015-03-02", "2015-08-31"));
        contract("REGISTER", 1, aSignedContract().of(register));
        trajectory("REGISTER", "T1", 1, aTrajectory("2015-09-01", "2015-12-31"));
        steps.add(new Step(
                "officer",
                "POST",
                CONTRACT,
                "/piisContract/v1/persons/ssinReplacements",
                "{\"ssin\":\"%s\",\"replacedBy\":\"%s\"}".formatted(bis, register)));
        trajectory("TWO", "T2", 2, aTrajectory("2015-07-01", "2015-12-31").endedOn("2015-12-30", "employment"));
    }

    private void contract(String reference, int revision, Contracts body) {
        steps.add(new Step(VENDOR, "PUT", CONTRACT, Paths.contract(cpas, reference, revision), body.json()));
    }

    private void trajectory(String contract, String reference, int revision, Trajectories body) {
        steps.add(new Step(
                VENDOR, "PUT", EVALUATION, Paths.trajectory(cpas, contract, reference, revision), body.json()));
    }

    /** The city's convention, under which the persons are counted. */
    void draftConvention() {
        suite.ask(
                        VENDOR,
                        "PUT",
                        at(SUBSIDY, Paths.convention(convention, "/revisions/1")),
                        Paths.cityConvention(cpas, 5_000_001),
                        null,
                        Map.of())
                .is(201);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Each call is accepted, for the first time: 201 for a push, 200 for an act. */
    void play(List<Step> part) {
        part.forEach(step -> send(step).is(step.method().equals("PUT") ? 201 : 200));
    }

    Answer send(Step step) {
        return suite.ask(step.account(), step.method(), at(step.service(), step.path()), step.body(), null, Map.of());
    }

    private URI at(Service service, String path) {
        return suite.address(service).resolve(path);
    }

    /**
     * What became of it in subsidy-service, in words that are the same at each city: facts, decisions in force with their
     * evidence, count, and the line of the feed.
     */
    Map<String, List<String>> picture() {
        Map<String, List<String>> picture = new TreeMap<>();
        Databases databases = suite.databases();
        picture.put("contracts", databases.rows(SUBSIDY, """
                select reference, revision, version, type, status, beneficiary_status, full_time_student, valid_from,
                       valid_until, concluded_on, ended_on, ending_reason, regime
                  from contract_fact where enterprise_number = ? order by reference
                """, cpas));
        picture.put("trajectories", databases.rows(SUBSIDY, """
                select contract_reference, reference, revision, started_on, planned_until, activity_kinds, ended_on,
                       outcome, dropout_reason, dropout_explained
                  from trajectory_fact where enterprise_number = ? order by contract_reference, reference
                """, cpas));
        picture.put("persons", databases.rows(SUBSIDY, """
                select string_agg(reference, ', ' order by reference)
                  from contract_fact where enterprise_number = ? group by person_behind(person_id) order by 1
                """, cpas));
        picture.put("decisions", databases.rows(SUBSIDY, """
                select d.verdict, d.reason, d.rule, d.source, c.reference, t.reference,
                       (select string_agg(concat_ws('/', ec.reference, et.reference, coalesce(e.reason, 'counts'), e.overran),
                                          ', ' order by ec.reference, et.reference)
                          from counting_evidence e join contract_fact ec on ec.contract_id = e.contract_id
                          left join trajectory_fact et on et.trajectory_id = e.trajectory_id
                         where e.decision_id = d.decision_id)
                  from counting_standing s join counting_decision d on d.decision_id = s.decision_id
                  left join contract_fact c on c.contract_id = d.contract_id
                  left join trajectory_fact t on t.trajectory_id = d.trajectory_id
                 where s.convention_number = ? and d.verdict <> 'withdrawn'
                 order by c.reference, t.reference
                """, convention));
        picture.put("counted", databases.rows(SUBSIDY, """
                select string_agg(c.reference, ', ' order by c.reference)
                  from counted_person p join counting_decision d on d.decision_id = p.decision_id
                  join contract_fact c on c.contract_id = d.contract_id where p.convention_number = ?
                """, convention));
        ObjectNode count = (ObjectNode) ask(Paths.convention(convention, "/count"));
        count.remove("convention");
        picture.put("count", List.of(count.toString()));
        ObjectNode feed = (ObjectNode) ask("/rapportUnique/v1/reports/2015?enterpriseNumber=" + cpas)
                .path("conventions")
                .path(0);
        feed.remove(List.of("number", "leadCpas"));
        picture.put("feed", List.of(feed.toString()));
        return picture;
    }

    private JsonNode ask(String path) {
        return suite.ask("officer", "GET", at(SUBSIDY, path), null, null, Map.of())
                .is(200)
                .json();
    }

    String cpas() {
        return cpas;
    }
}
