package be.fgov.mi.piis.bench;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Calls at fixed moments, whether earlier ones have been answered or not, as many senders do. A latency runs from the
 * moment a call was meant to start: what waits behind a slow one counts too.
 *
 * @param latencies in microseconds, also of calls that failed
 * @param failed how many calls failed
 * @param firstFailure what the first of them said
 */
record OpenLoop(Histogram latencies, int failed, @Nullable String firstFailure) {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(120);

    /** @param call gets the number of the call, from 0; fails with an exception */
    static OpenLoop run(int perSecond, Duration length, IntConsumer call) {
        int calls = (int) (perSecond * length.toSeconds());
        long apart = 1_000_000_000L / perSecond;
        Histogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
        AtomicInteger failed = new AtomicInteger();
        AtomicReference<@Nullable String> firstFailure = new AtomicReference<>();
        long start = System.nanoTime() + 100_000_000L;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < calls; i++) {
                int number = i;
                long meant = start + i * apart;
                for (long left = meant - System.nanoTime(); left > 0; left = meant - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                threads.execute(() -> {
                    try {
                        call.accept(number);
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                        firstFailure.compareAndSet(null, e.getMessage());
                    }
                    long micros = (System.nanoTime() - meant) / 1_000;
                    latencies.recordValue(Math.min(micros, LONGEST_MICROS));
                });
            }
        }
        return new OpenLoop(latencies, failed.get(), firstFailure.get());
    }

    /**
     * As many calls as wanted, each sender's next one when its last is answered: to warm a service up.
     *
     * @param call gets the number of the call, from 0; the first that fails ends them all
     * @return the seconds it took
     */
    static double withoutPause(int senders, int calls, IntConsumer call) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < senders; i++) {
                threads.execute(() -> {
                    try {
                        for (int n = next.getAndIncrement();
                                n < calls && failure.get() == null;
                                n = next.getAndIncrement()) {
                            call.accept(n);
                        }
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
        return (System.nanoTime() - start) / 1e9;
    }

    double millis(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}
