package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.wire.Codes;

/** What a page says instead of a problem document: each has a sentence that tells the reader what to do. */
public enum PageRefusal {
    REAUTHENTICATION_REQUIRED,
    INVALID_TRANSITION,
    SAME_PERSON_SIGNS,
    DOCUMENT_CHANGED,
    DOCUMENT_OUTDATED,
    FOREIGN_FORM,
    PAYMENT_NOT_DUE,
    SAME_PERSON_RELEASES,
    BATCH_ALREADY_RELEASED,
    BATCH_WITHDRAWN,
    BATCH_NOT_RELEASED,
    NOTHING_CHOSEN,
    OWN_MANDATE,
    MANDATE_EXISTS,
    MANDATE_OF_OTHER_SIDE,
    MANDATE_ENDED,
    CONFLICT_SETTLED,
    STATEMENT_CONFLICT,
    PAYMENT_NOT_RELEASED,
    PAYMENT_ALREADY_PAID,
    PAYMENT_ALREADY_REJECTED,
    RECOVERY_OVERPAID,
    SETTLEMENT_STANDS,
    SETTLED_ANEW,
    MORE_THAN_PAID,
    LINE_ALREADY_BOOKED,
    LINE_DISMISSED,
    LINE_NOT_IN_DOUBT,
    PAYMENT_PAID_SINCE,
    PAYLOAD_TOO_LARGE,
    NOT_NOW,
    COSTS_NOT_REVIEWED,
    CONTROL_NOT_CONCLUDED,
    SETTLEMENT_NOT_PROPOSED,
    SETTLEMENT_OUTDATED,
    SETTLEMENT_REPLACED,
    SAME_PERSON_APPROVES,
    CORRECTION_PROPOSED,
    CORRECTION_NOT_PROPOSED,
    PAYMENT_UNDERWAY,
    FINDING_ANSWERED,
    FINDING_CONCLUDED,
    ANSWER_TERM_RUNNING,
    COST_REPLACED,
    NOTHING_TO_REPLY_TO,
    REJECTED_AFTER_CONTROL,
    RESOURCE_NOT_FOUND,
    MISSING_PERMISSION,
    SERVICE_UNAVAILABLE,
    OTHER;

    static PageRefusal of(ProblemException refused) {
        return ofType(refused.problem().type());
    }

    /** As {@link #of}, where nobody waits for a signature. */
    static PageRefusal onAct(ProblemException refused) {
        PageRefusal refusal = of(refused);
        return refusal == INVALID_TRANSITION ? NOT_NOW : refusal;
    }

    /** @param type of a problem, a URN */
    static PageRefusal ofType(String type) {
        return Codes.parse(PageRefusal.class, type.substring(type.lastIndexOf(':') + 1))
                .orElse(OTHER);
    }

    /** Whether it is answered by signing in again. */
    public boolean asksForSignIn() {
        return this == REAUTHENTICATION_REQUIRED;
    }
}
