package be.fgov.mi.piis.identity.problem;

import be.fgov.mi.piis.identity.wire.AllowedMethods;
import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever a request ended with into a problem. A known refusal is answered as it is; the unknown is a blank 500
 * whose instance is in the log; a database that is out of reach, or where another one holds what this one needs, is 503,
 * so that the sender tries again, and so is an identity server that does not say its keys.
 */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final List<String> PASSING = List.of("08", "57P", "53", "40", "55P03", "57014");

    private final AllowedMethods allowedMethods;

    ProblemMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public Response known(ProblemException refusal) {
        return toResponse(refusal);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException refusal) {
        return toResponse(Problems.noAccessToken());
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException refusal, HttpServerRequest request) {
        Response fault = faultOfTheIdentityServer(refusal);
        if (fault != null) {
            return fault;
        }
        boolean expired = isExpired(refusal);
        return toResponse(expired ? Problems.expiredAccessToken() : Problems.invalidAccessToken());
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException refusal) {
        return toResponse(Problems.missingPermission("The role of this caller never has this function."));
    }

    @ServerExceptionMapper
    public Response notAllowed(NotAllowedException refusal, UriInfo uri) {
        return methodNotAllowed(uri.getRequestUri().getPath());
    }

    private Response methodNotAllowed(String path) {
        return toResponse(
                Problems.of(
                        405,
                        "urn:problem-type:belgif:methodNotAllowed",
                        "Method Not Allowed",
                        "Use one of the methods in the Allow header."),
                allowedMethods.of(path));
    }

    private static Response toResponse(ProblemException refusal, String allow) {
        return Response.fromResponse(toResponse(refusal))
                .header(HttpHeaders.ALLOW, allow)
                .build();
    }

    @ServerExceptionMapper
    public Response notFound(NotFoundException refusal, UriInfo uri, HttpServerRequest request) {
        // Where several resources share the beginning of a path, the REST layer says 404 for a wrong method.
        String path = uri.getRequestUri().getPath();
        if (allowedMethods.hasOnlyOthers(path, request.method().name())) {
            return methodNotAllowed(path);
        }
        // JAX-RS answers 404 for a path or query value that does not parse; for the caller it is a bad request.
        if (refusal.getCause() instanceof IllegalArgumentException
                || refusal.getCause() instanceof java.time.DateTimeException) {
            return toResponse(Problems.badRequest(
                    Issue.schemaViolation("path or query", "A value does not have the form the documentation gives.")
                            .in("path")));
        }
        return toResponse(Problems.notFound());
    }

    @ServerExceptionMapper
    public Response other(WebApplicationException refusal) {
        Response response = refusal.getResponse();
        return switch (response.getStatus()) {
            case 400 ->
                toResponse(Problems.badRequest(
                        Issue.schemaViolation("body", "The body is not the JSON document that is asked for.")));
            case 401 -> toResponse(Problems.noAccessToken());
            case 403 -> toResponse(Problems.missingPermission("The role of this caller never has this function."));
            case 404 -> toResponse(Problems.notFound());
            default ->
                response.getStatus() >= 500
                        ? unknown(refusal)
                        : Response.fromResponse(response).entity(null).build();
        };
    }

    @ServerExceptionMapper
    public Response wrapped(ArcUndeclaredThrowableException wrapper) {
        return unknown(wrapper);
    }

    @ServerExceptionMapper
    public Response unknown(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return toResponse(refusal);
            }
            if (cause instanceof SQLException sql && isOutage(sql)) {
                LOG.warnf("database out of reach or busy: %s", sql.getSQLState());
                return tryAgain();
            }
            if (cause instanceof OIDCException) {
                LOG.warn("the identity server is out of reach");
                return tryAgain();
            }
            if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
                // Whoever sent half a body is gone, or was too slow: nobody reads this.
                return Response.status(Response.Status.REQUEST_TIMEOUT).build();
            }
        }
        ProblemException blank = Problems.internalServerError();
        LOG.errorf(failure, "unexpected failure, %s", blank.problem().instance());
        return toResponse(blank);
    }

    /**
     * A token that could not be looked at is not a wrong token: where the keys of the identity server are not known
     * and cannot be had, the sender shall come back and not fetch another token. What is wrong with the token itself is
     * told by other exceptions.
     */
    private static @Nullable Response faultOfTheIdentityServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException && cause.getCause() instanceof JoseException) {
                LOG.warn("the identity server answers what nobody can read");
                return toResponse(Problems.badGateway());
            }
            if (cause instanceof OIDCException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException) {
                LOG.warnf(
                        "the identity server is out of reach: %s",
                        cause.getClass().getSimpleName());
                return tryAgain();
            }
        }
        return null;
    }

    private static Response tryAgain() {
        return Response.fromResponse(toResponse(Problems.serviceUnavailable()))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /**
     * Whether the same may go well a little later. Class 08 = connection, 57P = server going down, 53 = out of
     * resources, 40 = undone because of another transaction (a deadlock too), 55P03 = a lock was not to be had in time,
     * 57014 = a statement took too long; a transient one is the pool's timeout.
     */
    public static boolean isOutage(SQLException sql) {
        String state = sql.getSQLState();
        return sql instanceof SQLTransientException
                || (state != null && PASSING.stream().anyMatch(state::startsWith))
                || (state == null
                        && String.valueOf(sql.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("acquisition timeout"));
    }

    private static boolean isExpired(AuthenticationFailedException refusal) {
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("expired")
                    || String.valueOf(cause.getMessage()).contains("Expiration Time")) {
                return true;
            }
        }
        return false;
    }

    public static Response toResponse(ProblemException refusal) {
        Problem problem = refusal.problem();
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.build();
    }
}
