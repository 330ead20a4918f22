package be.fgov.mi.piis.identity.caller;

import java.util.Set;

/** The roles of the realm. An endpoint names those that may call it; what is not named is denied. */
public final class Roles {
    /** A software vendor's client, with server-side mandates for one or more CPAS. */
    public static final String CPAS_SYSTEM = "cpas-system";

    public static final String CPAS_WORKER = "cpas-worker";
    public static final String CPAS_PRESIDENT = "cpas-president";

    /** The secretary, or the director-general who took over that function. */
    public static final String CPAS_SECRETARY = "cpas-secretary";

    /** A person who has shown a code; no account of the realm has it, and no endpoint is opened by it. */
    public static final String PERSON = "person";

    public static final String SPP_OFFICER = "spp-officer";
    public static final String SPP_FINANCE = "spp-finance";
    public static final String MINISTER = "minister";
    public static final String AUDITOR = "auditor";

    /** Roles that belong to the federal administration and see conventions of every CPAS. */
    public static final Set<String> FEDERAL = Set.of(SPP_OFFICER, SPP_FINANCE, MINISTER, AUDITOR);

    private Roles() {}
}
