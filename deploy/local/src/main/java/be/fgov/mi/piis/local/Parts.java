package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the code and the jars of the parts lie on this machine. */
final class Parts {

    private Parts() {}

    /** The jar or folder this class was loaded from; absolute, because a child has another working directory. */
    static Path ownCode() {
        try {
            return Path.of(Parts.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class path of the broker, written by the build: its jars are not on the class path of who starts it. */
    static String classPath() {
        try (InputStream in = Parts.class.getResourceAsStream("parts.classpath")) {
            if (in == null) {
                throw new LaunchFailure("deploy/local was not built by Maven: its class path is missing.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder for what is unpacked once per user and shared by all runs. */
    static Path cache() {
        String configured = System.getProperty("piis.cache");
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache = configured != null
                ? Path.of(configured)
                : xdg != null && !xdg.isBlank()
                        ? Path.of(xdg, "piis")
                        : Path.of(System.getProperty("user.home"), ".cache", "piis");
        try {
            return Files.createDirectories(cache);
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + cache + " cannot be written: " + e.getMessage(), e);
        }
    }
}
