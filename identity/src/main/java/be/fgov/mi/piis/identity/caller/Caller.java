package be.fgov.mi.piis.identity.caller;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as the token says.
 *
 * @param clientId the client that obtained the token ({@code azp})
 * @param subject stable id of the account at the identity server
 * @param name account name, for the access log and for signatures
 * @param roles realm roles
 * @param enterpriseNumber the CPAS of a person who works for one; a vendor's client has none, it has mandates
 * @param signedInAt when the person last typed a password or showed a card; the token's age for a demo account
 */
public record Caller(
        String clientId,
        String subject,
        String name,
        Set<String> roles,
        @Nullable EnterpriseNumber enterpriseNumber,
        @Nullable Instant signedInAt) {

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /** True for the administration, the minister and the auditors, who are not of any CPAS. */
    public boolean isFederal() {
        return roles.stream().anyMatch(Roles.FEDERAL::contains);
    }
}
