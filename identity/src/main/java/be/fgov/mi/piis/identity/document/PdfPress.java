package be.fgov.mi.piis.identity.document;

import be.fgov.mi.piis.identity.problem.Problems;
import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lays a page out as a PDF that a screen reader can read (PDF/UA-1: tagged, with language, title and table headers) and
 * an archive can keep (PDF/A-3u: every font inside). Only so many at once as there are processors: a page costs
 * processor time, and pushes go on beside it. One for each service.
 */
public class PdfPress {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    /** The one family of fonts that a page has. */
    public static final String FAMILY = "DejaVu";

    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final int LONGEST_WAIT_SECONDS = 20;

    private final byte[] regular = resource(FONTS + "DejaVuSansCondensed.ttf");
    private final byte[] bold = resource(FONTS + "DejaVuSansCondensed-Bold.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final FSCacheEx<String, FSCacheValue> fontMetrics = new FSDefaultCacheStore();
    private final Semaphore presses =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);

    static {
        // It would log what it lays out, and that can be personal data.
        XRLog.setLoggingEnabled(false);
    }

    /**
     * @param xhtml with the language and the title of the document; its fonts are of {@link #FAMILY}
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 503 when too many are being printed
     */
    public byte[] print(String xhtml) {
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
            return layOut(xhtml);
        } finally {
            presses.release();
        }
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

    private static byte[] resource(String name) {
        try (InputStream stream = PdfPress.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
