package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.rules.AbnormalDelivery;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.identity.bulk.ArrayColumns;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.bulk.LineGlance;
import be.fgov.mi.piis.identity.bulk.RevisionsSeen;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts, while a file comes in, how much of what the CPAS has it would end or change. */
final class UnusualShare implements BulkItems.Watch {
    private final AgroalDataSource database;
    private final Delivery delivery;
    private final List<String> numbers;
    private final JudgeContract.Calendar calendar;
    private final RevisionsSeen revisions = new RevisionsSeen();

    /** @param numbers under which the file may find contracts */
    UnusualShare(AgroalDataSource database, Delivery delivery, List<String> numbers, JudgeContract.Calendar calendar) {
        this.numbers = List.copyOf(numbers);
        this.database = database;
        this.delivery = delivery;
        this.calendar = calendar;
    }

    /** Why a human is asked: what would happen, and from which share on it is unusual. */
    record Pause(
            int contracts, int open, int ending, int changed, int endedThresholdPercent, int changedThresholdPercent) {}

    @Override
    public void see(LineGlance glance) {
        revisions.see(glance);
    }

    @Override
    public @Nullable Object verdict() {
        if (revisions.kinds().isEmpty()) {
            return null;
        }
        AbnormalDelivery.Shares shares = shares();
        return AbnormalDelivery.isIn(shares, calendar.law(), calendar.today())
                ? new Pause(
                        shares.contracts(),
                        shares.open(),
                        shares.ending(),
                        shares.changed(),
                        calendar.law().number(LawParameter.IMPORT_PAUSE_ENDED_PERCENT, calendar.today()),
                        calendar.law().number(LawParameter.IMPORT_PAUSE_CHANGED_PERCENT, calendar.today()))
                : null;
    }

    private AbnormalDelivery.Shares shares() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*),
                               count(*) filter (where c.ended_on is null and c.status <> 'TRANSFERRED'),
                               count(*) filter (where c.ended_on is null and c.status <> 'TRANSFERRED'
                                                  and i.ends and c.revision < i.revision),
                               count(*) filter (where c.revision < i.revision)
                          from contract c
                          left join unnest(?::text[], ?::int[], ?::boolean[]) as i(reference, revision, ends)
                            on i.reference = c.reference
                           and (c.enterprise_number = ?
                                or not exists (select 1 from contract own
                                                where own.enterprise_number = ? and own.reference = c.reference))
                         where c.enterprise_number = any(?)
                        """)) {
            ArrayColumns<RevisionsSeen.Changed> changed =
                    new ArrayColumns<>(select, revisions.of(ContractItems.KIND.name()), 1);
            changed.add("text", RevisionsSeen.Changed::reference);
            changed.add("int4", RevisionsSeen.Changed::revision);
            changed.add("bool", RevisionsSeen.Changed::ends);
            select.setString(4, delivery.cpas().value());
            select.setString(5, delivery.cpas().value());
            select.setArray(6, connection.createArrayOf("text", numbers.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new AbnormalDelivery.Shares(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the contracts of the CPAS cannot be counted", failure);
        }
    }
}
