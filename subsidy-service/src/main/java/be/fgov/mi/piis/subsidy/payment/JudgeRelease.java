package be.fgov.mi.piis.subsidy.payment;

import org.jspecify.annotations.Nullable;

/** What becomes of a wish to release a batch: four eyes, once, and the same for who asks again. */
enum JudgeRelease {
    RELEASES,
    /** Released by the same person before. */
    DONE_BEFORE,
    SAME_PERSON,
    ALREADY_RELEASED,
    WITHDRAWN;

    /**
     * @param preparer stable id of the account, as the others
     * @param releaser null while nobody has released it
     */
    static JudgeRelease of(BatchStatus status, String preparer, @Nullable String releaser, String caller) {
        if (preparer.equals(caller)) {
            return SAME_PERSON;
        }
        return switch (status) {
            case PREPARED -> RELEASES;
            case RELEASED, ANSWERED -> caller.equals(releaser) ? DONE_BEFORE : ALREADY_RELEASED;
            case WITHDRAWN -> WITHDRAWN;
        };
    }
}
