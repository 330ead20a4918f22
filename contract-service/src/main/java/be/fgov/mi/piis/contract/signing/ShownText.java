package be.fgov.mi.piis.contract.signing;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.CommunityServiceByDate;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the signer reads: every part of the text that its hash covers, so that nobody signs what was not shown. Days and
 * amounts are in the words of the reader; free text stays as it was agreed.
 *
 * @param cpas name of the CPAS
 * @param writtenIn language of the contract
 * @param language of the free text, as HTML names it
 * @param service the community service, where the contract has one
 */
public record ShownText(
        String cpas,
        ContractType type,
        ContractBody.Language writtenIn,
        String language,
        String from,
        String until,
        List<Objective> objectives,
        List<Step> yours,
        List<Step> cpasSteps,
        List<Step> others,
        List<Organisation> organisations,
        @Nullable Service service) {

    /** An objective and its term; it is called by its place in the list. */
    public record Objective(LifeDomain domain, String text, String day) {}

    /**
     * Who does what by when.
     *
     * @param objective place of the objective that it serves, from 1
     */
    public record Step(int objective, String text, String day) {}

    /**
     * An organisation that takes part and what is expected of it.
     *
     * @param number enterprise number; absent where none was told
     */
    public record Organisation(String name, @Nullable String number, String expectations) {}

    /**
     * The items of a community service (COM-2).
     *
     * @param amount absent where none was agreed
     * @param annulled on the business date this part has no effect (COM-6)
     */
    public record Service(
            List<String> tasks,
            String organisation,
            ContractBody.OrganisationKind kind,
            String from,
            String until,
            String schedule,
            String duration,
            boolean paid,
            @Nullable String amount,
            String influence,
            ContractBody.RequestedBy requestedBy,
            boolean annulled) {
        static @Nullable Service of(
                ContractBody.@Nullable CommunityService service, ReaderLanguage language, LocalDate today) {
            if (service == null) {
                return null;
            }
            Long cents = service.remunerationCents();
            return new Service(
                    service.services(),
                    service.organisation().name(),
                    service.organisation().kind(),
                    language.day(service.period().from()),
                    language.day(service.period().until()),
                    service.schedule(),
                    service.duration(),
                    service.paid(),
                    cents == null ? null : language.euros(cents),
                    service.influenceOnIncome(),
                    service.requestedBy(),
                    CommunityServiceByDate.isForbiddenOn(today));
        }
    }

    /** @param today business date */
    static ShownText of(ContractBody body, String cpas, ReaderLanguage language, LocalDate today) {
        return new ShownText(
                cpas,
                body.type(),
                body.beneficiary().language(),
                Codes.of(body.beneficiary().language()).toLowerCase(Locale.ROOT),
                language.day(body.period().from()),
                language.day(body.period().until()),
                body.objectives().stream()
                        .map(objective ->
                                new Objective(objective.domain(), objective.text(), language.day(objective.dueOn())))
                        .toList(),
                steps(body, StepOwner.BENEFICIARY, language),
                steps(body, StepOwner.CPAS, language),
                steps(body, StepOwner.THIRD_PARTY, language),
                body.thirdParties().stream()
                        .map(organisation -> new Organisation(
                                organisation.name(), organisation.enterpriseNumber(), organisation.expectations()))
                        .toList(),
                Service.of(body.communityService(), language, today));
    }

    private static List<Step> steps(ContractBody body, StepOwner owner, ReaderLanguage language) {
        List<String> objectives =
                body.objectives().stream().map(ContractBody.Objective::id).toList();
        return body.steps().stream()
                .filter(step -> step.by() == owner)
                .map(step ->
                        new Step(objectives.indexOf(step.objectiveId()) + 1, step.text(), language.day(step.dueOn())))
                .toList();
    }
}
