package be.fgov.mi.piis.identity.wire;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** The id that ties an answer, its log lines and its access-log lines together. */
@RequestScoped
public class TraceId {
    private final String id = UUID.randomUUID().toString();

    public String current() {
        return id;
    }
}
