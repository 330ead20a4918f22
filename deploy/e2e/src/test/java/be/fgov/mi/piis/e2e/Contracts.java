package be.fgov.mi.piis.e2e;

/** Contract bodies as the software of a CPAS writes them: {@code aSignedContract().of(P04).json()}. */
final class Contracts {
    private String ssin = "";
    private String status = "rightToIntegration";
    private String type = "socialActivation";
    private boolean fullTimeStudent;
    private boolean signedByCpas = true;

    private Contracts() {}

    /** Of social activation from February 2015 for a year, signed by everyone in January and February. */
    static Contracts aSignedContract() {
        return new Contracts();
    }

    /** The person has signed, president and secretary have not. */
    static Contracts aContractWithoutTheCpas() {
        Contracts contract = new Contracts();
        contract.signedByCpas = false;
        return contract;
    }

    Contracts of(String person) {
        ssin = person;
        return this;
    }

    Contracts ofAnotherUser(String person) {
        status = "otherUser";
        return of(person);
    }

    Contracts ofAFullTimeStudent(String person) {
        fullTimeStudent = true;
        return of(person);
    }

    Contracts type(String other) {
        type = other;
        return this;
    }

    String json() {
        String cpas = """
                ,{"party":"president","signedOn":"2015-02-02","route":"eid","signer":"J. Peeters"},
                {"party":"secretary","signedOn":"2015-02-02","route":"eid","signer":"A. Dubois"}""";
        return """
                {"beneficiary":{"ssin":"%s","status":"%s","language":"fr","fullTimeStudent":%s},
                 "type":"%s","period":{"from":"2015-02-01","until":"2016-01-31"},
                 "socialAssessment":{"heldOn":"2015-01-12","needs":["Contacts"],"strengths":["Motivation"]},
                 "objectives":[{"id":"o1","domain":"socialActivation","text":"Sortir de l'isolement","dueOn":"2015-06-30"}],
                 "steps":[{"id":"s1","objectiveId":"o1","by":"beneficiary","text":"Atelier","dueOn":"2015-03-31"},
                          {"id":"s2","objectiveId":"o1","by":"cpas","text":"Entretien","dueOn":"2015-03-31"}],
                 "handedOverOn":"2015-01-20",
                 "signatures":[{"party":"beneficiary","signedOn":"2015-01-30","route":"desk"}%s]}""".formatted(ssin, status, fullTimeStudent, type, signedByCpas ? cpas : "");
    }
}
