package be.fgov.mi.piis.subsidy.document;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.StatedTerms;
import be.fgov.mi.piis.subsidy.rules.ConventionPeriod;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A convention in the words that are signed, in reading order.
 *
 * @param language as in {@code lang}
 * @param standing whether it can bind anybody
 * @param columns of every table: item and content
 * @param foot names the revision that is printed
 */
public record ConventionPaper(
        String language,
        String title,
        String subtitle,
        String standing,
        List<String> columns,
        List<Chapter> chapters,
        String foot) {

    /** A part: a table of items, then paragraphs; either may be empty. */
    public record Chapter(String id, String heading, List<Item> items, List<String> paragraphs) {}

    /** An item of a part, in one or more lines. */
    public record Item(String name, List<String> lines) {
        static Item of(String name, String words) {
            return new Item(name, List.of(words));
        }
    }

    /**
     * @param nameOf the name of a CPAS in that language, by its enterprise number
     */
    static ConventionPaper of(
            Convention convention, StatedTerms terms, UnaryOperator<String> nameOf, ReaderLanguage language) {
        Words words = new Words(language);
        boolean city = convention.type() == ConventionType.CITY;
        List<Item> parties = new ArrayList<>();
        parties.add(Item.of(words.say(ConventionPhrase.STATE), words.say(ConventionPhrase.MINISTER)));
        parties.add(Item.of(words.say(ConventionPhrase.LEAD), named(convention.leadCpas(), nameOf)));
        if (!city) {
            parties.add(new Item(
                    words.say(ConventionPhrase.MEMBERS),
                    convention.memberDays().entrySet().stream()
                            .map(member -> named(member.getKey(), nameOf)
                                    + (member.getValue().equals(convention.period())
                                            ? ""
                                            : ", " + words.days(member.getValue())))
                            .toList()));
        }
        parties.add(Item.of(
                words.say(ConventionPhrase.TYPE), words.say(city ? ConventionPhrase.CITY : ConventionPhrase.CLUSTER)));
        return new ConventionPaper(
                language.tag(),
                convention.signingRound() == 0
                        ? words.say(ConventionPhrase.TITLE, convention.number())
                        : words.say(ConventionPhrase.AMENDED_TITLE, convention.number(), convention.signingRound()),
                words.say(ConventionPhrase.SUBTITLE, Integer.toString(convention.year())),
                words.say(isApproved(convention.status()) ? ConventionPhrase.APPROVED : ConventionPhrase.PROJECT),
                List.of(words.say(ConventionPhrase.ITEM), words.say(ConventionPhrase.CONTENT)),
                List.of(
                        new Chapter("parties", words.say(ConventionPhrase.PARTIES), parties, List.of()),
                        new Chapter(
                                "purpose",
                                words.say(ConventionPhrase.PURPOSE),
                                List.of(
                                        Item.of(
                                                words.say(ConventionPhrase.PERSONS),
                                                Integer.toString(convention.targetPersons())),
                                        Item.of(
                                                words.say(ConventionPhrase.TRAJECTORIES),
                                                Integer.toString(convention.targetTrajectories()))),
                                convention
                                        .objectives()
                                        .lines()
                                        .filter(line -> !line.isBlank())
                                        .toList()),
                        new Chapter(
                                "money",
                                words.say(ConventionPhrase.MONEY),
                                List.of(
                                        Item.of(
                                                words.say(ConventionPhrase.GRANTED),
                                                language.euros(
                                                        convention.granted().cents())),
                                        Item.of(
                                                terms.advanceKept()
                                                        ? words.say(ConventionPhrase.ADVANCE_KEPT)
                                                        : words.say(
                                                                ConventionPhrase.ADVANCE,
                                                                terms.rate()
                                                                        .movePointRight(2)
                                                                        .stripTrailingZeros()
                                                                        .toPlainString()
                                                                        .replace('.', ',')),
                                                language.euros(terms.advance()
                                                        .advance()
                                                        .cents())),
                                        Item.of(
                                                words.say(ConventionPhrase.BALANCE),
                                                language.euros(terms.advance()
                                                        .balanceShare()
                                                        .cents())),
                                        Item.of(words.say(ConventionPhrase.ACCOUNT), inFours(convention.iban()))),
                                List.of()),
                        new Chapter(
                                "period",
                                words.say(ConventionPhrase.PERIOD),
                                List.of(
                                        Item.of(words.say(ConventionPhrase.RUNS), words.days(convention.period())),
                                        Item.of(
                                                words.say(ConventionPhrase.REPORT_DUE),
                                                language.day(terms.reportDueOn()))),
                                List.of()),
                        new Chapter(
                                "procedure",
                                words.say(ConventionPhrase.PROCEDURE),
                                List.of(),
                                List.of(
                                        words.say(ConventionPhrase.PROCEDURE_1),
                                        words.say(ConventionPhrase.PROCEDURE_2))),
                        new Chapter(
                                "signatures",
                                words.say(ConventionPhrase.SIGNATURES),
                                List.of(),
                                List.of(words.say(ConventionPhrase.SIGNED_ELECTRONICALLY)))),
                words.say(ConventionPhrase.REVISION, convention.revision(), convention.number()));
    }

    private record Words(ReaderLanguage language) {
        String say(ConventionPhrase phrase, Object... values) {
            return phrase.in(language, values);
        }

        String days(ConventionPeriod period) {
            return say(ConventionPhrase.FROM_UNTIL, language.day(period.from()), language.day(period.until()));
        }
    }

    private static boolean isApproved(ConventionStatus status) {
        return switch (status) {
            case APPROVED_BY_MINISTER, CPAS_SIGNING, MINISTER_SIGNING -> true;
            default -> status.isFullySigned();
        };
    }

    private static String named(String number, UnaryOperator<String> nameOf) {
        return nameOf.apply(number) + " (" + number + ")";
    }

    private static String inFours(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
