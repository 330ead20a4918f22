package be.fgov.mi.piis.subsidy.allocation;

import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.rules.SubsidyScheme;
import be.fgov.mi.piis.subsidy.scheme.SubsidySchemes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Shares a budget by a key, as a trial or on a sheet that is kept for good. */
@ApplicationScoped
public class ShareBudget {
    private final SubsidySchemes schemes;
    private final CpasRegistry registry;

    ShareBudget(SubsidySchemes schemes, CpasRegistry registry) {
        this.schemes = schemes;
        this.registry = registry;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 no scheme of the year, 400 a CPAS nobody knows */
    AllocationSheetView attempt(int year, AllocationBody body, ActContext context) {
        refuseUnknown(year, body);
        return AllocationSheetView.of(null, year, body, context.on());
    }

    /** Joins the caller's transaction. */
    AllocationSheetView share(int year, AllocationBody body, ActContext context) {
        refuseUnknown(year, body);
        UUID id = TimeOrderedIds.next();
        AllocationSheetView view = AllocationSheetView.of(id, year, body, context.on());
        AllocationSheet.made(view, id, context).persistAndFlush();
        return view;
    }

    AllocationSheetView read(int year, UUID id) {
        String content = QuarkusTransaction.requiringNew()
                .call(() -> AllocationSheet.of(year, id).orElseThrow(Problems::notFound).content);
        return StrictJson.readStored(content.getBytes(StandardCharsets.UTF_8), AllocationSheetView.class);
    }

    private void refuseUnknown(int year, AllocationBody body) {
        SubsidyScheme scheme = schemes.of(year).orElseThrow(Problems::notFound);
        Issues issues = new Issues();
        for (int i = 0; i < body.cpas().size(); i++) {
            if (!registry.existsOn(
                    body.cpas().get(i).enterpriseNumber(), scheme.period().from())) {
                issues.add(Issue.referencedResourceNotFound(
                        "cpas[" + i + "].enterpriseNumber", "No such CPAS in the registry when the year begins."));
            }
        }
        issues.refuseIfAny();
    }
}
