package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.subsidy.payment.JudgeBookingDay;

/** What stands beside a field of a form that was refused: each has a sentence that tells how it is repaired. */
public enum FieldRefusal {
    REQUIRED,
    GROUND_REQUIRED,
    GROUND_OF_REJECTION_ONLY,
    TEXT_REQUIRED,
    UNDER_TARGET_REQUIRED,
    UNDER_TARGET_NOT_ASKED,
    NOT_UNDERSTOOD,
    OUT_OF_RANGE,
    PERIOD,
    UNKNOWN_REFERENCE,
    NUMBER_WRONG,
    NOT_FITTING,
    BANK_UNREADABLE,
    BANK_OTHER_ACCOUNT,
    BANK_FUTURE,
    BANK_BEFORE_RELEASE,
    BANK_UNKNOWN_PAYMENT,
    BANK_OTHER_AMOUNT;

    /** The sentence for an issue of a file of the bank. */
    static FieldRefusal ofBankFile(Issue issue) {
        return switch (issue.type().substring(issue.type().lastIndexOf(':') + 1)) {
            case "rejectedInput" -> BANK_OTHER_ACCOUNT;
            case "outOfRange" -> JudgeBookingDay.BEFORE_ITS_RELEASE.isSaidBy(issue) ? BANK_BEFORE_RELEASE : BANK_FUTURE;
            case "referencedResourceNotFound" -> BANK_UNKNOWN_PAYMENT;
            case "invalidInput" -> BANK_OTHER_AMOUNT;
            default -> BANK_UNREADABLE;
        };
    }

    /** The sentence for an issue of the API. */
    static FieldRefusal of(Issue issue) {
        if (issue.equals(Issue.requiredInput(issue.name()))) {
            return REQUIRED;
        }
        // What is required by what else was chosen has a sentence of its own.
        String type = issue.type().substring(issue.type().lastIndexOf(':') + 1);
        return switch (issue.name() + " " + type) {
            case "ground requiredInput" -> GROUND_REQUIRED;
            case "ground invalidInput" -> GROUND_OF_REJECTION_ONLY;
            case "text requiredInput" -> TEXT_REQUIRED;
            case "underTarget requiredInput" -> UNDER_TARGET_REQUIRED;
            case "underTarget rejectedInput" -> UNDER_TARGET_NOT_ASKED;
            default ->
                switch (type) {
                    case "requiredInput" -> REQUIRED;
                    case "outOfRange" -> OUT_OF_RANGE;
                    case "invalidPeriod" -> PERIOD;
                    case "referencedResourceNotFound" -> UNKNOWN_REFERENCE;
                    case "invalidStructure" -> NUMBER_WRONG;
                    case "schemaViolation" -> NOT_UNDERSTOOD;
                    default -> NOT_FITTING;
                };
        };
    }
}
