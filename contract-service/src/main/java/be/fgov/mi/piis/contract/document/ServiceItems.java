package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.document.Paper.Text;
import be.fgov.mi.piis.contract.push.ContractBody;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The items of a community service in words (COM-2): all that the parties sign of it, always in the same order. */
final class ServiceItems {
    private ServiceItems() {}

    /**
     * Each item by its name.
     *
     * @param agreedIn language of the free text
     */
    static Map<Phrase, List<Text>> of(
            ContractBody.CommunityService service, Wording words, ContractBody.Language agreedIn) {
        Map<Phrase, List<Text>> items = new EnumMap<>(Phrase.class);
        items.put(
                Phrase.SERVICE_TASKS,
                service.services().stream()
                        .map(task -> Text.quoted(task, agreedIn).point())
                        .toList());
        items.put(Phrase.SERVICE_FOR, List.of(Text.quoted(service.organisation().name(), agreedIn)));
        items.put(
                Phrase.SERVICE_KIND,
                List.of(Text.of(words.kind(service.organisation().kind()))));
        items.put(
                Phrase.SERVICE_PERIOD,
                List.of(Text.of(words.say(
                        Phrase.SERVICE_PERIOD_IS,
                        words.date(service.period().from()),
                        words.date(service.period().until())))));
        items.put(Phrase.SERVICE_SCHEDULE, List.of(Text.quoted(service.schedule(), agreedIn)));
        items.put(Phrase.SERVICE_DURATION, List.of(Text.quoted(service.duration(), agreedIn)));
        items.put(
                Phrase.SERVICE_PAY,
                List.of(Text.of(words.say(service.paid() ? Phrase.SERVICE_PAID : Phrase.SERVICE_UNPAID))));
        Long cents = service.remunerationCents();
        if (cents != null) {
            items.put(Phrase.SERVICE_AMOUNT, List.of(Text.of(words.euros(cents))));
        }
        items.put(Phrase.SERVICE_INFLUENCE, List.of(Text.quoted(service.influenceOnIncome(), agreedIn)));
        items.put(
                Phrase.SERVICE_REQUESTED_BY,
                List.of(Text.of(words.say(
                        switch (service.requestedBy()) {
                            case BENEFICIARY -> Phrase.THE_PERSON;
                            case CPAS -> Phrase.THE_CPAS;
                        }))));
        return items;
    }
}
