package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Contracts as the software of a CPAS sends them, each of another person. References carry the mark of their round, all
 * marks of one length, so that the rows of one round become those of another by exchanging it.
 */
final class BenchContracts {

    private static final String BODY = """
            {"beneficiary":{"ssin":"%s","status":"rightToIntegration","language":"fr","fullTimeStudent":false},\
            "type":"socialActivation","period":{"from":"2015-02-01","until":"2016-01-31"},\
            "socialAssessment":{"heldOn":"2015-01-12","needs":["Peu de contacts dans le quartier"],\
            "strengths":["Motivation, deux langues"]},\
            "objectives":[{"id":"o1","domain":"housing","text":"Trouver un logement stable et payer le loyer à temps",\
            "dueOn":"2015-06-30"}],\
            "steps":[{"id":"s1","objectiveId":"o1","by":"beneficiary","text":"S'inscrire auprès de deux sociétés de\
             logement","dueOn":"2015-03-31"},{"id":"s2","objectiveId":"o1","by":"cpas","text":"Accompagner les visites et\
             avancer la garantie locative","dueOn":"2015-03-31"}],\
            "supportPerson":{"name":"Voisine du deuxième étage","role":"Accompagne aux rendez-vous"},\
            "handedOverOn":"2015-01-20",\
            "signatures":[{"party":"beneficiary","signedOn":"2015-01-30","route":"desk"},\
            {"party":"president","signedOn":"2015-02-02","route":"eid","signer":"J. Peeters"},\
            {"party":"secretary","signedOn":"2015-02-02","route":"eid","signer":"A. Dubois"}]}""";

    /** The next person who has no contract yet. */
    private long nextPerson;

    static String mark(int round) {
        return "Q%04d-".formatted(round);
    }

    static String reference(int round, int number) {
        return mark(round) + "%07d".formatted(number);
    }

    String nextBody() {
        return BODY.formatted(BenchPersons.ssin(nextPerson++));
    }

    /** A file of new contracts, one on a line. */
    Path file(Path folder, int round, int lines) {
        Path file = folder.resolve("contracts.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int number = 1; number <= lines; number++) {
                out.write("{\"reference\":\"" + reference(round, number) + "\",\"revision\":1,\"contract\":");
                out.write(nextBody());
                out.write("}\n");
            }
        } catch (IOException e) {
            throw new LaunchFailure("the file " + file + " cannot be written: " + e.getMessage(), e);
        }
        return file;
    }
}
