package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.identity.document.PdfPress;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Prints a {@link Paper} as an accessible PDF: the page is composed here, and laid out by the suite's press.
 */
@ApplicationScoped
public class PdfPrinter {
    private final Template template;
    private final String css = stylesheet();
    private final PdfPress press = new PdfPress();

    PdfPrinter(@Location("document/paper") Template template) {
        this.template = template;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 503 when too many are being printed */
    public byte[] print(Paper paper) {
        return press.print(page(paper));
    }

    /** The page as XHTML: every value is escaped, and what no XML may hold is replaced. */
    String page(Paper paper) {
        return withoutForbiddenCharacters(
                template.data("paper", paper).data("css", css + margins(paper)).render());
    }

    /** What stands in the margins of each page; a screen reader passes over it. */
    private static String margins(Paper paper) {
        return """
                @page {
                  size: A4;
                  margin: 20mm 16mm 19mm 16mm;
                  @top-left { %1$s width: 65%%; text-align: left; vertical-align: bottom; padding-bottom: 3mm;
                    content: %2$s; }
                  @top-right { %1$s width: 35%%; text-align: right; vertical-align: bottom; padding-bottom: 3mm;
                    font-weight: bold; content: %3$s; }
                  @bottom-left { %1$s width: 70%%; text-align: left; vertical-align: top; padding-top: 3mm;
                    content: %4$s; }
                  @bottom-right { %1$s width: 30%%; text-align: right; vertical-align: top; padding-top: 3mm;
                    content: %5$s counter(page) %6$s counter(pages); }
                }
                """.formatted(
                        "font-family: " + PdfPress.FAMILY + "; font-size: 7.5pt; color: #444;",
                        quote(paper.title()),
                        quote(paper.standing()),
                        quote(paper.foot()),
                        quote(paper.page() + " "),
                        quote(" " + paper.pageOf() + " "));
    }

    private static String quote(String words) {
        return "\"" + words.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s", " ") + "\"";
    }

    private static String withoutForbiddenCharacters(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isXmlCharacter(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static String stylesheet() {
        try (InputStream stream = Objects.requireNonNull(PdfPrinter.class.getResourceAsStream("/document/paper.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
