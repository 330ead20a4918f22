package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Iban;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The whole content of a convention, as it is pushed.
 *
 * @param members the lead included, at least three in all; for a cluster only
 * @param memberships days of the members that join after the first day or leave before the last
 * @param grantedCents the subsidy, in euro cents
 * @param iban account of the lead
 */
@Schema(name = "Convention", description = "The whole content of a convention.")
public record ConventionBody(
        ConventionType type,
        @Min(2002) @Max(2100) Integer year,
        String leadCpas,
        @Size(max = 100) @Nullable List<String> members,
        @Size(max = 100) @Nullable List<Membership> memberships,
        @Min(1) @Max(100_000_000_000L) Long grantedCents,
        Targets targets,
        String objectives,
        String iban,
        Period period)
        implements WireBody {

    /** What the CPAS promise to reach. */
    @Schema(name = "ConventionTargets", description = "What the CPAS promise to reach.")
    public record Targets(
            @Min(0) @Max(1_000_000) Integer persons,
            @Min(0) @Max(1_000_000) Integer trajectories) {}

    /**
     * The days of a member, both included.
     *
     * @param from the first day of the convention unless told
     * @param until the last day of the convention unless told
     */
    @Schema(name = "ConventionMembership", description = "The days on which a CPAS is in the convention.")
    public record Membership(
            String enterpriseNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        ConventionPeriod days(Period period) {
            return new ConventionPeriod(from == null ? period.from() : from, until == null ? period.until() : until);
        }

        boolean fits(Period period) {
            LocalDate first = from == null ? period.from() : from;
            LocalDate last = until == null ? period.until() : until;
            return !last.isBefore(first) && !first.isBefore(period.from()) && !last.isAfter(period.until());
        }
    }

    /** Both days included. */
    @Schema(name = "ConventionPeriod", description = "Days of the convention, both included.")
    public record Period(LocalDate from, LocalDate until) {}

    @Override
    public void check(Issues issues) {
        if (!EnterpriseNumber.isValid(leadCpas)) {
            issues.add(Issue.invalidStructure("leadCpas", "An enterprise number with its check digits is expected."));
        }
        List<String> named = named();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (!EnterpriseNumber.isValid(named.get(i))) {
                issues.add(Issue.invalidStructure(
                        "members[" + i + "]", "An enterprise number with its check digits is expected."));
            } else if (!seen.add(named.get(i))) {
                issues.add(Issue.invalidInput("members[" + i + "]", "Name each member once."));
            }
        }
        switch (type) {
            case CITY -> {
                if (named.stream().anyMatch(member -> !member.equals(leadCpas))) {
                    issues.add(Issue.invalidInput("members", "A city convention has no members besides its CPAS."));
                }
            }
            case CLUSTER -> {
                if (named.isEmpty()) {
                    issues.add(Issue.requiredInput("members"));
                } else if (!named.contains(leadCpas)) {
                    issues.add(Issue.invalidInput("members", "The lead is one of the members: name it too."));
                }
            }
        }
        if (!Iban.isValid(iban)) {
            issues.add(Issue.invalidStructure("iban", "An IBAN with its check digits is expected."));
        }
        if (period.until().isBefore(period.from())) {
            issues.add(Issue.invalidPeriod("period", "The period ends before it begins."));
        }
        checkMemberships(named, issues);
    }

    private void checkMemberships(List<String> named, Issues issues) {
        List<Membership> days = memberships == null ? List.of() : memberships;
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            String who = "memberships[" + i + "]";
            Membership membership = days.get(i);
            if (membership.enterpriseNumber().equals(leadCpas) || !named.contains(membership.enterpriseNumber())) {
                issues.add(Issue.invalidInput(
                        who + ".enterpriseNumber",
                        "A member other than the lead is expected: the lead is there each day."));
            } else if (!seen.add(membership.enterpriseNumber())) {
                issues.add(Issue.invalidInput(who + ".enterpriseNumber", "Name each member once."));
            }
            if (!membership.fits(period)) {
                issues.add(Issue.invalidPeriod(
                        who, "The days of a member lie within the period, the first before the last."));
            }
        }
    }

    ConventionTerms toTerms() {
        ConventionPeriod whole = new ConventionPeriod(period.from(), period.until());
        Map<String, ConventionPeriod> members = new TreeMap<>();
        members.put(leadCpas, whole);
        named().forEach(member -> members.put(member, whole));
        if (memberships != null) {
            memberships.forEach(membership -> members.put(membership.enterpriseNumber(), membership.days(period)));
        }
        return new ConventionTerms(
                type,
                year,
                leadCpas,
                members,
                Euro.ofCents(grantedCents),
                targets.persons(),
                targets.trajectories(),
                objectives,
                iban,
                whole);
    }

    private List<String> named() {
        return members == null ? List.of() : members;
    }
}
