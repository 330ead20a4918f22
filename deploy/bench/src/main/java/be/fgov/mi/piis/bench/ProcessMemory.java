package be.fgov.mi.piis.bench;

import be.fgov.mi.piis.local.LaunchFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the system holds in memory for a process, in KiB.
 *
 * @param resident pages in memory (VmRSS)
 * @param highest the most it ever was (VmHWM)
 * @param proportional resident, with shared pages divided among those who share them (Pss)
 */
record ProcessMemory(long resident, long highest, long proportional) {

    static ProcessMemory of(long pid) {
        String status = read(pid, "status");
        return new ProcessMemory(
                kibibytes(status, "VmRSS"), kibibytes(status, "VmHWM"), kibibytes(read(pid, "smaps_rollup"), "Pss"));
    }

    /** Asks a JVM for full collections, after which its heap holds what is in use. */
    static void collectGarbage(long pid) {
        ask(pid, "GC.run");
    }

    /** Objects in the heap of a JVM, in KiB; right after a collection those that are in use. */
    static long liveHeap(long pid) {
        return heapInUse(ask(pid, "GC.heap_info"));
    }

    /** @param text what a JVM with the serial collector says of its two generations */
    static long heapInUse(String text) {
        Matcher generation = Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K")
                .matcher(text);
        long used = 0;
        int generations = 0;
        while (generation.find()) {
            used += Long.parseLong(generation.group(1));
            generations++;
        }
        if (generations != 2) {
            throw new LaunchFailure("the JVM says nothing of two generations: " + text);
        }
        return used;
    }

    private static String ask(long pid, String command) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new LaunchFailure("jcmd does not reach process " + pid);
            }
            return said;
        } catch (IOException e) {
            throw new LaunchFailure("jcmd cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchFailure("interrupted while asking process " + pid, e);
        }
    }

    /** @param text lines such as {@code VmRSS:   123 kB} */
    static long kibibytes(String text, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ":\\s+(\\d+) kB$").matcher(text);
        return line.find() ? Long.parseLong(line.group(1)) : 0;
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/" + file));
        } catch (IOException e) {
            throw new LaunchFailure("the memory of process " + pid + " cannot be read: it has ended", e);
        }
    }
}
