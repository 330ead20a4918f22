package be.fgov.mi.piis.contract.rules;

import java.util.List;

/** Where a proposed change stands. */
public enum AmendmentStatus {
    PENDING,
    ADOPTED,
    REFUSED,
    WITHDRAWN;

    /**
     * A change needs everybody's agreement, third parties included (LIF-2, LIF-3, S3:89): one refusal ends it and the
     * contract stays as it is; as long as somebody has not answered it is pending.
     *
     * @param anyRefusal whether a party refused
     * @param missing who has not agreed yet
     */
    public static AmendmentStatus after(boolean anyRefusal, List<String> missing) {
        if (anyRefusal) {
            return REFUSED;
        }
        return missing.isEmpty() ? ADOPTED : PENDING;
    }
}
