package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

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

    /**
     * A jar with the main classes of the children alone, the same file from build to build: what a JVM remembers of an
     * earlier start holds only for the very same jars.
     */
    static Path guardJar() {
        try {
            Map<String, byte[]> classes = new TreeMap<>();
            StringBuilder all = new StringBuilder();
            for (String name : List.of("Broker", "Guard")) {
                try (InputStream in = Parts.class.getResourceAsStream(name + ".class")) {
                    byte[] code = Objects.requireNonNull(in).readAllBytes();
                    classes.put(Parts.class.getPackageName().replace('.', '/') + "/" + name + ".class", code);
                    all.append(Sha256.hex(code));
                }
            }
            Path jar = cache().resolve("guard-" + Sha256.hex(all.toString()).substring(0, 12) + ".jar");
            if (!Files.exists(jar)) {
                Path fresh = Files.createTempFile(jar.getParent(), "guard-", ".new");
                try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(fresh))) {
                    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
                        JarEntry entry = new JarEntry(each.getKey());
                        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                        out.putNextEntry(entry);
                        out.write(each.getValue());
                    }
                }
                Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
            }
            return jar;
        } catch (IOException e) {
            throw new LaunchFailure("the folder " + cache() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Names what a JVM remembers of a start: it holds for one JDK and one guard. */
    static String memoryName() {
        return "start-" + Sha256.hex(guardJar() + " " + Runtime.version()).substring(0, 12) + ".aot";
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
