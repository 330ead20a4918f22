package be.fgov.mi.piis.events.inbox;

import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.UUID;

/**
 * An event as it arrived.
 *
 * @param id CloudEvents id: the same when the event is delivered again
 * @param type CloudEvents type
 * @param key what its order is kept by
 * @param json the data
 */
public record ReceivedEvent(UUID id, String type, String key, String json) {
    /** @throws PoisonEvent when the data does not have that shape */
    public <T> T as(Class<T> shape) {
        try {
            T read = JsonMappers.stored().readValue(json, shape);
            if (read == null) {
                throw new PoisonEvent("no data");
            }
            return read;
        } catch (JsonProcessingException notThatShape) {
            throw new PoisonEvent("the data is not a " + shape.getSimpleName());
        }
    }
}
