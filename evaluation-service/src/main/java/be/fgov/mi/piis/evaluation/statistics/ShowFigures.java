package be.fgov.mi.piis.evaluation.statistics;

import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts counts beside their definitions. */
final class ShowFigures {
    static final String SMALL_CELLS = "smallCells";

    static final Text REASON = new Text(
            "Caché : le nombre concerne trop peu de personnes, ou il en trahirait un autre qui en concerne trop peu.",
            "Verborgen: het aantal betreft te weinig personen, of het zou een ander verraden dat te weinig personen"
                    + " betreft.",
            "Verborgen: Die Zahl betrifft zu wenige Personen, oder sie würde eine andere verraden, die zu wenige"
                    + " betrifft.",
            "Hidden: the number is about too few persons, or it would tell of another one that is.");

    private ShowFigures() {}

    /** @param href of the records behind a figure; absent outside the CPAS itself */
    static List<Statistics.OfFigure> show(
            Map<Figure, Counts> found, LocalDate first, LocalDate asOf, @Nullable Function<Figure, String> href) {
        List<Statistics.OfFigure> figures = new ArrayList<>();
        found.forEach((figure, counts) -> figures.add(new Statistics.OfFigure(
                figure,
                figure.label(),
                figure.definition(),
                figure.population(),
                figure.unit(),
                new Statistics.Period(first, asOf),
                asOf,
                counts.total(),
                counts.total() == null ? SMALL_CELLS : null,
                cells(figure, counts),
                href == null ? null : href.apply(figure))));
        return figures;
    }

    private static List<Statistics.Cell> cells(Figure figure, Counts counts) {
        List<Statistics.Cell> cells = new ArrayList<>();
        figure.labels().forEach((category, label) -> {
            Long count = counts.counts().get(category);
            cells.add(
                    figure.tellsLengths()
                            ? lengths(category, label, count, counts.lengths().get(category))
                            : new Statistics.Cell(
                                    category, label, count, null, null, null, count == null ? SMALL_CELLS : null));
        });
        if (figure.tellsLengths()) {
            cells.add(lengths(
                    Counts.ALL, Labels.ALL, counts.total(), counts.lengths().get(Counts.ALL)));
        }
        return cells;
    }

    /** Where nothing is counted there is no length, and nothing is hidden. */
    private static Statistics.Cell lengths(
            String category, Text label, @Nullable Long count, Counts.@Nullable Lengths lengths) {
        boolean nothingToTell = count != null && count == 0;
        if (lengths == null) {
            return new Statistics.Cell(category, label, null, null, null, null, nothingToTell ? null : SMALL_CELLS);
        }
        boolean partly = lengths.lower() == null || lengths.median() == null || lengths.upper() == null;
        return new Statistics.Cell(
                category,
                label,
                null,
                lengths.lower(),
                lengths.median(),
                lengths.upper(),
                partly && !nothingToTell ? SMALL_CELLS : null);
    }

    static String recordsOf(String path, Figure figure) {
        return path + "/" + Codes.of(figure) + "/records";
    }
}
