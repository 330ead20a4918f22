package be.fgov.mi.piis.contract.rules;

/** Why a suspension cannot be decided, in the order in which a refusal names them. */
public enum SanctionBlocker {
    /** Neither integration income nor financial aid (SAN-15, S1:211). */
    SANCTION_NOT_APPLICABLE,
    /** The community service never existed in law (COM-6, A-23). */
    COMMUNITY_SERVICE_VOID,
    /** The person proved a legitimate reason (SAN-6, S3:154). */
    LEGITIMATE_REASON,
    /** The CPAS broke a commitment of its own (SAN-7, S3:154). */
    CPAS_COMMITMENT_BROKEN,
    /** The person was not put on notice (SAN-2, S3:150). */
    FORMAL_NOTICE_MISSING,
    /** The social worker has not advised (SAN-4, S3:150). */
    ADVICE_MISSING,
    /** The person asked to be heard and was not (SAN-5, S3:156). */
    HEARING_MISSING
}
