package be.fgov.mi.piis.identity.push;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/**
 * The outcome of an accepted push.
 *
 * @param status 201 the first time, 200 when the same revision came again
 * @param answer the JSON of the first answer, byte for byte
 */
public record PushResult(int status, String answer) {
    public Response toResponse() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
