package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.PageRequest;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The conventions that a caller sees, in pages, and what they add up to. */
@ApplicationScoped
public class FindConventions {
    private final ConventionAccess access;
    private final ComputeAdvance computeAdvance;

    FindConventions(ConventionAccess access, ComputeAdvance computeAdvance) {
        this.access = access;
        this.computeAdvance = computeAdvance;
    }

    /**
     * What is asked for; null asks for everything.
     *
     * @param member enterprise number of a CPAS in the convention
     * @param on the day on which it is; null for any day
     */
    public record Filter(
            @Nullable ConventionStatus status,
            @Nullable ConventionType type,
            @Nullable Integer year,
            @Nullable String member,
            @Nullable LocalDate on) {}

    /**
     * A convention in a list.
     *
     * @param mustAct whose move it is
     * @param advancePayable true when nothing blocks the payment today
     */
    @Schema(name = "ConventionItem", description = "A convention in a list.")
    public record Item(
            String href,
            String number,
            ConventionType type,
            int year,
            int revision,
            String leadCpas,
            List<String> members,
            ConventionStatus status,
            List<MustAct> mustAct,
            long grantedCents,
            long advanceCents,
            boolean advancePayable) {}

    /** @param total of all pages */
    public record Found(List<Item> items, long total) {}

    /**
     * What the conventions of a year add up to.
     *
     * @param byType cluster and city
     * @param byStatus only states that occur
     * @param payableAdvances how many advances can be paid today
     */
    @Schema(name = "ConventionSummary", description = "What the conventions of a year add up to.")
    public record Summary(
            int year,
            int total,
            Map<String, Integer> byType,
            Map<String, Integer> byStatus,
            long grantedCents,
            long advanceCents,
            int payableAdvances,
            long payableAdvanceCents) {}

    public Found find(Filter filter, PageRequest page, Caller caller, LocalDate today) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, Object> parameters = new HashMap<>();
            String where = where(filter, caller, parameters);
            long total = Convention.count("from Convention c" + where, parameters);
            List<Item> items = Convention.<Convention>find(
                            "from Convention c" + where + " order by c.number", parameters)
                    .range(page.offset(), page.offset() + page.pageSize() - 1)
                    .stream()
                    .map(convention -> item(convention, today))
                    .toList();
            return new Found(items, total);
        });
    }

    public Summary summary(int year, Caller caller, LocalDate today) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Map<String, Object> parameters = new HashMap<>();
            String where = where(new Filter(null, null, year, null, null), caller, parameters);
            Map<String, Integer> byType = new TreeMap<>();
            for (ConventionType type : ConventionType.values()) {
                byType.put(Codes.of(type), 0);
            }
            Map<String, Integer> byStatus = new TreeMap<>();
            int total = 0;
            long grantedCents = 0;
            long advanceCents = 0;
            int payableAdvances = 0;
            long payableAdvanceCents = 0;
            List<Convention> conventions = Convention.<Convention>find("from Convention c" + where, parameters)
                    .list();
            for (Convention convention : conventions) {
                Item item = item(convention, today);
                total++;
                byType.merge(Codes.of(item.type()), 1, Integer::sum);
                byStatus.merge(Codes.of(item.status()), 1, Integer::sum);
                if (item.status().holdsTheYear()) {
                    grantedCents += item.grantedCents();
                    advanceCents += item.advanceCents();
                }
                if (item.advancePayable()) {
                    payableAdvances++;
                    payableAdvanceCents += item.advanceCents();
                }
            }
            return new Summary(
                    year, total, byType, byStatus, grantedCents, advanceCents, payableAdvances, payableAdvanceCents);
        });
    }

    private Item item(Convention convention, LocalDate today) {
        AdvanceView advance = computeAdvance.of(convention, today);
        return new Item(
                ConventionView.hrefOf(convention.number()),
                convention.number(),
                convention.type(),
                convention.year(),
                convention.revision(),
                convention.leadCpas(),
                List.copyOf(convention.memberNumbers()),
                convention.status(),
                MustAct.on(convention.status()),
                advance.grantedCents(),
                advance.advanceCents(),
                advance.payable());
    }

    private String where(Filter filter, Caller caller, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>();
        if (filter.status() != null) {
            conditions.add("c.status = :status");
            parameters.put("status", filter.status());
        }
        if (filter.type() != null) {
            conditions.add("c.type = :type");
            parameters.put("type", filter.type());
        }
        if (filter.year() != null) {
            conditions.add("c.year = :year");
            parameters.put("year", filter.year());
        }
        if (filter.member() != null) {
            conditions.add("exists (select 1 from c.members m where m.enterpriseNumber = :member"
                    + (filter.on() == null ? ")" : " and :on between m.memberFrom and m.memberUntil)"));
            parameters.put("member", filter.member());
            if (filter.on() != null) {
                parameters.put("on", filter.on());
            }
        }
        if (!access.seesAll(caller)) {
            Set<String> own = access.ownCpas(caller);
            conditions.add("exists (select 1 from c.members m where m.enterpriseNumber in :own)");
            // An empty list would be no condition in SQL; nobody has an empty enterprise number.
            parameters.put("own", own.isEmpty() ? Set.of("") : own);
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
