package be.fgov.mi.piis.identity.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The refusals of the suite: an exact status and a type that tells the caller what to repair. */
public final class Problems {
    private static final String BELGIF = "urn:problem-type:belgif:";
    private static final String SPP_IS = "urn:problem-type:spp-is:";

    private Problems() {}

    public static ProblemException badRequest(List<Issue> issues) {
        return new ProblemException(new Problem(
                BELGIF + "badRequest",
                "Bad Request",
                400,
                "The request is refused: see the issues.",
                instance(),
                List.copyOf(issues),
                Map.of()));
    }

    public static ProblemException badRequest(Issue... issues) {
        return badRequest(List.of(issues));
    }

    public static ProblemException noAccessToken() {
        return of(401, BELGIF + "noAccessToken", "No Access Token", "Send a bearer token.");
    }

    /** One body for every way in which a token can be wrong: the difference helps only an attacker. */
    public static ProblemException invalidAccessToken() {
        return of(401, BELGIF + "invalidAccessToken", "Invalid Access Token", "The bearer token is not accepted here.");
    }

    public static ProblemException expiredAccessToken() {
        return of(401, BELGIF + "expiredAccessToken", "Expired Access Token", "Get a new token.");
    }

    public static ProblemException missingPermission(String detail) {
        return of(403, BELGIF + "missingPermission", "Missing Permission", detail);
    }

    /** Also the answer for what belongs to another CPAS: nobody learns that it exists. */
    public static ProblemException notFound() {
        return of(404, BELGIF + "resourceNotFound", "Resource Not Found", "No such resource for this caller.");
    }

    public static ProblemException payloadTooLarge(long limitBytes) {
        return new ProblemException(new Problem(
                BELGIF + "payloadTooLarge",
                "Payload Too Large",
                413,
                "The body is larger than this endpoint takes.",
                instance(),
                List.of(),
                Map.of("limit", limitBytes)));
    }

    /**
     * @param limit requests a minute
     * @param seconds until the next one is taken
     */
    public static ProblemException tooManyRequests(int limit, long seconds) {
        return tooMany("tooManyRequests", "Too Many Requests", "This caller asks more than its quota.", limit, seconds);
    }

    /**
     * @param limit failed requests a minute
     * @param seconds until the next request is taken
     */
    public static ProblemException tooManyFailedRequests(int limit, long seconds) {
        return tooMany(
                "tooManyFailedRequests",
                "Too Many Failed Requests",
                "Too many requests of this caller were refused: mend them before sending more.",
                limit,
                seconds);
    }

    private static ProblemException tooMany(String name, String title, String detail, int limit, long seconds) {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("limit", limit);
        extra.put("retryAfterSec", seconds);
        return of(429, BELGIF + name, title, detail, extra);
    }

    public static ProblemException internalServerError() {
        return of(
                500,
                BELGIF + "internalServerError",
                "Internal Server Error",
                "Something failed on our side. Quote the instance of this problem to the help desk.");
    }

    /** Another server on which the answer depends says what it should not. */
    public static ProblemException badGateway() {
        return of(
                502,
                BELGIF + "badGateway",
                "Bad Gateway",
                "A server on which this answer depends does not work. Nothing was stored: send the same request again later.");
    }

    public static ProblemException serviceUnavailable() {
        return of(
                503,
                BELGIF + "serviceUnavailable",
                "Service Unavailable",
                "A part of the service cannot be reached. Nothing was stored: send the same request again later.");
    }

    /**
     * 409 with a type of our own.
     *
     * @param name last part of the type, lowerCamelCase, for example {@code revisionConflict}
     */
    public static ProblemException conflict(String name, String detail) {
        return conflict(name, detail, Map.of());
    }

    public static ProblemException conflict(String name, String detail, Map<String, Object> extra) {
        return own(409, name, "Conflict", detail, extra);
    }

    /** A refusal with a type of our own and another status than 409. */
    public static ProblemException own(
            int status, String name, String title, String detail, Map<String, Object> extra) {
        return new ProblemException(
                new Problem(SPP_IS + name, title, status, detail, instance(), List.of(), new LinkedHashMap<>(extra)));
    }

    public static ProblemException of(int status, String type, String title, String detail) {
        return of(status, type, title, detail, Map.of());
    }

    public static ProblemException of(int status, String type, String title, String detail, Map<String, Object> extra) {
        return new ProblemException(
                new Problem(type, title, status, detail, instance(), List.of(), new LinkedHashMap<>(extra)));
    }

    private static String instance() {
        return "urn:uuid:" + UUID.randomUUID();
    }
}
