package be.fgov.mi.piis.identity.caller;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.OidcEndpoint;
import io.quarkus.oidc.common.OidcResponseFilter;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the identity server says its keys are before a token is compared with them. An empty page or an error
 * in place of keys would make every token a wrong one; so it is the identity server that is wrong.
 */
@Unremovable
@ApplicationScoped
@OidcEndpoint(OidcEndpoint.Type.JWKS)
public class PublishedKeys implements OidcResponseFilter {
    private static final int OK = 200;

    /** @throws OIDCException caused by a {@link JoseException} when these are no keys */
    @Override
    public void filter(OidcResponseContext answer) {
        if (answer.statusCode() == OK && !holdsKeys(answer.responseBody())) {
            throw new OIDCException(new JoseException("the answer holds no keys"));
        }
    }

    private static boolean holdsKeys(@Nullable Buffer body) {
        try {
            return body != null
                    && new JsonObject(body.toString()).getValue("keys") instanceof JsonArray keys
                    && !keys.isEmpty();
        } catch (DecodeException noJson) {
            return false;
        }
    }
}
