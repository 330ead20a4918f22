package be.fgov.mi.piis.subsidy.cost;

import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the clamd of the machine or of the cluster whether a document is clean, over its INSTREAM command. Without an
 * address nothing is scanned, and the document says so; an address that does not answer refuses the document.
 */
@ApplicationScoped
class VirusScanner {
    private static final Logger LOG = Logger.getLogger(VirusScanner.class);
    private static final int CHUNK = 64 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int LONGEST_ANSWER = 1024;
    private static final byte[] INSTREAM = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);

    private final Optional<String> address;
    private final Duration patience;

    /**
     * @param address {@code host:port} of clamd
     * @param patience longest wait for its answer
     */
    VirusScanner(
            @ConfigProperty(name = "suite.documents.scanner") Optional<String> address,
            @ConfigProperty(name = "suite.documents.scanner-patience") Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    /** What the scanner says. */
    enum Verdict {
        CLEAN,
        INFECTED,
        NOT_SCANNED
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 503 when there is a scanner and it does not answer */
    Verdict scan(byte[] content) {
        return address.filter(configured -> !configured.isBlank())
                .map(configured -> ask(configured, content))
                .orElse(Verdict.NOT_SCANNED);
    }

    private Verdict ask(String configured, byte[] content) {
        int colon = configured.lastIndexOf(':');
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(
                            configured.substring(0, colon), Integer.parseInt(configured.substring(colon + 1))),
                    CONNECT_MILLIS);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(INSTREAM);
            for (int from = 0; from < content.length; from += CHUNK) {
                int length = Math.min(CHUNK, content.length - from);
                out.writeInt(length);
                out.write(content, from, length);
            }
            out.writeInt(0);
            out.flush();
            return verdict(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.US_ASCII));
        } catch (IOException silent) {
            LOG.warn("the virus scanner does not answer", silent);
            throw Problems.serviceUnavailable();
        }
    }

    private static Verdict verdict(String answer) {
        String said = answer.replace("\0", "").strip();
        if (said.equals("stream: OK")) {
            return Verdict.CLEAN;
        }
        if (said.endsWith(" FOUND")) {
            return Verdict.INFECTED;
        }
        LOG.warn("the virus scanner gives no verdict");
        throw Problems.serviceUnavailable();
    }
}
