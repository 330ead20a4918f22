package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.rules.Exemption;
import be.fgov.mi.piis.contract.rules.ExemptionGround;
import be.fgov.mi.piis.contract.rules.Obligation;
import be.fgov.mi.piis.contract.rules.ObligationReason;
import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.contract.rules.WhoMustHaveAPiis;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.wire.PageRequest;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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

    private static final String STANDING = """
            with mine as (
                select a.*, case when p.merged_into is null then p.person_id else person_now(p.person_id) end as who
                  from obligation_assessment a join person p using (person_id)
                 where a.enterprise_number = ?
            ), standing as (
                select m.*, m.number < max(m.number) over (partition by m.who) as superseded,
                       (select min(coalesce(c.first_concluded_on, c.concluded_on)) from contract c
                         where c.person_id = m.who and c.enterprise_number = m.enterprise_number
                           and coalesce(c.first_concluded_on, c.concluded_on) <= ?
                           and coalesce(c.ended_on, c.valid_until) >= m.decided_on) as met_on
                  from mine m
            )
            """;

    /** A stored assessment as it stands on a day, and whose it is. */
    record Stored(ObligationAssessment assessment, UUID personId) {}

    private final AgroalDataSource database;
    private final CurrentCaller currentCaller;

    AssessmentRegister(AgroalDataSource database, CurrentCaller currentCaller) {
        this.database = database;
        this.currentCaller = currentCaller;
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
        return select(cpas, today, "where assessment_id = ?", assessmentId).stream()
                .findFirst();
    }

    /** @param status absent for every assessment that counts */
    long count(EnterpriseNumber cpas, @Nullable ObligationStatus status, LocalDate today) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        STANDING + "select count(*) from standing where " + condition(status))) {
            select.setString(1, cpas.value());
            select.setObject(2, today);
            if (isDated(status)) {
                select.setObject(3, today);
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the assessments cannot be counted", failure);
        }
    }

    List<ObligationAssessment> page(
            EnterpriseNumber cpas, @Nullable ObligationStatus status, PageRequest page, LocalDate today) {
        String where = "where " + condition(status) + " order by due_on nulls last, number limit ? offset ?";
        List<Stored> found = isDated(status)
                ? select(cpas, today, where, today, page.pageSize(), page.offset())
                : select(cpas, today, where, page.pageSize(), page.offset());
        return found.stream().map(Stored::assessment).toList();
    }

    /** Compulsory and without a contract, due on that day or before. */
    List<ObligationAssessment> unmetDueBy(EnterpriseNumber cpas, LocalDate day, LocalDate today) {
        return select(cpas, today, "where " + UNMET + " and due_on <= ? order by due_on, number", day).stream()
                .map(Stored::assessment)
                .toList();
    }

    /** Exemptions whose review day has come. */
    List<ObligationAssessment> toReview(EnterpriseNumber cpas, LocalDate today) {
        return select(
                        cpas,
                        today,
                        "where not superseded and obligation = 'EXEMPT' and exemption_review_on <= ?"
                                + " order by exemption_review_on, number",
                        today)
                .stream()
                .map(Stored::assessment)
                .toList();
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

    private List<Stored> select(EnterpriseNumber cpas, LocalDate today, String where, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(STANDING + "select * from standing " + where)) {
            select.setString(1, cpas.value());
            select.setObject(2, today);
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 3, values[i]);
            }
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row, today));
                }
            }
            return found;
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
