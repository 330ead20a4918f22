package be.fgov.mi.piis.contract.rules;

/** Where a sanction procedure stands. The person stays a beneficiary in each of them (SAN-13). */
public enum SanctionStatus {
    BREACH_RECORDED("has a breach and nothing else"),
    NOTICE_SENT("waits for the advice of the social worker"),
    ADVICE_GIVEN("waits for the decision of the council"),
    /** The council decided that there is no sanction: the end. */
    NO_SANCTION("ended without a sanction"),
    /** A suspension was decided and not notified yet. */
    DECIDED("waits for the notification"),
    /** The execution is postponed to see whether the commitments are kept (SAN-10). */
    REPRIEVED("is postponed"),
    /** The person broke the probation: what was postponed can be executed once that is notified. */
    EXECUTABLE("waits for the notification of the execution"),
    NOTIFIED("is notified"),
    APPEALED("is before the tribunal"),
    WITHDRAWN("was withdrawn");

    private final String words;

    SanctionStatus(String words) {
        this.words = words;
    }

    /** To put after "The sanction procedure". */
    public String words() {
        return words;
    }

    /** Whether the council has still to decide. */
    public boolean isUndecided() {
        return switch (this) {
            case BREACH_RECORDED, NOTICE_SENT, ADVICE_GIVEN -> true;
            case NO_SANCTION, DECIDED, REPRIEVED, EXECUTABLE, NOTIFIED, APPEALED, WITHDRAWN -> false;
        };
    }
}
