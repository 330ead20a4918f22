package be.fgov.mi.piis.contract.document;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;

/** The printer of documents with the service's own templates, without the service. */
final class Press {
    private static final PdfPrinter PRINTER = new PdfPrinter(engine().getTemplate("document/paper"));

    private Press() {}

    static PdfPrinter printer() {
        return PRINTER;
    }

    static String textOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(false);
            return stripper.getText(document).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    /** The words in the order in which a screen reader follows the tags. */
    static String asHeard(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<COSDictionary, Map<Integer, String>> marked = new HashMap<>();
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> words = new HashMap<>();
                extractor.getMarkedContents().forEach(content -> collect(content, words));
                marked.put(page.getCOSObject(), words);
            }
            StringBuilder heard = new StringBuilder();
            hear(document.getDocumentCatalog().getStructureTreeRoot().getKids(), null, marked, heard);
            // A ligature is one sign on the page and two letters to hear.
            return Normalizer.normalize(heard, Normalizer.Form.NFKC).replaceAll("[\\s\u00a0]+", " ");
        }
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> words) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition glyph) {
                text.append(glyph.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                collect(inner, words);
            }
        }
        if (content.getMCID() >= 0) {
            words.merge(content.getMCID(), text.toString(), String::concat);
        }
    }

    private static void hear(
            List<Object> kids,
            @Nullable PDPage page,
            Map<COSDictionary, Map<Integer, String>> marked,
            StringBuilder heard) {
        for (Object kid : kids) {
            if (kid instanceof PDStructureElement element) {
                hear(element.getKids(), element.getPage() == null ? page : element.getPage(), marked, heard);
                if (List.of("P", "H1", "H2", "TH", "TD", "Div").contains(element.getStructureType())) {
                    heard.append(' ');
                }
            } else if (kid instanceof PDMarkedContentReference reference) {
                say(reference.getPage() == null ? page : reference.getPage(), reference.getMCID(), marked, heard);
            } else if (kid instanceof Integer id) {
                say(page, id, marked, heard);
            }
        }
    }

    private static void say(
            @Nullable PDPage page, int id, Map<COSDictionary, Map<Integer, String>> marked, StringBuilder heard) {
        if (page != null) {
            heard.append(marked.getOrDefault(page.getCOSObject(), Map.of()).getOrDefault(id, ""));
        }
    }

    static int pagesOf(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static Engine engine() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of("text/html")))
                .addLocator(Press::find)
                .build();
    }

    private static Optional<TemplateLocator.TemplateLocation> find(String id) {
        InputStream found = Press.class.getResourceAsStream("/templates/" + id + ".html");
        if (found == null) {
            return Optional.empty();
        }
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public Reader read() {
                return new InputStreamReader(found, StandardCharsets.UTF_8);
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType("text/html"));
            }
        });
    }
}
