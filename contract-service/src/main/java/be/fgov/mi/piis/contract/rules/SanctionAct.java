package be.fgov.mi.piis.contract.rules;

/** What can happen in a sanction procedure. */
public enum SanctionAct {
    NOTICE("the formal notice", true),
    INTERVIEW("an interview request of the person", false),
    LEGITIMATE_REASON("the judgement of a legitimate reason", false),
    ADVICE("the advice of the social worker", false),
    HEARING_REQUEST("the person's wish to be heard", false),
    HEARING("the hearing", false),
    NO_SANCTION_DECISION("the decision that there is no sanction", true),
    SUSPENSION_DECISION("the decision of a suspension", true),
    REPRIEVE_DECISION("the decision of a suspension with reprieve", true),
    NOTIFICATION("the notification of the decision", true),
    PROBATION_BREACH("the breach of the probation", true),
    EXECUTION_NOTIFICATION("the notification that the reprieve has ended", true),
    APPEAL("the appeal", true),
    WITHDRAWAL("the withdrawal", true);

    private final String words;
    private final boolean once;

    SanctionAct(String words, boolean once) {
        this.words = words;
        this.once = once;
    }

    /** To put after "takes" or "is missing". */
    public String words() {
        return words;
    }

    /** Whether it happens at most once; the others can be told again, and the newest holds. */
    public boolean isOnce() {
        return once;
    }
}
