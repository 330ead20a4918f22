package be.fgov.mi.piis.contract.person;

import be.fgov.mi.piis.identity.problem.Problems;
import java.util.function.Supplier;

/** A contract of the persons came or went while they were being locked: the whole act is tried again. */
final class ContractsMovedMeanwhile extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int TRIES = 5;

    /** @param attempt opens a transaction of its own each time */
    static <T> T retried(Supplier<T> attempt) {
        for (int tries = 1; ; tries++) {
            try {
                return attempt.get();
            } catch (ContractsMovedMeanwhile moved) {
                if (tries == TRIES) {
                    throw Problems.serviceUnavailable();
                }
            }
        }
    }
}
