package be.fgov.mi.piis.identity.quota;

import be.fgov.mi.piis.identity.problem.Problem;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.ProblemMappers;
import be.fgov.mi.piis.identity.problem.Problems;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses with 429 what a caller asks beyond its allowance (rows 35 and 36 of the bad-input table). A caller is the
 * account of a valid token, wherever it calls from; without one it is the address, so that nobody can use up the
 * allowance of an account whose token it does not have. Behind a proxy that address is the proxy's unless
 * {@code quarkus.http.proxy} says whom to believe.
 */
@Singleton
public class CallerQuota {
    private static final String CALLER = CallerQuota.class.getName();

    /** Accounts and addresses that are remembered, some 200 bytes each. */
    private static final int CALLERS = 10_000;

    /**
     * Of 4xx: what the sender did not choose or could not know. A slow line, a state that somebody else has changed,
     * and our own 429, without which nobody would ever be let in again.
     */
    private static final Set<Integer> NO_FAILURE = Set.of(408, 409, 412, 422, 428, 429);

    private final Allowances requests;
    private final Allowances failures;
    private final CurrentVertxRequest current;
    private final CurrentIdentityAssociation identities;

    CallerQuota(
            @ConfigProperty(name = "suite.quota.requests-a-minute") int requests,
            @ConfigProperty(name = "suite.quota.failures-a-minute") int failures,
            CurrentVertxRequest current,
            CurrentIdentityAssociation identities) {
        this.requests = new Allowances(requests, CALLERS);
        this.failures = new Allowances(failures, CALLERS);
        this.current = current;
        this.identities = identities;
    }

    /** Before the rest of the work: a refusal here costs a look into a map. */
    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public @Nullable Response refuseTooMany(ContainerRequestContext request) {
        String caller = caller(BlockingOperationControl.isBlockingAllowed());
        request.setProperty(CALLER, caller);
        long now = System.nanoTime();
        if (failures.nanosUntilNext(caller, now) > 0) {
            return response(tooManyFailed(caller, now), caller, failures, now);
        }
        if (!requests.take(caller, now)) {
            return response(tooMany(caller, now), caller, requests, now);
        }
        return null;
    }

    /**
     * Counts what failed, also where the request did not come as far as the filter above: a missing token, a role
     * that never has this function, a path that nobody serves. Beyond the allowance the answer becomes 429, and tells
     * nothing of what it would have been.
     */
    @ServerResponseFilter
    public void countFailure(ContainerRequestContext request, ContainerResponseContext answer) {
        int status = answer.getStatus();
        if (status < 400 || status >= 500 || NO_FAILURE.contains(status)) {
            return;
        }
        String caller = request.getProperty(CALLER) instanceof String known ? known : caller(false);
        long now = System.nanoTime();
        if (!failures.take(caller, now)) {
            Problem problem = tooManyFailed(caller, now).problem();
            answer.setStatus(problem.status());
            answer.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
            answer.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
            answer.getHeaders().remove(HttpHeaders.ALLOW);
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds(failures.nanosUntilNext(caller, now)));
        }
    }

    private ProblemException tooMany(String caller, long now) {
        return Problems.tooManyRequests(requests.aMinute(), seconds(requests.nanosUntilNext(caller, now)));
    }

    private ProblemException tooManyFailed(String caller, long now) {
        return Problems.tooManyFailedRequests(failures.aMinute(), seconds(failures.nanosUntilNext(caller, now)));
    }

    private static Response response(ProblemException refusal, String caller, Allowances of, long now) {
        return Response.fromResponse(ProblemMappers.toResponse(refusal))
                .header(HttpHeaders.RETRY_AFTER, seconds(of.nanosUntilNext(caller, now)))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1));
    }

    /** @param mayWait whether an identity that is not known yet may be asked for here: never on a thread of the network */
    private String caller(boolean mayWait) {
        RoutingContext route = current.getCurrent();
        SecurityIdentity identity = identity(route, mayWait);
        return identity != null && identity.getPrincipal() instanceof JsonWebToken token
                ? "account " + token.getSubject()
                : "address " + route.request().remoteAddress().hostAddress();
    }

    private @Nullable SecurityIdentity identity(RoutingContext route, boolean mayWait) {
        if (route.user() instanceof QuarkusHttpUser user) {
            return user.getSecurityIdentity();
        }
        if (!mayWait) {
            return null;
        }
        try {
            return identities.getIdentity();
        } catch (RuntimeException refused) {
            if (refused instanceof AuthenticationException) {
                // Whoever needs an identity says what is wrong with the token; here it is one without a token.
                return null;
            }
            throw refused;
        }
    }
}
