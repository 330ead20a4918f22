package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.identity.problem.Problems;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Prints a {@link Paper} as an accessible PDF (PDF/UA-1: tagged, with language, title and table headers) that can be
 * archived (PDF/A-3u: every font inside). Only so many are printed at once as there are processors: a page costs
 * processor time, and pushes go on beside it.
 */
@ApplicationScoped
public class PdfPrinter {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "DejaVu";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final Template template;
    private final String css = new String(resource("/document/paper.css"), StandardCharsets.UTF_8);
    private final byte[] regular = resource(FONTS + "DejaVuSansCondensed.ttf");
    private final byte[] bold = resource(FONTS + "DejaVuSansCondensed-Bold.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();
    private final Semaphore presses =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    static {
        // It would log what it lays out, and that is personal data.
        XRLog.setLoggingEnabled(false);
    }

    PdfPrinter(@Location("document/paper") Template template) {
        this.template = template;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 503 when too many are being printed */
    public byte[] print(Paper paper) {
        boolean admitted = false;
        try {
            admitted = presses.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException leaving) {
            Thread.currentThread().interrupt();
        }
        if (!admitted) {
            throw Problems.serviceUnavailable();
        }
        try {
            return layOut(page(paper));
        } finally {
            presses.release();
        }
    }

    /** The page as XHTML: every value is escaped, and what no XML may hold is replaced. */
    String page(Paper paper) {
        return withoutForbiddenCharacters(
                template.data("paper", paper).data("css", css + margins(paper)).render());
    }

    private byte[] layOut(String xhtml) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(96 * 1024);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_3_U);
        builder.useColorProfile(colours);
        builder.useFont(() -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> new ByteArrayInputStream(bold), FAMILY, BOLD, FontStyle.NORMAL, true);
        builder.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, fontMetrics);
        builder.useUnicodeLineBreaker(new LineBreaks());
        // Nothing is fetched for a page, whatever a text asks for.
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer("PIIS suite");
        builder.withHtmlContent(xhtml, null);
        builder.toStream(pdf);
        try {
            builder.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a page cannot be laid out", impossible);
        }
        return pdf.toByteArray();
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
                        "font-family: " + FAMILY + "; font-size: 7.5pt; color: #444;",
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

    private static byte[] resource(String name) {
        try (InputStream stream = PdfPrinter.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
