package be.fgov.mi.piis.contract.push;

import java.util.ArrayList;
import java.util.List;

/** Contract bodies as a CPAS system writes them: {@code Contracts.aSignedContract().of(P04).json()}. */
public final class Contracts {
    private String ssin = "75010599351";
    private String type = "socialActivation";
    private boolean fullTimeStudent;
    private String extra = "";
    private final List<String> signatures = new ArrayList<>();
    private String handedOver = "\"handedOverOn\": \"2015-01-20\",";

    public static Contracts aDraft() {
        Contracts draft = new Contracts();
        draft.handedOver = "";
        return draft;
    }

    public static Contracts aSignedContract() {
        return new Contracts()
                .signedBy("beneficiary", "2015-01-30")
                .signedBy("president", "2015-02-02", "J. Peeters")
                .signedBy("secretary", "2015-02-02", "A. Dubois");
    }

    public static Contracts anUnsignedContract() {
        return new Contracts();
    }

    public Contracts of(String number) {
        ssin = number;
        return this;
    }

    public Contracts type(String other) {
        type = other;
        return this;
    }

    public Contracts fullTimeStudent() {
        fullTimeStudent = true;
        return this;
    }

    public Contracts signedBy(String party, String day) {
        signatures.add("{\"party\": \"%s\", \"signedOn\": \"%s\", \"route\": \"desk\"}".formatted(party, day));
        return this;
    }

    public Contracts signedBy(String party, String day, String signer) {
        signatures.add("{\"party\": \"%s\", \"signedOn\": \"%s\", \"route\": \"eid\", \"signer\": \"%s\"}"
                .formatted(party, day, signer));
        return this;
    }

    /** Further properties, each followed by a comma. */
    public Contracts with(String properties) {
        extra += properties;
        return this;
    }

    public String json() {
        return """
                { %s %s
                  "beneficiary": { "ssin": "%s", "status": "rightToIntegration", "language": "fr",
                                   "fullTimeStudent": %s },
                  "type": "%s",
                  "period": { "from": "2015-02-01", "until": "2016-01-31" },
                  "socialAssessment": { "heldOn": "2015-01-12", "needs": ["un logement stable"], "strengths": ["ponctuelle"] },
                  "objectives": [ { "id": "o1", "domain": "housing", "text": "Trouver un logement", "dueOn": "2015-06-30" } ],
                  "steps": [ { "id": "s1", "objectiveId": "o1", "by": "beneficiary", "text": "Visiter", "dueOn": "2015-03-31" },
                             { "id": "s2", "objectiveId": "o1", "by": "cpas", "text": "Garantie locative", "dueOn": "2015-03-31" } ],
                  "signatures": [ %s ] }
                """.formatted(extra, handedOver, ssin, fullTimeStudent, type, String.join(", ", signatures));
    }
}
