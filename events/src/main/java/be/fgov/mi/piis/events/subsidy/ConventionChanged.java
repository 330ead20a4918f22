package be.fgov.mi.piis.events.subsidy;

import be.fgov.mi.piis.events.SuiteEvent;
import be.fgov.mi.piis.events.Topics;
import java.time.LocalDate;
import java.util.List;

/**
 * A subsidy convention in its newest state.
 *
 * @param number number of the convention
 * @param revision revision of its content
 * @param version grows with each revision and each act
 * @param type cluster, city
 * @param year budget year
 * @param leadCpas the CPAS that signs and is paid
 * @param members the lead included
 * @param status as in the wire contract
 * @param grantedCents subsidy granted, in cents
 * @param advanceCents advance computed from it, in cents
 * @param occurredOn business date of the change
 */
public record ConventionChanged(
        String number,
        int revision,
        long version,
        String type,
        int year,
        String leadCpas,
        List<String> members,
        String status,
        long grantedCents,
        long advanceCents,
        LocalDate occurredOn)
        implements SuiteEvent {

    public static final String TYPE = "be.fgov.mi.activationSubsidy.v1.conventions.notify.changed";

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String topic() {
        return Topics.SUBSIDY;
    }

    @Override
    public String key() {
        return number;
    }
}
