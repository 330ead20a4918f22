package be.fgov.mi.piis.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Programs of the system that the launcher uses when they are there. */
final class Programs {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static final @Nullable String SETSID = find("setsid");

    private static final @Nullable String UNSHARE = find("unshare");

    private Programs() {}

    /** PostgreSQL refuses to run as root; in a user namespace without mapping it is nobody. */
    static List<String> notAsRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (UNSHARE == null) {
            throw new LaunchFailure("PostgreSQL does not run as root: start as another user, or install util-linux.");
        }
        return List.of(UNSHARE, "-U");
    }

    static @Nullable String find(String program) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }
}
