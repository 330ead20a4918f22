package be.fgov.mi.piis.identity.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a line is about, without reading it strictly: enough to count what a file is going to change.
 *
 * @param reference as push receipts have it
 * @param ends whether its content holds an {@code ending} or {@code ended}
 */
public record LineGlance(String reference, int revision, boolean ends) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static Optional<LineGlance> at(byte[] line, List<String> referenceNames) {
        String[] parts = new String[referenceNames.size()];
        int revision = 0;
        boolean ends = false;
        try (JsonParser parser = FACTORY.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                int part = referenceNames.indexOf(name);
                if (part >= 0 && value == JsonToken.VALUE_STRING) {
                    parts[part] = parser.getText();
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
        for (String part : parts) {
            if (part == null) {
                return Optional.empty();
            }
        }
        return revision < 1 ? Optional.empty() : Optional.of(new LineGlance(String.join("/", parts), revision, ends));
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
