package be.fgov.mi.piis.identity.registry;

import java.util.Set;

/**
 * Which CPAS a vendor's client may speak for. It lives on the server, never in a token or a request.
 *
 * @param version grows with each change; the newest wins in a replica
 */
public record Mandate(String clientId, Set<String> enterpriseNumbers, long version) {}
