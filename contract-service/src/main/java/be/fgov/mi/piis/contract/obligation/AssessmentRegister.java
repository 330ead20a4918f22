package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.contract.rules.Exemption;
import be.fgov.mi.piis.contract.rules.ExemptionGround;
import be.fgov.mi.piis.contract.rules.Obligation;
import be.fgov.mi.piis.contract.rules.ObligationReason;
import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.contract.rules.WhoMustHaveAPiis;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The assessments of the grants of a CPAS. The newest of a person counts. A concluded contract of the person at that
 * CPAS meets it when it still ran on the day of the decision or was concluded later.
 */
@ApplicationScoped
class AssessmentRegister {
    static final String PURPOSE = "obligation to have a PIIS";

    private static final String OF_THE_CPAS = "true";
    private static final String OF_ONE_PERSON = """
            a.person_id in (select persons_merged_into(person_now(one.person_id))
                              from obligation_assessment one where one.assessment_id = ?)
            """;

    /**
     * Assessments and contracts of every CPAS that is one with this one today, by date of the mergers. The contracts come
     * last, so that they are looked up for what is asked for only.
     */
    private static final String STANDING = """
            with mine as (
                select a.*, case when p.merged_into is null then p.person_id else person_now(p.person_id) end as who
                  from obligation_assessment a join person p using (person_id)
                 where a.enterprise_number = any(?) and %s
            ), counted as (
                select m.*, m.number < max(m.number) over (partition by m.who) as superseded from mine m
            ), standing as (
                select m.*,
                       (select min(coalesce(c.first_concluded_on, c.concluded_on)) from contract c
                         where c.person_id = m.who and c.enterprise_number = any(?)
                           and coalesce(c.first_concluded_on, c.concluded_on) <= ?
                           and coalesce(c.ended_on, c.valid_until) >= m.decided_on) as met_on
                  from counted m
            )
            """;

    /** A stored assessment as it stands on a day, and whose it is. */
    record Stored(ObligationAssessment assessment, UUID personId) {}

    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;
    private final CpasRegistry registry;
    private final FindContract findContract;

    AssessmentRegister(
            AgroalDataSource database, CurrentCaller currentCaller, CpasRegistry registry, FindContract findContract) {
        this.database = database;
        this.currentCaller = currentCaller;
        this.registry = registry;
        this.findContract = findContract;
    }

    void add(
            UUID assessmentId,
            EnterpriseNumber cpas,
            UUID personId,
            WhoMustHaveAPiis.Grant grant,
            WhoMustHaveAPiis.Verdict verdict) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into obligation_assessment (
                            assessment_id, enterprise_number, person_id, decided_on, granted_from, last_income_day,
                            last_supported_job_day, working_with_top_up, obligation, reason, new_beneficiary, due_on,
                            federal_code, exemption_ground, exemption_decided_on, exemption_review_on, recorded_from)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            Exemption exemption = grant.exemption();
            insert.setObject(1, assessmentId);
            insert.setString(2, cpas.value());
            insert.setObject(3, personId);
            insert.setObject(4, grant.decidedOn());
            insert.setObject(5, grant.grantedFrom());
            insert.setObject(6, grant.lastIncomeDay());
            insert.setObject(7, grant.lastSupportedJobDay());
            insert.setBoolean(8, grant.workingWithTopUp());
            insert.setString(9, verdict.obligation().name());
            insert.setString(10, verdict.reason().name());
            insert.setBoolean(11, verdict.newBeneficiary());
            insert.setObject(12, verdict.dueOn());
            insert.setObject(13, verdict.federalCode());
            insert.setString(14, exemption == null ? null : exemption.ground().name());
            insert.setObject(15, exemption == null ? null : exemption.decidedOn());
            insert.setObject(16, exemption == null ? null : exemption.reviewOn());
            insert.setString(17, currentCaller.get().clientId());
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("the assessment cannot be stored", failure);
        }
    }

    Optional<Stored> find(EnterpriseNumber cpas, UUID assessmentId, LocalDate today) {
        return select(
                        new Scope(reach(cpas, today), findContract.numbersUnder(cpas), assessmentId),
                        today,
                        "assessment_id = ?",
                        "",
                        assessmentId)
                .stream()
                .findFirst();
    }

    /** @param status absent for every assessment that counts */
    long count(EnterpriseNumber cpas, @Nullable ObligationStatus status, LocalDate today) {
        Scope scope = new Scope(reach(cpas, today), findContract.numbersUnder(cpas), null);
        Object[] values = isDated(status) ? new Object[] {today} : new Object[0];
        return query("select count(*)", scope, today, condition(status), "", values, row -> {
            row.next();
            return row.getLong(1);
        });
    }

    List<ObligationAssessment> page(
            EnterpriseNumber cpas, @Nullable ObligationStatus status, PageRequest page, LocalDate today) {
        Scope scope = new Scope(reach(cpas, today), findContract.numbersUnder(cpas), null);
        String tail = "order by due_on nulls last, number limit ? offset ?";
        List<Stored> found = isDated(status)
                ? select(scope, today, condition(status), tail, today, page.pageSize(), page.offset())
                : select(scope, today, condition(status), tail, page.pageSize(), page.offset());
        return found.stream().map(Stored::assessment).toList();
    }

    /** Compulsory and without a contract, due on that day or before; recorded under this very number. */
    List<ObligationAssessment> unmetDueBy(EnterpriseNumber cpas, LocalDate day, LocalDate today) {
        return select(only(cpas, today), today, UNMET + " and due_on <= ?", "order by due_on, number", day).stream()
                .map(Stored::assessment)
                .toList();
    }

    /** Exemptions whose review day has come; recorded under this very number. */
    List<ObligationAssessment> toReview(EnterpriseNumber cpas, LocalDate today) {
        return select(
                        only(cpas, today),
                        today,
                        "not superseded and obligation = 'EXEMPT' and exemption_review_on <= ?",
                        "order by exemption_review_on, number",
                        today)
                .stream()
                .map(Stored::assessment)
                .toList();
    }

    /**
     * What a question is about.
     *
     * @param reach numbers of the CPAS that are one today: what is recorded under any of them counts
     * @param shown numbers whose assessments are answered
     * @param one the only assessment that is asked for, absent for all
     */
    private record Scope(
            List<String> reach,
            List<String> shown,
            @Nullable UUID one) {}

    private Scope only(EnterpriseNumber cpas, LocalDate today) {
        return new Scope(reach(cpas, today), List.of(cpas.value()), null);
    }

    private List<String> reach(EnterpriseNumber cpas, LocalDate today) {
        String speaks = registry.responsible().on(today, cpas.value()).orElse(cpas.value());
        return findContract.numbersUnder(new EnterpriseNumber(speaks));
    }

    private static final String UNMET = "not superseded and obligation = 'COMPULSORY' and met_on is null";

    /** The same as {@link ObligationStatus#of}, for the database to select by; a test compares the two. */
    private static String condition(@Nullable ObligationStatus status) {
        if (status == null) {
            return "not superseded";
        }
        return switch (status) {
            case DUE -> UNMET + " and due_on >= ?";
            case OVERDUE -> UNMET + " and due_on < ?";
            case MET -> "not superseded and obligation = 'COMPULSORY' and met_on is not null";
            case EXEMPT -> "not superseded and obligation = 'EXEMPT'";
            case OPTIONAL -> "not superseded and obligation = 'OPTIONAL'";
            case SUPERSEDED -> "superseded";
        };
    }

    private static boolean isDated(@Nullable ObligationStatus status) {
        return status == ObligationStatus.DUE || status == ObligationStatus.OVERDUE;
    }

    private List<Stored> select(Scope scope, LocalDate today, String where, String tail, Object... values) {
        return query("select *", scope, today, where, tail, values, row -> {
            List<Stored> found = new ArrayList<>();
            while (row.next()) {
                found.add(read(row, today));
            }
            return found;
        });
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T query(
            String what, Scope scope, LocalDate today, String where, String tail, Object[] values, Reading<T> reading) {
        String sql = STANDING.formatted(scope.one() == null ? OF_THE_CPAS : OF_ONE_PERSON) + what
                + " from standing where enterprise_number = any(?) and (" + where + ") " + tail;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            Array reach = connection.createArrayOf("text", scope.reach().toArray());
            int next = 1;
            select.setArray(next++, reach);
            if (scope.one() != null) {
                select.setObject(next++, scope.one());
            }
            select.setArray(next++, reach);
            select.setObject(next++, today);
            select.setArray(
                    next++, connection.createArrayOf("text", scope.shown().toArray()));
            for (Object value : values) {
                select.setObject(next++, value);
            }
            try (ResultSet row = select.executeQuery()) {
                return reading.of(row);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the assessments cannot be read", failure);
        }
    }

    private static Stored read(ResultSet row, LocalDate today) throws SQLException {
        UUID assessmentId = row.getObject("assessment_id", UUID.class);
        Obligation obligation = Obligation.valueOf(row.getString("obligation"));
        LocalDate dueOn = row.getObject("due_on", LocalDate.class);
        LocalDate metOn = row.getObject("met_on", LocalDate.class);
        String ground = row.getString("exemption_ground");
        ObligationStatus status = ObligationStatus.of(obligation, dueOn, metOn, row.getBoolean("superseded"), today);
        return new Stored(
                new ObligationAssessment(
                        assessmentId,
                        obligation,
                        ObligationReason.valueOf(row.getString("reason")),
                        row.getBoolean("new_beneficiary"),
                        dueOn,
                        row.getObject("federal_code", Integer.class),
                        row.getObject("decided_on", LocalDate.class),
                        row.getObject("granted_from", LocalDate.class),
                        ground == null
                                ? null
                                : new ObligationAssessment.ExemptionInForce(
                                        ExemptionGround.valueOf(ground),
                                        row.getObject("exemption_decided_on", LocalDate.class),
                                        row.getObject("exemption_review_on", LocalDate.class)),
                        status,
                        status == ObligationStatus.MET ? metOn : null,
                        hrefOf(row.getString("enterprise_number")) + "/" + assessmentId),
                row.getObject("who", UUID.class));
    }

    static String hrefOf(String enterpriseNumber) {
        return "/piisContract/v1/cpas/" + enterpriseNumber + "/obligationAssessments";
    }
}
