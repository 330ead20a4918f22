package be.fgov.mi.piis.identity.quota;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An allowance for each caller. Of many callers those are remembered who came last, so that a thousand invented
 * addresses take no more memory than the bound allows; a forgotten caller begins anew.
 */
final class Allowances {
    private final int aMinute;
    private final Map<String, Allowance> byCaller;

    /**
     * @param aMinute for each caller
     * @param callers how many are remembered
     */
    Allowances(int aMinute, int callers) {
        this.aMinute = aMinute;
        this.byCaller = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
                return size() > callers;
            }
        };
    }

    int aMinute() {
        return aMinute;
    }

    /** {@return whether this caller had one left; then it is used} */
    boolean take(String caller, long now) {
        Allowance allowance;
        synchronized (byCaller) {
            allowance = byCaller.computeIfAbsent(caller, unknown -> new Allowance(aMinute, now));
        }
        return allowance.take(now);
    }

    /** {@return after how long this caller has one again; 0 when it has one now} */
    long nanosUntilNext(String caller, long now) {
        @Nullable Allowance allowance;
        synchronized (byCaller) {
            allowance = byCaller.get(caller);
        }
        return allowance == null ? 0 : allowance.nanosUntilNext(now);
    }

    int remembered() {
        synchronized (byCaller) {
            return byCaller.size();
        }
    }
}
