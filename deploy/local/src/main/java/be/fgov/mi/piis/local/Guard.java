package be.fgov.mi.piis.local;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Main class of every child JVM: starts the real main class and ends the process when its standard input ends.
 *
 * <p>The launcher holds the other end of that pipe and never writes to it, so the end of the stream means that the
 * launcher is gone, however it went: kill -9 included. Nothing native is needed and it holds on every system.
 */
public final class Guard {

    /** What a shell reports for a process that was asked to end (128 + SIGTERM). */
    private static final int TERMINATED = 143;

    private static final long GRACE_MILLIS = Long.getLong("guard.grace.millis", 8_000);

    private Guard() {}

    public static void main(String[] args) throws Throwable {
        InputStream launcher = System.in;
        // The program behind the guard must not eat the end of the stream.
        System.setIn(InputStream.nullInputStream());
        Thread.ofPlatform().daemon().name("guard").start(() -> endWith(launcher));
        try {
            Class.forName(args[0], true, Thread.currentThread().getContextClassLoader())
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void endWith(InputStream launcher) {
        try {
            while (launcher.read() >= 0) {
                // the launcher never writes
            }
        } catch (IOException e) {
            // a broken pipe says the same as its end
        }
        Thread.ofPlatform().daemon().name("guard-halt").start(() -> {
            try {
                Thread.sleep(GRACE_MILLIS);
            } catch (InterruptedException e) {
                // halting early is the safe side
            }
            Runtime.getRuntime().halt(TERMINATED);
        });
        System.exit(TERMINATED);
    }
}
