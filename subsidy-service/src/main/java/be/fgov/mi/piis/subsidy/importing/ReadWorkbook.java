package be.fgov.mi.piis.subsidy.importing;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sheet of a workbook (ECMA-376), the first one unless another is named, as rows of texts: values only, no formula is reckoned. Nothing outside
 * the file is fetched, and no more is inflated than thirty times what was sent.
 */
final class ReadWorkbook {
    /** Where the first sheet is when the workbook does not say what it holds. */
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static final String SHEETS = "xl/worksheets/";
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String RELATION_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final int INFLATED_AT_MOST = 30;
    private static final int COLUMNS = 100;
    private static final int PARTS = 1000;

    private ReadWorkbook() {}

    /**
     * A sheet as it was read.
     *
     * @param name absent where the workbook names none
     * @param first whether it is the one that is read when none is asked for
     * @param sheets names of all, in the order of the workbook
     */
    record Sheet(@Nullable String name, boolean first, List<String> sheets, List<List<String>> rows) {}

    /**
     * @param wanted name of a sheet; null for the first
     * @throws ProblemException 400 when it is not such a file or has no such sheet, 413 when it inflates too far or has
     *     too many rows
     */
    static Sheet sheet(byte[] workbook, @Nullable String wanted, int mostRows) {
        try {
            Map<String, byte[]> parts = parts(workbook);
            Map<String, String> places = places(parts);
            List<String> names = List.copyOf(places.keySet());
            if (wanted != null && !places.containsKey(wanted)) {
                throw noSuchSheet(names);
            }
            String name = wanted != null ? wanted : names.isEmpty() ? null : names.getFirst();
            byte[] sheet = parts.get(name == null ? SHEET : places.get(name));
            if (sheet == null) {
                throw notAWorkbook();
            }
            byte[] strings = parts.get(STRINGS);
            return new Sheet(
                    name,
                    name == null || name.equals(names.getFirst()),
                    names,
                    readSheet(sheet, strings == null ? List.of() : readStrings(strings), mostRows));
        } catch (IOException | XMLStreamException | NumberFormatException | IndexOutOfBoundsException broken) {
            throw notAWorkbook();
        }
    }

    /** Tells the sheets that are there, so that the right one can be picked. */
    private static ProblemException noSuchSheet(List<String> sheets) {
        Problem problem = Problems.badRequest(
                        Issue.referencedResourceNotFound("sheet", "The workbook has no such sheet: pick one of sheets.")
                                .in("query"))
                .problem();
        return new ProblemException(new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                problem.instance(),
                problem.issues(),
                Map.of("sheets", sheets)));
    }

    /** Where each sheet is, by its name, in the order of the workbook. */
    private static Map<String, String> places(Map<String, byte[]> parts) throws XMLStreamException {
        byte[] workbook = parts.get(WORKBOOK);
        byte[] relations = parts.get(RELATIONS);
        Map<String, String> places = new LinkedHashMap<>();
        if (workbook == null || relations == null) {
            return places;
        }
        Map<String, String> targets = new HashMap<>();
        eachElement(
                relations,
                "Relationship",
                relation -> targets.put(
                        relation.getAttributeValue(null, "Id"), relation.getAttributeValue(null, "Target")));
        eachElement(workbook, "sheet", sheet -> {
            String target = targets.get(sheet.getAttributeValue(RELATION_ID, "id"));
            String name = sheet.getAttributeValue(null, "name");
            if (target != null && name != null) {
                places.put(name, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return places;
    }

    private static void eachElement(byte[] xml, String element, Consumer<XMLStreamReader> taken)
            throws XMLStreamException {
        XMLStreamReader reader = open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals(element)) {
                taken.accept(reader);
            }
        }
    }

    private static ProblemException notAWorkbook() {
        return Problems.badRequest(Issue.schemaViolation("body", "The body is not a workbook (xlsx) with a sheet."));
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        long left = (long) workbook.length * INFLATED_AT_MOST;
        Map<String, byte[]> parts = new HashMap<>();
        int seen = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++seen > PARTS) {
                    throw Problems.payloadTooLarge(PARTS);
                }
                byte[] part = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, left + 1));
                left -= part.length;
                if (left < 0) {
                    throw Problems.payloadTooLarge((long) workbook.length * INFLATED_AT_MOST);
                }
                if (entry.getName().startsWith(SHEETS)
                        || List.of(STRINGS, WORKBOOK, RELATIONS).contains(entry.getName())) {
                    parts.put(entry.getName(), part);
                }
            }
        }
        return parts;
    }

    private static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    private static List<String> readStrings(byte[] xml) throws XMLStreamException {
        XMLStreamReader reader = open(xml);
        List<String> strings = new ArrayList<>();
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("si")) {
                strings.add(textsWithin(reader, "si"));
            }
        }
        return strings;
    }

    private static List<List<String>> readSheet(byte[] xml, List<String> strings, int mostRows)
            throws XMLStreamException {
        XMLStreamReader reader = open(xml);
        List<List<String>> rows = new ArrayList<>();
        int width = 0;
        String @Nullable [] row = null;
        int column = -1;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("row")) {
                row = new String[COLUMNS];
                column = -1;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("c")
                    && row != null) {
                String reference = reader.getAttributeValue(null, "r");
                String type = reader.getAttributeValue(null, "t");
                String value = textsWithin(reader, "c");
                // A cell need not say where it stands: then it follows the one before.
                column = reference == null ? column + 1 : column(reference);
                row[column] = "s".equals(type) && !value.isEmpty() ? strings.get(Integer.parseInt(value)) : value;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals("row")
                    && row != null) {
                List<String> cells = cells(row);
                // An empty row is no row; the first one says how wide the table is.
                if (!cells.isEmpty()) {
                    width = rows.isEmpty() ? cells.size() : width;
                    rows.add(padded(cells, width));
                    if (rows.size() > mostRows) {
                        throw Problems.payloadTooLarge(mostRows);
                    }
                }
                row = null;
            }
        }
        return rows;
    }

    private static List<String> cells(String[] row) {
        int last = row.length;
        while (last > 0 && (row[last - 1] == null || row[last - 1].isEmpty())) {
            last--;
        }
        return Arrays.stream(row, 0, last).map(cell -> cell == null ? "" : cell).toList();
    }

    private static List<String> padded(List<String> cells, int width) {
        List<String> padded = new ArrayList<>(cells);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    /** B12 is the second column. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        return column - 1;
    }

    /** The texts of v and t below the element, which is read to its end; a formula is not one of them. */
    private static String textsWithin(XMLStreamReader reader, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT ->
                    inText = reader.getLocalName().equals("v")
                            || reader.getLocalName().equals("t");
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (reader.getLocalName().equals(element)) {
                        return text.toString();
                    }
                }
                default -> {}
            }
        }
        throw new XMLStreamException("the element does not end");
    }
}
