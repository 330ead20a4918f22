package be.fgov.mi.piis.contract.rules;

/**
 * What the CPAS that a person left may still record of its own sanction. It is no longer competent (TRA-1), so it opens,
 * prepares and decides nothing any more. What it decided before remains its decision: it notifies it, answers for it
 * before the tribunal (SAN-12), ends the reprieve for what was broken before the move (SAN-10), hears what the person
 * says to that (SAN-5, SAN-6), and can give it up. That a procedure is given up is possible as well while nothing is
 * decided: it takes nothing from anybody.
 */
public final class SanctionAfterTransfer {
    private SanctionAfterTransfer() {}

    public static boolean takes(SanctionStatus status, SanctionAct act) {
        return switch (act) {
            case WITHDRAWAL -> true;
            case NOTIFICATION,
                    PROBATION_BREACH,
                    EXECUTION_NOTIFICATION,
                    APPEAL,
                    LEGITIMATE_REASON,
                    HEARING_REQUEST,
                    HEARING -> !status.isUndecided();
            case NOTICE, INTERVIEW, ADVICE, NO_SANCTION_DECISION, SUSPENSION_DECISION, REPRIEVE_DECISION -> false;
        };
    }
}
