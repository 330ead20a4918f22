package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.subsidy.importing.ImportConventions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conventions of a year from a file.
 *
 * @param imported what each row of the file that was sent did or would do; absent when none was sent
 * @param stored whether the rows are stored by this; false for a preview and for a file that was taken before
 * @param sheets those that the file has, also when the one that was asked for is none of them
 * @param sheet that was asked for; empty for the first
 * @param sent the form, when the file was refused as a whole
 */
public record ImportPage(
        Frame frame,
        String formToken,
        ImportConventions.@Nullable Imported imported,
        boolean stored,
        List<Row> rows,
        List<String> sheets,
        String sheet,
        Sent sent) {

    /** Whether the rows are there now: by this file, or by the same file before. */
    public boolean committed() {
        return imported != null && imported.committed();
    }

    public ImportConventions.Column[] columns() {
        return ImportConventions.Column.values();
    }

    public String sheetList() {
        return String.join(", ", sheets);
    }

    /** @param repairs what to do about each field, in the language of the reader */
    public record Row(
            int row,
            @Nullable String number,
            ImportConventions.RowOutcome outcome,
            @Nullable Integer revision,
            List<Repair> repairs) {}

    /**
     * What to do about a field.
     *
     * @param detail of the problem, in English; empty where the text says it already
     */
    public record Repair(String field, String text, String detail) {}
}
