package be.fgov.mi.piis.subsidy.backoffice;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whoever comes to the pages where conventions are signed types the password, or shows the card, there and then: a
 * session that still runs at the identity server is not enough (SUB-10). That it was done is read from {@code auth_time}
 * afterwards; a browser could have dropped what is asked for here.
 */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class AskForSignIn implements OidcRedirectFilter {
    @Override
    public void filter(OidcRedirectContext context) {
        String path = context.routingContext().normalizedPath();
        if (path.equals(SigningResource.SIGN) || path.startsWith(SigningResource.SIGN + "/")) {
            context.additionalQueryParams().add("prompt", "login").add("max_age", "0");
        }
    }
}
