package be.fgov.mi.piis.subsidy.rules;

/**
 * Why a contract with a trajectory does not make its person count. The codes are those of the wire; the order is that
 * of the countability table, {@link #ALREADY_COUNTED} last because it is only asked of what passed everything else.
 */
public enum NotCounted {
    EXISTING_PIIS_TYPE("existingPiisType", "SUB-14", "S1:213"),
    PIIS_MISSING("piisMissing", "OBL-6", "S1:197"),
    FULL_TIME_STUDENT("fullTimeStudent", "SUB-16", "S4:90"),
    OUTSIDE_PERIOD("outsidePeriod", "SUB-2", "S4:27"),
    TOO_LONG("tooLong", "SUB-21", "S1:239"),
    PROFESSIONAL_ACTIVATION("professionalActivation", "SUB-26", "S4:133-138"),
    DROPOUT_UNEXPLAINED("dropoutUnexplained", "SUB-19", "S4:106"),
    ALREADY_COUNTED("alreadyCounted", "SUB-18", "S4:74");

    private final String code;
    private final String rule;
    private final String source;

    NotCounted(String code, String rule, String source) {
        this.code = code;
        this.rule = rule;
        this.source = source;
    }

    public String code() {
        return code;
    }

    /** The id of the rule in docs/rules.md. */
    public String rule() {
        return rule;
    }

    /** The line of the text that says so. */
    public String source() {
        return source;
    }

    public static NotCounted ofCode(String code) {
        for (NotCounted reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no such reason: " + code);
    }
}
