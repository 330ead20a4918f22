package be.fgov.mi.piis.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the software of about a hundred CPAS would have pushed by 13 October 2015: contracts with their trajectories, most
 * of which count and some of which do not. The same seed gives the same facts.
 */
final class DemoContracts {

    /** The day of the working group: no fact is dated after it. */
    static final LocalDate KNOWN_ON = LocalDate.of(2015, 10, 13);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final List<Objective> OBJECTIVES = List.of(
            new Objective(
                    "socialActivation", "Sortir de l'isolement par une activité hebdomadaire", "Wekelijks buitenkomen"),
            new Objective("housing", "Trouver un logement stable", "Een stabiele woning vinden"),
            new Objective("budget", "Retrouver la maîtrise du budget", "Het budget weer in handen krijgen"),
            new Objective("health", "Reprendre un suivi régulier", "Opnieuw regelmatige begeleiding volgen"),
            new Objective("leisureAndTraining", "Suivre un atelier de base", "Een basisatelier volgen"),
            new Objective("volunteering", "Essayer le volontariat", "Vrijwilligerswerk proberen"));

    private static final List<String> SOCIAL =
            List.of("basicSkills", "remobilization", "discoveryPlacement", "socialParticipation", "volunteering");

    private static final List<String> OUTCOMES = List.of(
            "socioProfessionalPath", "strengthenedAutonomy", "strengthenedAutonomy", "volunteering", "employment");

    private static final List<String> DROPOUTS =
            List.of("moved", "residencePermitLost", "abandoned", "abandoned", "other");

    private final Random random;
    private final SyntheticPersons persons;

    DemoContracts(long seed) {
        this.random = new Random(seed);
        this.persons = new SyntheticPersons(seed);
    }

    private record Objective(String domain, String french, String dutch) {}

    /** A contract and the trajectories under it, ready to be pushed. */
    record Dossier(String enterpriseNumber, String reference, String contract, List<String> trajectories) {}

    /** What a trajectory begins with: the day of the assessment, and that of the plan that followed. */
    private record Preparation(LocalDate assessedOn, LocalDate plannedOn) {}

    /** Spreads the wanted number of persons over the CPAS by the target of their convention. */
    List<Dossier> dossiers(List<DemoConvention> conventions, int wanted) {
        int targets =
                conventions.stream().mapToInt(DemoConvention::targetPersons).sum();
        List<Dossier> dossiers = new ArrayList<>();
        for (DemoConvention convention : conventions) {
            int share = Math.max(3, Math.round((float) wanted * convention.targetPersons() / targets));
            for (int i = 0; i < share; i++) {
                String cpas = convention.cpas().get(i % convention.cpas().size());
                dossiers.add(dossier(cpas, "D2015-%05d".formatted(dossiers.size() + 1)));
            }
        }
        return dossiers;
    }

    private Dossier dossier(String enterpriseNumber, String reference) {
        boolean french = random.nextInt(100) < 45;
        // In hundredths: student 2, training or studies 4, not yet signed by all 3, professional activation 2.
        int kind = random.nextInt(100);
        boolean student = kind < 2;
        String type = kind >= 2 && kind < 6 ? (kind < 4 ? "training" : "employment") : "socialActivation";
        boolean unsigned = kind >= 6 && kind < 9;
        boolean professional = kind >= 9 && kind < 11;

        LocalDate assessed = LocalDate.of(2015, 1, 5).plusDays(random.nextInt(165));
        LocalDate handedOver = assessed.plusDays(2 + random.nextInt(8));
        // Five full days of reflection: the sixth day after the hand-over is the first on which one may sign.
        LocalDate signed = handedOver.plusDays(6 + random.nextInt(7));
        LocalDate countersigned = signed.plusDays(random.nextInt(6));
        LocalDate from = countersigned.plusDays(1 + random.nextInt(5));
        LocalDate until = from.plusMonths(6 + random.nextInt(7)).minusDays(1);

        ObjectNode contract = MAPPER.createObjectNode();
        contract.putObject("beneficiary")
                .put("ssin", persons.next())
                .put(
                        "status",
                        pick(List.of(
                                "rightToIntegration",
                                "rightToIntegration",
                                "rightToIntegration",
                                "financialSocialAid",
                                "otherUser")))
                .put("language", french ? "fr" : "nl")
                .put("fullTimeStudent", student);
        contract.put("type", type);
        contract.putObject("period").put("from", from.toString()).put("until", until.toString());
        Objective objective = pick(OBJECTIVES);
        ObjectNode assessment = contract.putObject("socialAssessment").put("heldOn", assessed.toString());
        assessment.putArray("needs").add(french ? "Peu de contacts" : "Weinig contacten");
        assessment.putArray("strengths").add(french ? "Motivation" : "Motivatie");
        contract.putArray("objectives")
                .addObject()
                .put("id", "o1")
                .put("domain", objective.domain())
                .put("text", french ? objective.french() : objective.dutch())
                .put("dueOn", from.plusMonths(5).toString());
        ArrayNode steps = contract.putArray("steps");
        steps.addObject()
                .put("id", "s1")
                .put("objectiveId", "o1")
                .put("by", "beneficiary")
                .put("text", french ? "Participer chaque semaine" : "Elke week deelnemen")
                .put("dueOn", from.plusMonths(2).toString());
        steps.addObject()
                .put("id", "s2")
                .put("objectiveId", "o1")
                .put("by", "cpas")
                .put("text", french ? "Accompagner et évaluer" : "Begeleiden en evalueren")
                .put("dueOn", from.plusMonths(2).toString());
        contract.put("handedOverOn", handedOver.toString());
        ArrayNode signatures = contract.putArray("signatures");
        signatures
                .addObject()
                .put("party", "beneficiary")
                .put("signedOn", signed.toString())
                .put("route", random.nextInt(4) == 0 ? "eid" : "desk");
        if (!unsigned) {
            sign(signatures, "president", countersigned, french ? "J. Peeters" : "M. Claes");
            sign(signatures, "secretary", countersigned, french ? "A. Dubois" : "T. Maes");
        }
        List<String> trajectories = trajectories(from, until, new Preparation(assessed, signed), professional);
        return new Dossier(enterpriseNumber, reference, contract.toString(), trajectories);
    }

    private static void sign(ArrayNode signatures, String party, LocalDate day, String signer) {
        signatures
                .addObject()
                .put("party", party)
                .put("signedOn", day.toString())
                .put("route", "eid")
                .put("signer", signer);
    }

    private List<String> trajectories(LocalDate from, LocalDate until, Preparation preparation, boolean professional) {
        List<String> trajectories = new ArrayList<>();
        LocalDate started = from.plusDays(random.nextInt(10));
        boolean second = random.nextInt(8) == 0;
        LocalDate ended = started.plusDays(45 + random.nextInt(100));
        if (ended.isAfter(KNOWN_ON) || ended.isAfter(until)) {
            trajectories.add(
                    trajectory(started, until, preparation, professional).toString());
            return trajectories;
        }
        int course = random.nextInt(100);
        ObjectNode first = trajectory(started, until, preparation, professional);
        if (course < 10 && !second) {
            ObjectNode dropout =
                    first.putObject("ended").put("on", ended.toString()).putObject("dropout");
            dropout.put("reason", pick(DROPOUTS));
            if (course >= 2) {
                dropout.put("explanation", "Situation expliquée par le CPAS (données fictives)");
            }
        } else if (course < 62 || second) {
            first.putObject("ended").put("on", ended.toString()).put("outcome", pick(OUTCOMES));
        }
        trajectories.add(first.toString());
        if (second && ended.plusDays(1).isBefore(until)) {
            Preparation renewed = new Preparation(ended, ended);
            trajectories.add(
                    trajectory(ended.plusDays(1), until, renewed, professional).toString());
        }
        return trajectories;
    }

    private ObjectNode trajectory(LocalDate started, LocalDate until, Preparation preparation, boolean professional) {
        ObjectNode trajectory = MAPPER.createObjectNode();
        trajectory.put("startedOn", started.toString()).put("plannedUntil", until.toString());
        ArrayNode activities = trajectory.putArray("activities");
        String kind = professional ? "jobSearchWorkshop" : pick(SOCIAL);
        activities.addObject().put("kind", kind).put("mode", random.nextBoolean() ? "collective" : "individual");
        if (!professional && random.nextInt(3) == 0 && !kind.equals("volunteering")) {
            activities.addObject().put("kind", "volunteering").put("mode", "individual");
        }
        trajectory
                .putObject("socialAssessment")
                .put("heldOn", preparation.assessedOn().toString());
        // Some CPAS have not sent the plan: a finding, as there are in real files.
        if (started.getDayOfMonth() != 13) {
            trajectory
                    .putObject("supportPlan")
                    .put("agreedOn", preparation.plannedOn().toString())
                    .putArray("objectives")
                    .add("o1");
        }
        return trajectory;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
