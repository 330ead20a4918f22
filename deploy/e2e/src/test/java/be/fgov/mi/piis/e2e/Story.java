package be.fgov.mi.piis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.local.Service;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A journey call by call. It remembers its calls, so that it can be told again from the first to the last; the second
 * telling must leave every table as it was.
 */
final class Story {
    private final Suite suite;
    private final String name;
    private final Function<Service, URI> addresses;
    private final List<Call> calls = new ArrayList<>();

    private record Call(
            @Nullable String account,
            String method,
            Service service,
            String path,
            @Nullable String body,
            @Nullable String key,
            Answer first) {}

    Story(Suite suite, String name, Function<Service, URI> addresses) {
        this.suite = suite;
        this.name = name;
        this.addresses = addresses;
        Progress.step(name);
    }

    /** Moves the business date of the suite. */
    Story on(String day) {
        suite.moveClock(LocalDate.parse(day));
        return this;
    }

    Answer put(String account, Service service, String path, String body) {
        return told(account, "PUT", service, path, body, null);
    }

    /** An act with an Idempotency-Key of its own. */
    Answer act(String account, Service service, String path, String body) {
        return told(account, "POST", service, path, body, name.replaceAll("[^A-Za-z0-9]", "") + "-" + calls.size());
    }

    /** A POST that is safe to repeat by itself. */
    Answer post(String account, Service service, String path, String body) {
        return told(account, "POST", service, path, body, null);
    }

    Answer get(@Nullable String account, Service service, String path) {
        return told(account, "GET", service, path, null, null);
    }

    /** A reading in a language; not told again. */
    Answer get(String account, Service service, String path, String language) {
        return suite.ask(
                account,
                "GET",
                addresses.apply(service).resolve(path),
                null,
                null,
                Map.of("Accept-Language", language));
    }

    private Answer told(
            @Nullable String account,
            String method,
            Service service,
            String path,
            @Nullable String body,
            @Nullable String key) {
        Answer answer = suite.ask(account, method, addresses.apply(service).resolve(path), body, key, Map.of());
        calls.add(new Call(account, method, service, path, body, key, answer));
        return answer;
    }

    /** Tells every call again: the answers are the first ones and nothing new is in any table but the access log. */
    void tellAgainAndFindNothingNew() {
        suite.awaitQuiet();
        Map<String, String> before = suite.databases().everything();
        for (Call call : calls) {
            Answer again = suite.ask(
                    call.account(),
                    call.method(),
                    addresses.apply(call.service()).resolve(call.path()),
                    call.body(),
                    call.key(),
                    Map.of());
            boolean accepted = call.first().status() < 300;
            // A push says 200 the second time; an act with its key says what it said the first time.
            again.is(accepted && call.key() == null ? 200 : call.first().status());
            if (accepted && (call.method().equals("PUT") || call.key() != null)) {
                assertThat(again.body())
                        .as("the first answer, to %s", again.request())
                        .isEqualTo(call.first().body());
            }
        }
        suite.awaitQuiet();
        assertThat(suite.databases().everything())
                .as("every table after %s was told again", name)
                .isEqualTo(before);
        Progress.step(name + ": told again, " + calls.size() + " calls, nothing new in " + before.size() + " tables");
    }
}
