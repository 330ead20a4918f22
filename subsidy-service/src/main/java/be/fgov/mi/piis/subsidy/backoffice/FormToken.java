package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.crypto.KeyedHash;
import be.fgov.mi.piis.identity.problem.Problems;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What a form has to bring along to be taken: a value that only our pages can have written into it. It is made from the
 * id of the session at the identity server, which no other site ever sees, so that it needs no key, is good on every
 * instance, and dies with the session.
 */
@RequestScoped
class FormToken {
    private static final String SESSION = "sid";

    private final SecurityIdentity identity;

    FormToken(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** {@return the value for the hidden field; empty where there is no session, and then no form is taken} */
    String value() {
        return expected().orElse("");
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for a form that our page did not write */
    void require(@Nullable String given) {
        boolean ours = expected()
                .filter(expected -> MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.US_ASCII),
                        String.valueOf(given).getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        if (!ours) {
            throw Problems.own(
                    403,
                    "foreignForm",
                    "Foreign Form",
                    "This form was not written by a page of this session: open the page again.",
                    Map.of());
        }
    }

    private Optional<String> expected() {
        if (identity.getPrincipal() instanceof JsonWebToken token
                && token.getClaim(SESSION) instanceof String session
                && !session.isEmpty()) {
            return Optional.of(HexFormat.of()
                    .formatHex(new KeyedHash(session.getBytes(StandardCharsets.UTF_8))
                            .of("back office form of " + token.getSubject())));
        }
        return Optional.empty();
    }
}
