package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Main class of the broker's process: formats its folder the first time, so that one JVM does both. */
public final class Broker {

    private Broker() {}

    public static void main(String[] args) throws IOException {
        String configuration = args[0];
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of(configuration))) {
            properties.load(in);
        }
        Path log = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(log.resolve("meta.properties"))) {
            int status = StorageTool.execute(
                    new String[] {
                        "format", "--standalone", "-t", Uuid.randomUuid().toString(), "-c", configuration
                    },
                    System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Kafka.main(new String[] {configuration});
    }
}
