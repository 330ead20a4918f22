package be.fgov.mi.piis.evaluation.compliance;

import be.fgov.mi.piis.evaluation.law.LawBook;
import be.fgov.mi.piis.evaluation.rules.CadenceRegime;
import be.fgov.mi.piis.evaluation.rules.ComplianceStatus;
import be.fgov.mi.piis.evaluation.rules.EvaluatedContract;
import be.fgov.mi.piis.evaluation.rules.EvaluationMode;
import be.fgov.mi.piis.evaluation.rules.HeldEvaluation;
import be.fgov.mi.piis.evaluation.rules.Law;
import be.fgov.mi.piis.evaluation.rules.MissedEvaluations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges the contracts that bound in a year, of some CPAS or of the country, with one query and no row kept. */
@ApplicationScoped
public class JudgeYear {
    private static final int FETCH = 5_000;

    private final AgroalDataSource database;
    private final LawBook lawBook;

    JudgeYear(AgroalDataSource database, LawBook lawBook) {
        this.database = database;
        this.lawBook = lawBook;
    }

    /** How the evaluations of a contract stood. */
    public record JudgedContract(
            String enterpriseNumber, String reference, UUID personId, LocalDate concludedOn, ComplianceStatus status) {}

    /**
     * Within a transaction, so that rows come as they are read.
     *
     * @param cpas enterprise numbers; all when absent
     * @param first the first day of the year
     * @param on the day that it is judged on, in the year: what was held after it is not looked at
     */
    public void judge(@Nullable Collection<String> cpas, LocalDate first, LocalDate on, Consumer<JudgedContract> each) {
        Law law = lawBook.current();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        """
                        select c.enterprise_number, c.reference, c.person_id, c.concluded_on, c.valid_until, c.ended_on,
                               array_agg(v.held_on order by v.held_on, v.reference)
                                   filter (where v.id is not null) as held_on,
                               array_agg(v.mode order by v.held_on, v.reference)
                                   filter (where v.id is not null) as mode,
                               c.contract_id, c.valid_from
                          from known_contract c
                          left join evaluation v on v.contract_id = c.contract_id and v.held_on <= ?
                         where c.concluded_on <= ?
                           and least(c.valid_until, coalesce(c.ended_on, c.valid_until)) >= greatest(c.concluded_on, ?)
                        """ + (cpas == null ? "" : " and c.enterprise_number = any (?)") + """
                         group by c.contract_id
                         order by c.enterprise_number, c.reference
                        """)) {
            select.setObject(1, on);
            select.setObject(2, on);
            select.setObject(3, first);
            if (cpas != null) {
                select.setArray(4, connection.createArrayOf("text", cpas.toArray()));
            }
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LocalDate concludedOn = row.getObject(4, LocalDate.class);
                    EvaluatedContract contract = new EvaluatedContract(
                            row.getObject("valid_from", LocalDate.class),
                            concludedOn,
                            row.getObject(5, LocalDate.class),
                            row.getObject(6, LocalDate.class));
                    String enterpriseNumber = row.getString(1);
                    String reference = row.getString(2);
                    UUID personId = row.getObject(3, UUID.class);
                    List<HeldEvaluation> held = held(row.getArray(7), row.getArray(8));
                    Verdict.on(on, row.getObject(9, UUID.class), contract, held, law)
                            .ifPresent(found -> each.accept(new JudgedContract(
                                    enterpriseNumber,
                                    reference,
                                    personId,
                                    concludedOn,
                                    inTheYear(found, contract, held, first, on, law))));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the evaluations of a year cannot be read", failure);
        }
    }

    /** A contract year that ended within the year with something missing is told, though the next one has begun. */
    private static ComplianceStatus inTheYear(
            Verdict found,
            EvaluatedContract contract,
            List<HeldEvaluation> held,
            LocalDate first,
            LocalDate on,
            Law law) {
        if (found.compliance() == null || CadenceRegime.of(contract.concludedOn()) != CadenceRegime.QUOTA_A_YEAR) {
            return found.status();
        }
        boolean missed = MissedEvaluations.before(on.plusDays(1), contract.asKnownOn(on), held, law).stream()
                .anyMatch(miss -> !miss.dueOn().isBefore(first));
        return missed ? ComplianceStatus.NON_COMPLIANT : found.status();
    }

    private static List<HeldEvaluation> held(@Nullable Array heldOn, @Nullable Array mode) throws SQLException {
        List<HeldEvaluation> held = new ArrayList<>();
        if (heldOn != null && mode != null) {
            java.sql.Date[] days = (java.sql.Date[]) heldOn.getArray();
            String[] modes = (String[]) mode.getArray();
            for (int i = 0; i < days.length; i++) {
                held.add(new HeldEvaluation(days[i].toLocalDate(), EvaluationMode.valueOf(modes[i])));
            }
        }
        return held;
    }
}
