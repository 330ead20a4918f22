package be.fgov.mi.piis.identity.caller;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of this request. Nothing in the path, the body or a header can change who that is. */
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;
    private final boolean demo;
    private @Nullable Caller known;

    CurrentCaller(
            SecurityIdentity identity, @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        this.identity = identity;
        this.demo = demo;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 401 when nobody is signed in */
    public Caller get() {
        Caller caller = known;
        if (caller == null) {
            caller = fromToken();
            known = caller;
        }
        return caller;
    }

    private Caller fromToken() {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw Problems.noAccessToken();
        }
        String clientId = text(token, "azp");
        String name = text(token, "preferred_username");
        return new Caller(
                clientId == null ? String.valueOf(text(token, "client_id")) : clientId,
                String.valueOf(token.getSubject()),
                name == null ? String.valueOf(token.getSubject()) : name,
                Set.copyOf(identity.getRoles()),
                enterpriseNumber(token),
                signedInAt(token));
    }

    /**
     * From here on this request is that of a person who has shown a code: no account, no role of the realm, and no
     * right beyond what the code is for.
     *
     * @param codeId names the code without opening anything
     */
    public void isPersonWithCode(String codeId) {
        known = new Caller("person-page", "code/" + codeId, Roles.PERSON, Set.of(Roles.PERSON), null, null);
    }

    /** How the account signed in ({@code acr}), as the identity server names it; absent where it does not say. */
    public @Nullable String signInClass() {
        return identity.getPrincipal() instanceof JsonWebToken token ? text(token, "acr") : null;
    }

    private static @Nullable EnterpriseNumber enterpriseNumber(JsonWebToken token) {
        String number = text(token, "enterprise_number");
        return number != null && EnterpriseNumber.isValid(number) ? new EnterpriseNumber(number) : null;
    }

    /**
     * A password grant carries no {@code auth_time}; in the demo the age of the token is then the age of the sign-in.
     * Elsewhere it is unknown: a token that was refreshed in an old session is no sign-in.
     */
    private @Nullable Instant signedInAt(JsonWebToken token) {
        // The names, not containsClaim: an absent auth_time is read as 0, which would be a sign-in in 1970.
        if (token.getClaimNames().contains("auth_time")) {
            long seconds = ((Number) token.<Object>getClaim("auth_time")).longValue();
            return Instant.ofEpochSecond(seconds);
        }
        return demo && token.getIssuedAtTime() > 0 ? Instant.ofEpochSecond(token.getIssuedAtTime()) : null;
    }

    private static @Nullable String text(JsonWebToken token, String claim) {
        Object value = token.containsClaim(claim) ? token.getClaim(claim) : null;
        return value == null ? null : value.toString();
    }
}
