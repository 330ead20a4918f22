package be.fgov.mi.piis.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script finds its JDK itself, whatever the default {@code java} is. */
class PiisScriptTest {

    private static final Path SCRIPT = Path.of("../../piis").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private record Answer(int status, String out, String error) {}

    @Test
    void theJdkOfJavaHomeIsTakenWhenItIsNewEnough() throws Exception {
        Path jdk = jdk("mine", "25.0.1");
        Answer answer = piis(Map.of("JAVA_HOME", jdk.toString(), "PIIS_JDK_FOLDERS", ""), "status");
        assertThat(answer.out()).startsWith("java of " + jdk).contains(Launcher.class.getName() + " status");
        assertThat(answer.status()).isZero();
    }

    @Test
    void anOldJavaHomeIsPassedOverForANewerJdkInTheUsualFolders() throws Exception {
        Path old = jdk("old", "17.0.9");
        jdk("jvm/jdk-21", "21.0.4");
        Path wanted = jdk("jvm/jdk-25", "25");
        Answer answer =
                piis(Map.of("JAVA_HOME", old.toString(), "PIIS_JDK_FOLDERS", folder.resolve("jvm") + "/*"), "status");
        assertThat(answer.out()).startsWith("java of " + wanted);
    }

    @Test
    void aMachineWithoutSuchAJdkGetsOneLine() throws Exception {
        Path old = jdk("old", "17.0.9");
        Answer answer = piis(
                Map.of(
                        "JAVA_HOME",
                        old.toString(),
                        "PIIS_JDK_FOLDERS",
                        folder.resolve("nothing") + "/*",
                        "PATH",
                        old.resolve("bin") + ":" + withoutAnyJdk()),
                "run");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.error().strip()).startsWith("piis: no JDK 25 found").doesNotContain("\n");
    }

    @Test
    void anUnknownCommandIsRefused() throws Exception {
        Answer answer = piis(Map.of(), "fly");
        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.error()).contains("unknown command fly").contains("./piis run");
    }

    /** The few tools the script needs to look round, and no javac of this machine. */
    private Path withoutAnyJdk() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[] {"sed", "dirname", "readlink"}) {
            Path file = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec " + Programs.find(tool) + " \"$@\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return tools;
    }

    /** A folder that looks like a JDK; its java says where it lies and what it was asked. */
    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String program : new String[] {"java", "javac"}) {
            Path file = Files.writeString(
                    home.resolve("bin").resolve(program), "#!/bin/sh\necho \"java of " + home + " $*\"\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return home;
    }

    private Answer piis(Map<String, String> environment, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 2];
        command[0] = String.valueOf(Programs.find("bash"));
        command[1] = SCRIPT.toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        Path out = folder.resolve("out");
        Path error = folder.resolve("error");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(error.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(error, StandardCharsets.UTF_8));
    }
}
