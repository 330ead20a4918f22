package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Files that come with a form. */
final class Uploads {
    private Uploads() {}

    /**
     * {@return its content; nothing when no file was chosen}
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 413 for a larger one
     */
    static byte[] read(@Nullable FileUpload file, int mostBytes) {
        if (file == null) {
            return new byte[0];
        }
        if (file.size() > mostBytes) {
            throw Problems.payloadTooLarge(mostBytes);
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
