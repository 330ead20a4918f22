package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.rules.AnswerScale;
import be.fgov.mi.piis.evaluation.rules.Direction;
import be.fgov.mi.piis.evaluation.rules.Fault;
import be.fgov.mi.piis.evaluation.rules.Faults;
import be.fgov.mi.piis.evaluation.rules.FaultsFound;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Item;
import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.MissingItemRule;
import be.fgov.mi.piis.evaluation.rules.Norms;
import be.fgov.mi.piis.evaluation.rules.Scoring;
import be.fgov.mi.piis.evaluation.rules.SubScale;
import be.fgov.mi.piis.evaluation.rules.Validation;
import be.fgov.mi.piis.evaluation.rules.Wording;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A measuring instrument, whole, as a document: one version, which never changes.
 *
 * @param key of the instrument, the same in all its versions
 * @param version from 1
 * @param validation whether the norm values come from a study
 * @param note what its users have to know; required for a sample
 * @param items in the order in which they are asked
 * @param subScales ids of items that together measure one thing
 */
@Schema(name = "Instrument", description = "A measuring instrument in one version, which never changes.")
public record InstrumentBody(
        @Schema(description = "The same in all versions of the instrument.") @Size(min = 2, max = 40)
        String key,

        @Schema(description = "From 1.") int version,
        Text title,

        @Schema(description = "Whether the norm values come from a study.")
        Validation validation,

        @Nullable Text note,
        Direction direction,
        Scale scale,

        @Schema(description = "In the order in which they are asked.") @Size(min = 1, max = 200)
        List<ItemBody> items,

        @Size(min = 0, max = 20) List<SubScaleBody> subScales,
        Scoring scoring,
        Missing missing,
        NormsBody norms)
        implements WireBody {

    @Schema(
            name = "InstrumentText",
            description = "A text in the national languages, and in English where there is one.")
    public record Text(
            @Size(min = 1, max = 1000) String fr,
            @Size(min = 1, max = 1000) String nl,
            @Size(min = 1, max = 1000) String de,
            @Size(min = 1, max = 1000) @Nullable String en) {

        Wording toWording() {
            return new Wording(fr, nl, de, en);
        }

        static Text of(Wording wording) {
            return new Text(wording.fr(), wording.nl(), wording.de(), wording.en());
        }
    }

    @Schema(name = "InstrumentScale", description = "The whole numbers that an item is answered with, and their words.")
    public record Scale(
            int min, int max, @Size(min = 2, max = 201) List<AnchorBody> anchors) {}

    @Schema(name = "InstrumentAnchor", description = "What a number means.")
    public record AnchorBody(int value, Text label) {}

    @Schema(name = "InstrumentItem", description = "A statement; reversed when it is worded against the others.")
    public record ItemBody(@Size(min = 1, max = 32) String id, Text text, boolean reversed) {}

    @Schema(name = "InstrumentSubScale", description = "Items that together measure one thing.")
    public record SubScaleBody(
            @Size(min = 1, max = 32) String id,
            Text name,
            @Size(min = 1, max = 200) List<String> items) {}

    @Schema(name = "InstrumentMissingItems", description = "How many answers may be missing before there is no score.")
    public record Missing(int mostInTotal, int mostInSubScale) {}

    @Schema(name = "InstrumentNorms", description = "What is known from the group that it was tried on.")
    public record NormsBody(
            Text group,
            @Nullable Integer size,
            @Size(min = 1, max = 1000) String source,
            @Size(min = 0, max = 21) List<NormBody> scales) {}

    @Schema(
            name = "InstrumentNorm",
            description = "Of a scale: the standard deviation, in units of its score, and the reliability by language.")
    public record NormBody(@Size(min = 1, max = 32) String scale, BigDecimal sd, Reliability reliability) {}

    @Schema(name = "InstrumentReliability", description = "Between 0 and 1, by the language of the answers.")
    public record Reliability(
            @Nullable BigDecimal fr,
            @Nullable BigDecimal nl,
            @Nullable BigDecimal de,
            @Nullable BigDecimal en) {

        Map<Language, BigDecimal> byLanguage() {
            Map<Language, BigDecimal> known = new EnumMap<>(Language.class);
            put(known, Language.FR, fr);
            put(known, Language.NL, nl);
            put(known, Language.DE, de);
            put(known, Language.EN, en);
            return known;
        }

        private static void put(Map<Language, BigDecimal> known, Language language, @Nullable BigDecimal value) {
            if (value != null) {
                known.put(language, value);
            }
        }
    }

    /**
     * The definition.
     *
     * @throws FaultsFound when its parts are wrong or do not fit together; pointers are those of this document
     */
    public Instrument toInstrument() {
        Faults faults = new Faults();
        InstrumentVersion its = faults.part("", () -> new InstrumentVersion(key, version));
        Wording itsTitle = faults.part("/title", title::toWording);
        Wording itsNote = note == null ? null : faults.part("/note", note::toWording);
        List<AnswerScale.Anchor> anchors = each(
                "/scale/anchors",
                scale.anchors(),
                anchor -> new AnswerScale.Anchor(anchor.value(), anchor.label().toWording()),
                faults);
        AnswerScale itsScale = faults.part("/scale", () -> new AnswerScale(scale.min(), scale.max(), anchors));
        List<Item> itsItems =
                each("/items", items, item -> new Item(item.id(), item.text().toWording(), item.reversed()), faults);
        List<SubScale> itsSubScales = each(
                "/subScales",
                subScales,
                subScale -> new SubScale(subScale.id(), subScale.name().toWording(), subScale.items()),
                faults);
        MissingItemRule itsMissing =
                faults.part("/missing", () -> new MissingItemRule(missing.mostInTotal(), missing.mostInSubScale()));
        List<Norms.OfScale> ofScales = each(
                "/norms/scales",
                norms.scales(),
                norm -> new Norms.OfScale(
                        norm.scale(), norm.sd(), norm.reliability().byLanguage()),
                faults);
        Norms itsNorms = faults.part(
                "/norms", () -> new Norms(norms.group().toWording(), norms.size(), norms.source(), ofScales));
        faults.refuseIfAny();
        return new Instrument(
                Objects.requireNonNull(its),
                Objects.requireNonNull(itsTitle),
                validation,
                itsNote,
                direction,
                Objects.requireNonNull(itsScale),
                itsItems,
                itsSubScales,
                scoring,
                Objects.requireNonNull(itsMissing),
                Objects.requireNonNull(itsNorms));
    }

    private static <B, T> List<T> each(String pointer, List<B> bodies, Function<B, T> convert, Faults faults) {
        List<T> parts = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            B body = bodies.get(i);
            T part = faults.part(pointer + "/" + i, () -> convert.apply(body));
            if (part != null) {
                parts.add(part);
            }
        }
        return parts;
    }

    /** What a stored or shipped definition looks like as a document. */
    public static InstrumentBody of(Instrument instrument) {
        return new InstrumentBody(
                instrument.version().key(),
                instrument.version().version(),
                Text.of(instrument.title()),
                instrument.validation(),
                instrument.note() == null ? null : Text.of(instrument.note()),
                instrument.direction(),
                new Scale(
                        instrument.scale().min(),
                        instrument.scale().max(),
                        instrument.scale().anchors().stream()
                                .map(anchor -> new AnchorBody(anchor.value(), Text.of(anchor.label())))
                                .toList()),
                instrument.items().stream()
                        .map(item -> new ItemBody(item.id(), Text.of(item.text()), item.reversed()))
                        .toList(),
                instrument.subScales().stream()
                        .map(each -> new SubScaleBody(each.id(), Text.of(each.name()), each.items()))
                        .toList(),
                instrument.scoring(),
                new Missing(
                        instrument.missing().mostInTotal(), instrument.missing().mostInSubScale()),
                new NormsBody(
                        Text.of(instrument.norms().group()),
                        instrument.norms().size(),
                        instrument.norms().source(),
                        instrument.norms().scales().stream()
                                .map(norm -> new NormBody(
                                        norm.scale(),
                                        norm.sd(),
                                        new Reliability(
                                                norm.reliability().get(Language.FR),
                                                norm.reliability().get(Language.NL),
                                                norm.reliability().get(Language.DE),
                                                norm.reliability().get(Language.EN))))
                                .toList()));
    }

    @Override
    public void check(Issues issues) {
        try {
            toInstrument();
        } catch (FaultsFound faulty) {
            faulty.faults().forEach(fault -> issues.add(issue(fault)));
        }
    }

    static Issue issue(Fault fault) {
        String name = JsonPointers.toProperty(fault.pointer());
        return switch (fault.code()) {
            case BLANK, INVALID_FORM -> Issue.schemaViolation(name, fault.detail());
            case OUT_OF_RANGE -> Issue.outOfRange(name, fault.detail());
            case MISSING -> Issue.requiredInput(name, fault.detail());
            case DUPLICATE, UNKNOWN_REFERENCE, CONTRADICTION -> Issue.invalidInput(name, fault.detail());
        };
    }
}
