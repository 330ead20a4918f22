package be.fgov.mi.piis.identity.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a line is about, without reading it strictly: enough to count what a file is going to change.
 *
 * @param kind as push receipts have it
 * @param reference as push receipts have it
 * @param ends whether its content holds an {@code ending} or {@code ended}
 */
public record LineGlance(String kind, String reference, int revision, boolean ends) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static Optional<LineGlance> at(byte[] line, List<BulkItems.Kind> kinds) {
        Map<String, String> texts = new HashMap<>();
        int revision = 0;
        boolean ends = false;
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getText());
                } else if (name.equals("revision") && value == JsonToken.VALUE_NUMBER_INT) {
                    revision = parser.getIntValue();
                } else if (value == JsonToken.START_OBJECT) {
                    ends |= endsIn(parser);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        if (revision < 1) {
            return Optional.empty();
        }
        for (BulkItems.Kind kind : kinds) {
            if (texts.keySet().containsAll(kind.referenceNames())) {
                String reference = String.join(
                        "/", kind.referenceNames().stream().map(texts::get).toList());
                return Optional.of(new LineGlance(kind.name(), reference, revision, ends));
            }
        }
        return Optional.empty();
    }

    /** The thing among all of the file. */
    String thing() {
        return kind + ' ' + reference;
    }

    private static boolean endsIn(JsonParser parser) throws IOException {
        boolean ends = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            ends |= value == JsonToken.START_OBJECT && (name.equals("ending") || name.equals("ended"));
            parser.skipChildren();
        }
        return ends;
    }
}
