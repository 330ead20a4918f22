package be.fgov.mi.piis.subsidy.counting;

import be.fgov.mi.piis.subsidy.rules.NotCounted;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a convention, all of them read from the decisions in force and the facts they name:
 *
 * <ul>
 *   <li><b>counted persons</b>: persons with a decision in force that says yes (SUB-17, SUB-18);
 *   <li><b>trajectories</b>: trajectories of counted persons that pass every check of the countability table, so also
 *       the second and next ones of a person, which add no person;
 *   <li><b>outcomes</b>: those trajectories that ended with an outcome, by outcome (SUB-22); a trajectory over New Year
 *       shows in both years, as its person does;
 *   <li><b>dropouts explained, unexplained</b>: trajectories that ended by a dropout and pass every check before that of
 *       the explanation (SUB-19), whether or not their person counts;
 *   <li><b>not counted</b>: persons with a decision in force that says no, by the reason kept; and under
 *       {@code alreadyCounted} the further passing trajectories, which are of persons who do count.
 * </ul>
 *
 * <p>So trajectories = outcomes + explained dropouts + those still running.
 */
@ApplicationScoped
public class CountFigures {
    private final Database database;

    CountFigures(Database database) {
        this.database = database;
    }

    /** The figures of one convention. */
    public record Figures(
            long countedPersons,
            long trajectories,
            long socioProfessionalPath,
            long strengthenedAutonomy,
            long volunteering,
            long employment,
            long dropoutsExplained,
            long dropoutsUnexplained,
            List<Reason> notCounted) {

        public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, List.of());

        public Figures {
            notCounted = List.copyOf(notCounted);
        }

        /** Trajectories that ended with an outcome: the sum of the four. */
        public long finished() {
            return socioProfessionalPath + strengthenedAutonomy + volunteering + employment;
        }
    }

    /** How many for one reason. */
    public record Reason(NotCounted reason, long count) {}

    /** In the current transaction, and so in its snapshot. Conventions of which nothing is counted are left out. */
    public Map<String, Figures> of(Collection<String> conventions) {
        Map<String, List<Reason>> notCounted = notCounted(conventions);
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number,
                           count(distinct s.person_id) filter (where d.verdict = 'counted') as counted_persons,
                           count(*) filter (where passing) as trajectories,
                           count(*) filter (where passing and t.outcome = 'socioProfessionalPath') as socio_professional,
                           count(*) filter (where passing and t.outcome = 'strengthenedAutonomy') as autonomy,
                           count(*) filter (where passing and t.outcome = 'volunteering') as volunteering,
                           count(*) filter (where passing and t.outcome = 'employment') as employment,
                           count(*) filter (where reached_dropout and t.dropout_explained) as explained,
                           count(*) filter (where reached_dropout and not t.dropout_explained) as unexplained
                      from counting_standing s
                      join counting_decision d on d.decision_id = s.decision_id and d.verdict <> 'withdrawn'
                      join counting_evidence e on e.decision_id = d.decision_id
                      left join trajectory_fact t on t.trajectory_id = e.trajectory_id
                     cross join lateral (
                           select coalesce(e.reason, 'alreadyCounted') = 'alreadyCounted' as passing) as p
                     cross join lateral (
                           select p.passing or e.reason = 'dropoutUnexplained' as reached_dropout) as r
                     where s.convention_number = any(?)
                     group by s.convention_number
                    """)) {
                select.setArray(1, connection.createArrayOf("text", conventions.toArray()));
                Map<String, Figures> figures = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        String number = row.getString("convention_number");
                        figures.put(number, figures(row, notCounted.getOrDefault(number, List.of())));
                    }
                }
                return figures;
            }
        });
    }

    private static Figures figures(ResultSet row, List<Reason> notCounted) throws SQLException {
        return new Figures(
                row.getLong("counted_persons"),
                row.getLong("trajectories"),
                row.getLong("socio_professional"),
                row.getLong("autonomy"),
                row.getLong("volunteering"),
                row.getLong("employment"),
                row.getLong("explained"),
                row.getLong("unexplained"),
                notCounted);
    }

    private Map<String, List<Reason>> notCounted(Collection<String> conventions) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number, d.reason, count(*) as times
                      from counting_standing s join counting_decision d on d.decision_id = s.decision_id
                     where s.convention_number = any(?) and d.verdict = 'notCounted'
                     group by s.convention_number, d.reason
                    union all
                    select s.convention_number, e.reason, count(*)
                      from counting_standing s join counting_evidence e on e.decision_id = s.decision_id
                     where s.convention_number = any(?) and e.reason = 'alreadyCounted'
                     group by s.convention_number, e.reason
                    """)) {
                select.setArray(1, connection.createArrayOf("text", conventions.toArray()));
                select.setArray(2, connection.createArrayOf("text", conventions.toArray()));
                Map<String, List<Reason>> reasons = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        reasons.computeIfAbsent(row.getString("convention_number"), number -> new ArrayList<>())
                                .add(new Reason(NotCounted.ofCode(row.getString("reason")), row.getLong("times")));
                    }
                }
                reasons.values().forEach(list -> list.sort(Comparator.comparing(Reason::reason)));
                return reasons;
            }
        });
    }
}
