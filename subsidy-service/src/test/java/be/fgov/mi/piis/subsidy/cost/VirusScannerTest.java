package be.fgov.mi.piis.subsidy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.identity.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A proof is scanned where there is a scanner")
class VirusScannerTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final byte[] DOCUMENT = new byte[150_000];

    @Test
    void withoutAnAddressNothingIsScanned() {
        assertThat(new VirusScanner(Optional.empty(), PATIENCE).scan(DOCUMENT))
                .isEqualTo(VirusScanner.Verdict.NOT_SCANNED);
        assertThat(new VirusScanner(Optional.of(" "), PATIENCE).scan(DOCUMENT))
                .isEqualTo(VirusScanner.Verdict.NOT_SCANNED);
    }

    @Test
    void theWholeDocumentIsSentInPieces() throws IOException {
        try (ServerSocket clamd = listening()) {
            CompletableFuture<Integer> received = answering(clamd, "stream: OK\0");
            assertThat(scanner(clamd).scan(DOCUMENT)).isEqualTo(VirusScanner.Verdict.CLEAN);
            assertThat(received.join()).isEqualTo(DOCUMENT.length);
        }
    }

    @Test
    void maliciousContentIsTold() throws IOException {
        try (ServerSocket clamd = listening()) {
            answering(clamd, "stream: Eicar-Test-Signature FOUND\0");
            assertThat(scanner(clamd).scan(DOCUMENT)).isEqualTo(VirusScanner.Verdict.INFECTED);
        }
    }

    @Test
    void anAnswerThatIsNoVerdictRefusesTheDocument() throws IOException {
        try (ServerSocket clamd = listening()) {
            answering(clamd, "INSTREAM size limit exceeded. ERROR\0");
            unavailable(clamd);
        }
    }

    @Test
    void silenceRefusesTheDocument() throws IOException {
        try (ServerSocket clamd = listening()) {
            unavailable(clamd);
        }
    }

    @Test
    void nobodyThereRefusesTheDocument() throws IOException {
        ServerSocket closed = listening();
        closed.close();
        unavailable(closed);
    }

    private static void unavailable(ServerSocket clamd) {
        assertThatThrownBy(() -> scanner(clamd).scan(DOCUMENT))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }

    private static VirusScanner scanner(ServerSocket clamd) {
        return new VirusScanner(Optional.of("127.0.0.1:" + clamd.getLocalPort()), PATIENCE);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** {@return how many bytes of a document came} */
    private static CompletableFuture<Integer> answering(ServerSocket clamd, String answer) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket caller = clamd.accept();
                    DataInputStream in = new DataInputStream(caller.getInputStream())) {
                assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII))
                        .isEqualTo("zINSTREAM\0");
                ByteArrayOutputStream document = new ByteArrayOutputStream();
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    document.write(in.readNBytes(length));
                }
                caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                return document.size();
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
