package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.rules.CostGround;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.Settlement;
import be.fgov.mi.piis.subsidy.rules.SettlementStep;
import be.fgov.mi.piis.subsidy.rules.UnderTargetPolicy;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Proposals of settlements and the approval of one of them, kept for good. */
@ApplicationScoped
class SettlementFile {
    private static final TypeReference<List<StoredStep>> STEPS = new TypeReference<>() {};

    private final Database database;

    SettlementFile(Database database) {
        this.database = database;
    }

    /**
     * A settlement as it was proposed.
     *
     * @param motive of the officer on fewer persons than promised; null where nothing was to decide
     * @param proposedBy stable id of the account
     * @param approver null while nobody has approved it
     * @param round how many settlements of the convention were taken back before it
     * @param recoveryDueDays from the approval; null where nothing is claimed or no term is set
     * @param correction of this settlement, proposed and not approved; null while there is none
     */
    record Proposed(
            UUID settlementId,
            Settlement settlement,
            Settlement.Target target,
            @Nullable String motive,
            String structuredCommunication,
            String proposedBy,
            String proposer,
            LocalDate proposedOn,
            @Nullable String approver,
            @Nullable LocalDate approvedOn,
            int round,
            @Nullable Integer recoveryDueDays,
            @Nullable Correction correction) {
        boolean isApproved() {
            return approver != null;
        }
    }

    /**
     * Why an approved settlement is made anew.
     *
     * @param proposedBy stable id of the account
     * @param approver null while nobody has approved it: until then the settlement stands
     */
    record Correction(
            String motive,
            String proposedBy,
            String proposer,
            LocalDate proposedOn,
            @Nullable String approver,
            @Nullable LocalDate approvedOn) {}

    /** @param ground of a rejection, null on other lines */
    record StoredStep(SettlementStep.Kind kind, @Nullable CostGround ground, int lines, long amountCents) {
        static StoredStep of(SettlementStep step) {
            return new StoredStep(
                    step.kind(), step.ground(), step.lines(), step.amount().cents());
        }

        SettlementStep toTerms() {
            return new SettlementStep(kind, ground, lines, Euro.ofCents(amountCents));
        }
    }

    void propose(
            String convention,
            Settlement settlement,
            Settlement.Target target,
            @Nullable String motive,
            String structuredCommunication,
            @Nullable Integer recoveryDueDays,
            ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into settlement (settlement_id, convention_number, sequence, granted_cents, declared_cents,
                                            accepted_cents, advance_cents, balance_cents, recovery_cents,
                                            structured_communication, steps, target_persons, counted_persons,
                                            under_target_policy, reduced, motive, proposed_by, proposer_name,
                                            proposed_on, proposed_at, unclaimed_cents, recovery_due_days,
                                            report_sequence)
                    select ?, ?, count(*) + 1, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                           (select max(r.sequence) from convention_report r where r.convention_number = ?)
                      from settlement where convention_number = ?
                    """)) {
                insert.setObject(1, TimeOrderedIds.next());
                insert.setString(2, convention);
                insert.setLong(3, settlement.granted().cents());
                insert.setLong(4, settlement.declared().cents());
                insert.setLong(5, settlement.accepted().cents());
                insert.setLong(6, settlement.advance().cents());
                insert.setLong(7, settlement.balance().cents());
                insert.setLong(8, settlement.recovery().cents());
                insert.setString(9, structuredCommunication);
                insert.setString(10, json(settlement.steps()));
                insert.setInt(11, target.promised());
                insert.setLong(12, target.counted());
                insert.setString(13, target.policy().name());
                insert.setObject(14, target.reduce());
                insert.setString(15, motive);
                insert.setString(16, context.caller().subject());
                insert.setString(17, context.caller().name());
                insert.setObject(18, context.on());
                insert.setObject(19, context.at().atOffset(ZoneOffset.UTC));
                insert.setLong(20, settlement.unclaimed().cents());
                insert.setObject(21, WhatFollows.recoveryDueDays(settlement, recoveryDueDays), Types.INTEGER);
                insert.setString(22, convention);
                insert.setString(23, convention);
                insert.executeUpdate();
            }
        });
    }

    /** The last proposal on the report that was sent last, approved or not, since a settlement was last taken back. */
    Optional<Proposed> last(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    with taken_back as (
                        select count(*) as round, coalesce(max(s.sequence), 0) as sequence
                          from settlement_correction_approval k join settlement s on s.settlement_id = k.settlement_id
                         where k.convention_number = ?)
                    select s.*, a.approver_name, a.approved_on, t.round, c.motive as correction_motive,
                           c.proposed_by as correction_by, c.proposer_name as correction_proposer,
                           c.proposed_on as correction_on
                      from settlement s
                      join taken_back t on s.sequence > t.sequence
                      left join settlement_approval a on a.settlement_id = s.settlement_id
                      left join settlement_correction c on c.settlement_id = s.settlement_id
                     where s.convention_number = ?
                       and (a.settlement_id is not null
                            or s.report_sequence is not distinct from
                               (select max(r.sequence) from convention_report r where r.convention_number = ?))
                     order by s.sequence desc limit 1
                    """)) {
                select.setString(1, convention);
                select.setString(2, convention);
                select.setString(3, convention);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(proposed(row)) : Optional.empty();
                }
            }
        });
    }

    /** The newest correction, approved or not. */
    Optional<Correction> lastCorrection(String convention) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select c.*, k.approver_name, k.approved_on
                      from settlement_correction c
                      join settlement s on s.settlement_id = c.settlement_id
                      left join settlement_correction_approval k on k.settlement_id = c.settlement_id
                     where c.convention_number = ? order by s.sequence desc limit 1
                    """)) {
                select.setString(1, convention);
                try (ResultSet row = select.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Correction(
                                    row.getString("motive"),
                                    row.getString("proposed_by"),
                                    row.getString("proposer_name"),
                                    row.getObject("proposed_on", LocalDate.class),
                                    row.getString("approver_name"),
                                    row.getObject("approved_on", LocalDate.class)))
                            : Optional.empty();
                }
            }
        });
    }

    void proposeCorrection(String convention, Proposed standing, String motive, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into settlement_correction (settlement_id, convention_number, motive, proposed_by,
                                                       proposer_name, proposed_on, proposed_at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setObject(1, standing.settlementId());
                insert.setString(2, convention);
                insert.setString(3, motive);
                insert.setString(4, context.caller().subject());
                insert.setString(5, context.caller().name());
                insert.setObject(6, context.on());
                insert.setObject(7, context.at().atOffset(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        });
    }

    /** From then on the settlement is taken back. */
    void approveCorrection(String convention, Proposed standing, Euro balancePaid, Euro recovered, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into settlement_correction_approval
                        (settlement_id, convention_number, proposed_by, balance_paid_cents, recovered_cents,
                         approved_by, approver_name, approved_on, approved_at)
                    select c.settlement_id, c.convention_number, c.proposed_by, ?, ?, ?, ?, ?, ?
                      from settlement_correction c
                     where c.settlement_id = ? and c.convention_number = ?
                    """)) {
                insert.setLong(1, balancePaid.cents());
                insert.setLong(2, recovered.cents());
                insert.setString(3, context.caller().subject());
                insert.setString(4, context.caller().name());
                insert.setObject(5, context.on());
                insert.setObject(6, context.at().atOffset(ZoneOffset.UTC));
                insert.setObject(7, standing.settlementId());
                insert.setString(8, convention);
                insert.executeUpdate();
            }
        });
    }

    void approve(String convention, Proposed proposed, ActContext context) {
        database.change(connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into settlement_approval (convention_number, settlement_id, proposed_by, approved_by,
                                                     approver_name, approved_on, approved_at, round)
                    values (?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                insert.setString(1, convention);
                insert.setObject(2, proposed.settlementId());
                insert.setString(3, proposed.proposedBy());
                insert.setString(4, context.caller().subject());
                insert.setString(5, context.caller().name());
                insert.setObject(6, context.on());
                insert.setObject(7, context.at().atOffset(ZoneOffset.UTC));
                insert.setInt(8, proposed.round());
                insert.executeUpdate();
            }
        });
    }

    private static @Nullable Correction openCorrection(ResultSet row) throws SQLException {
        String motive = row.getString("correction_motive");
        return motive == null
                ? null
                : new Correction(
                        motive,
                        row.getString("correction_by"),
                        row.getString("correction_proposer"),
                        row.getObject("correction_on", LocalDate.class),
                        null,
                        null);
    }

    private static Proposed proposed(ResultSet row) throws SQLException {
        List<SettlementStep> steps = steps(row.getString("steps"));
        return new Proposed(
                row.getObject("settlement_id", UUID.class),
                new Settlement(
                        Euro.ofCents(row.getLong("granted_cents")),
                        Euro.ofCents(row.getLong("declared_cents")),
                        Euro.ofCents(row.getLong("accepted_cents")),
                        Euro.ofCents(row.getLong("advance_cents")),
                        Euro.ofCents(row.getLong("balance_cents")),
                        Euro.ofCents(row.getLong("recovery_cents")),
                        Euro.ofCents(row.getLong("unclaimed_cents")),
                        steps),
                new Settlement.Target(
                        row.getInt("target_persons"),
                        row.getLong("counted_persons"),
                        UnderTargetPolicy.valueOf(row.getString("under_target_policy")),
                        row.getObject("reduced", Boolean.class)),
                row.getString("motive"),
                row.getString("structured_communication"),
                row.getString("proposed_by"),
                row.getString("proposer_name"),
                row.getObject("proposed_on", LocalDate.class),
                row.getString("approver_name"),
                row.getObject("approved_on", LocalDate.class),
                row.getInt("round"),
                row.getObject("recovery_due_days", Integer.class),
                openCorrection(row));
    }

    private static String json(List<SettlementStep> steps) {
        try {
            return JsonMappers.stored()
                    .writeValueAsString(steps.stream().map(StoredStep::of).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("steps always serialise", impossible);
        }
    }

    private static List<SettlementStep> steps(String json) {
        try {
            return JsonMappers.stored().readValue(json, STEPS).stream()
                    .map(StoredStep::toTerms)
                    .toList();
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("steps that were stored can be read", unreadable);
        }
    }
}
