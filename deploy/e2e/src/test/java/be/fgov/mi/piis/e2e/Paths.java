package be.fgov.mi.piis.e2e;

import java.util.List;

/** Where things lie on the wire, and the CPAS of the scenarios. */
final class Paths {
    static final String CPAS_A = "0999000129";
    static final String CPAS_B = "0999000228";
    static final String CPAS_C = "0999000327";
    static final String CPAS_D = "0999000426";
    static final String CPAS_E = "0999000525";

    private Paths() {}

    static String contract(String cpas, String reference) {
        return "/piisContract/v1/cpas/" + cpas + "/contracts/" + reference;
    }

    static String contract(String cpas, String reference, int revision) {
        return contract(cpas, reference) + "/revisions/" + revision;
    }

    static String trajectories(String cpas, String contract) {
        return "/piisEvaluation/v1/cpas/" + cpas + "/contracts/" + contract + "/trajectories";
    }

    static String trajectory(String cpas, String contract, String reference, int revision) {
        return trajectories(cpas, contract) + "/" + reference + "/revisions/" + revision;
    }

    static String convention(String number, String below) {
        return "/activationSubsidy/v1/conventions/" + number + below;
    }

    static String cityConvention(String cpas, long grantedCents) {
        return """
                {"type":"city","year":2015,"leadCpas":"%s","grantedCents":%d,
                 "targets":{"persons":60,"trajectories":70},"objectives":"Activation sociale (fictif)",
                 "iban":"BE81999000014824","period":{"from":"2015-01-01","until":"2015-12-31"}}""".formatted(cpas, grantedCents);
    }

    static String clusterConvention(List<String> members, long grantedCents) {
        return """
                {"type":"cluster","year":2015,"leadCpas":"%s","members":["%s"],"grantedCents":%d,
                 "targets":{"persons":8,"trajectories":10},"objectives":"Activation sociale (fictif)",
                 "iban":"BE29999000028564","period":{"from":"2015-01-01","until":"2015-12-31"}}""".formatted(members.getFirst(), String.join("\",\"", members), grantedCents);
    }
}
