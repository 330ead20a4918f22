package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.ProblemMappers;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What holds for every request and answer of the suite, whatever the resource. */
public class WireRules {
    private static final String TRACE = "BelGov-Trace-Id";
    private static final String RELATED_TRACE = "BelGov-Related-Trace-Id";
    private static final Map<Method, Set<String>> QUERY_PARAMETERS = new ConcurrentHashMap<>();

    private final TraceId traceId;

    WireRules(TraceId traceId) {
        this.traceId = traceId;
    }

    /** Compressed bodies are taken by imports only; a charset other than UTF-8 by nobody. */
    @ServerRequestFilter(preMatching = true)
    public Response refuseForeignEncodings(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null
                && !encoding.equalsIgnoreCase("identity")
                && !request.getUriInfo().getPath().endsWith("/imports")) {
            return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build();
        }
        MediaType type = mediaType(request);
        String charset = type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8")) {
            return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build();
        }
        return null;
    }

    /** A misspelled filter that is silently ignored would show the caller something else than was asked for. */
    @ServerRequestFilter
    public Response refuseUnknownQueryParameters(ContainerRequestContext request, ResourceInfo resource) {
        Method method = resource.getResourceMethod();
        Set<String> known = QUERY_PARAMETERS.computeIfAbsent(method, WireRules::queryParametersOf);
        Issues issues = new Issues();
        refuseControlCharacters(request.getUriInfo().getPathParameters(), "path", issues);
        refuseControlCharacters(request.getUriInfo().getQueryParameters(), "query", issues);
        for (Map.Entry<String, List<String>> parameter :
                request.getUriInfo().getQueryParameters().entrySet()) {
            String name = parameter.getKey();
            if (!known.contains(name)) {
                String shown = name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") ? name : "(unnamed)";
                issues.add(Issue.unknownInput(shown).in("query"));
            } else if (parameter.getValue().size() > 1) {
                issues.add(
                        Issue.schemaViolation(name, "Give this parameter once.").in("query"));
            }
        }
        return issues.isEmpty() ? null : ProblemMappers.toResponse(Problems.badRequest(issues.asList()));
    }

    /** A NUL or a line feed in an address is no address; the database would not even take the first. */
    private static void refuseControlCharacters(Map<String, List<String>> parameters, String place, Issues issues) {
        parameters.forEach((name, values) -> {
            boolean control = values.stream().anyMatch(value -> value.chars().anyMatch(Character::isISOControl));
            if (control) {
                String shown = name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}") ? name : "(unnamed)";
                issues.add(Issue.schemaViolation(shown, "The value holds a control character.")
                        .in(place));
            }
        });
    }

    @ServerResponseFilter
    public void addHeaders(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(TRACE, traceId.current());
        String related = request.getHeaderString(TRACE);
        if (related != null && related.matches("[A-Za-z0-9-]{1,64}")) {
            response.getHeaders().putSingle(RELATED_TRACE, related);
        }
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    private static MediaType mediaType(ContainerRequestContext request) {
        try {
            return request.getMediaType();
        } catch (IllegalArgumentException notAMediaType) {
            return new MediaType("application", "octet-stream", "unreadable");
        }
    }

    private static Set<String> queryParametersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> {
                    QueryParam standard = parameter.getAnnotation(QueryParam.class);
                    if (standard != null) {
                        return standard.value();
                    }
                    RestQuery own = parameter.getAnnotation(RestQuery.class);
                    return own == null ? "" : own.value().isEmpty() ? parameter.getName() : own.value();
                })
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
