package be.fgov.mi.piis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How busy the machine is with other things. */
final class MachineLoad {

    /** With two cores: most of one is somebody else's. */
    static final double BUSY = 1.5;

    private MachineLoad() {}

    /** Processes that ran or waited to run, averaged over the last minute; 0 where the system does not say. */
    static double lastMinute() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            return 0;
        }
    }
}
