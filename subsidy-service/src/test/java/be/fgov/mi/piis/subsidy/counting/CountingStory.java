package be.fgov.mi.piis.subsidy.counting;

import static be.fgov.mi.piis.subsidy.counting.Heard.aSignedContract;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.contract.PersonMerged;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A made-up year of some persons, the same for the same seed: contracts, trajectories, corrections, mergers. */
public final class CountingStory {

    private CountingStory() {}

    public static List<SuiteEvent> of(Random random, int persons, List<String> cpas) {
        List<SuiteEvent> events = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < persons; i++) {
            UUID person = new UUID(random.nextLong(), random.nextLong());
            ids.add(person);
            for (int c = 0; c <= random.nextInt(2); c++) {
                String at = cpas.get(random.nextInt(cpas.size()));
                contract(random, events, aSignedContract(at, "R" + i + "-" + c, person));
            }
        }
        for (int i = 0; i + 1 < ids.size(); i += 5) {
            events.add(new PersonMerged(ids.get(i), ids.get(i + 1), 1));
        }
        return events;
    }

    private static void contract(Random random, List<SuiteEvent> events, Heard.Contract contract) {
        events.add(contract.unsigned().event());
        Heard.Contract signed = contract.inVersion(2);
        events.add((switch (random.nextInt(6)) {
                    case 0 -> signed.ofType("training");
                    case 1 -> signed.ofAStudent();
                    case 2 -> signed.voided();
                    default -> signed;
                })
                .event());
        for (int t = random.nextInt(4); t > 0; t--) {
            LocalDate from = LocalDate.of(2014, 10, 1).plusDays(random.nextInt(500));
            Heard.Trajectory trajectory = contract.trajectory(
                    "T" + t, from.toString(), from.plusMonths(2).toString());
            events.add(trajectory.event());
            String end = from.plusMonths(1).toString();
            Heard.Trajectory later = trajectory.inVersion(2);
            events.add((switch (random.nextInt(5)) {
                        case 0 -> later.droppedOut(end, "moved", false);
                        case 1 -> later.droppedOut(end, "moved", true);
                        case 2 -> later.doing("jobSearchWorkshop");
                        case 3 -> later.endedWith(end, "employment");
                        default -> later;
                    })
                    .event());
        }
    }
}
