package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.push.ContractBody.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is printed, in reading order and without layout: a screen reader hears it in the order of these lists.
 *
 * @param language of the document; runs in another language say so
 * @param heading what it is
 * @param title of the file, as a reader shows it in its title bar
 * @param subheading one line below the heading
 * @param standing where the contract stands, in two or three words: also on top of each page
 * @param standingMeans what follows from it
 * @param binding whether it binds anybody; what does not is marked as such
 * @param page the words around the page number
 */
public record Paper(
        Language language,
        String heading,
        String title,
        String subheading,
        String standing,
        List<String> standingMeans,
        boolean binding,
        String page,
        String pageOf,
        String foot,
        List<Chapter> chapters) {

    /** A part with its heading. */
    public record Chapter(String id, String heading, List<Block> blocks) {}

    /** A paragraph or a table; exactly one of the two has content. */
    public record Block(Text paragraph, Grid grid) {
        static Block of(Text paragraph) {
            return new Block(paragraph, Grid.NONE);
        }

        static Block of(Grid grid) {
            return new Block(Text.EMPTY, grid);
        }

        public boolean isTable() {
            return !grid.columns().isEmpty();
        }
    }

    /** @param percent width; those of a table sum to 100 */
    public record Column(String title, int percent) {}

    /** A table; the first column names its row when {@code namedRows}. */
    public record Grid(List<Column> columns, List<Row> rows, boolean namedRows) {
        static final Grid NONE = new Grid(List.of(), List.of(), false);
    }

    /** @param toFill leaves room for handwriting */
    public record Row(List<Cell> cells, boolean toFill) {}

    /** @param name names the row: a header cell */
    public record Cell(List<Text> lines, boolean name, boolean code) {
        static Cell of(Text... lines) {
            return new Cell(List.of(lines), false, false);
        }

        static Cell of(String words) {
            return of(Text.of(words));
        }

        static Cell of(List<Text> lines) {
            return new Cell(List.copyOf(lines), false, false);
        }

        static Cell named(String words) {
            return new Cell(List.of(Text.of(words)), true, false);
        }

        static Cell code(String characters) {
            return new Cell(List.of(Text.of(characters)), false, true);
        }
    }

    /** Words, possibly of several languages. */
    public record Text(List<Run> runs, boolean listed) {
        static final Text EMPTY = new Text(List.of(), false);

        static Text of(String words) {
            return new Text(List.of(new Run(words, "", false)), false);
        }

        /** Free text of the contract, in its own language. */
        static Text quoted(String words, Language language) {
            return EMPTY.and(words, language);
        }

        Text and(String words) {
            return plus(new Run(words, "", false));
        }

        Text strong(String words) {
            return plus(new Run(words, "", true));
        }

        Text and(String words, Language language) {
            return plus(new Run(words, tag(language), false));
        }

        /** As a point of a list. */
        Text point() {
            return new Text(runs, true);
        }

        private Text plus(Run run) {
            List<Run> longer = new ArrayList<>(runs);
            longer.add(run);
            return new Text(List.copyOf(longer), listed);
        }
    }

    /** @param language {@code fr}, {@code nl} or {@code de}; empty when it is that of what surrounds it */
    public record Run(String words, String language, boolean strong) {
        public boolean isForeign() {
            return !language.isEmpty();
        }
    }

    static String tag(Language language) {
        return language.name().toLowerCase(Locale.ROOT);
    }

    public String languageTag() {
        return tag(language);
    }
}
