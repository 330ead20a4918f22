package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Problems;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON document read without mercy: UTF-8 that decodes, no byte order mark, one document, no repeated property, at
 * most 20 levels, strings of at most 4,000 characters without control or bidi-override characters.
 */
sealed interface JsonTree {
    int MAX_DEPTH = 20;
    int MAX_STRING = 4_000;

    record Obj(Map<String, JsonTree> members) implements JsonTree {}

    record Arr(List<JsonTree> items) implements JsonTree {}

    record Str(String text) implements JsonTree {}

    /** @param text as written, so that 1.0, 1e3 and -0 can be told from integers */
    record Num(String text) implements JsonTree {}

    record Bool(boolean value) implements JsonTree {}

    record Null() implements JsonTree {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 400 schemaViolation */
    static JsonTree parse(byte[] document) {
        String text = decode(document);
        try (JsonParser parser = Parsing.FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw refused("The body is empty: send one JSON document.");
            }
            JsonTree tree = read(parser);
            if (parser.nextToken() != null) {
                throw refused("There is something after the end of the document: send one JSON document.");
            }
            return tree;
        } catch (JsonProcessingException broken) {
            throw refused("The body is not one well-formed JSON document within the limits (depth 20, strings of 4,000"
                    + " characters, each property once).");
        } catch (IOException impossible) {
            throw new IllegalStateException("a string cannot fail to be read", impossible);
        }
    }

    private static String decode(byte[] document) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                throw refused("The body starts with a byte order mark: send plain UTF-8.");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw refused("The body is not UTF-8.");
        }
    }

    private static JsonTree read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, JsonTree> members = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = printable(parser.currentName());
                    parser.nextToken();
                    members.put(name, read(parser));
                }
                yield new Obj(members);
            }
            case START_ARRAY -> {
                List<JsonTree> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield new Arr(items);
            }
            case VALUE_STRING -> new Str(printable(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(parser.getText());
            case VALUE_TRUE -> new Bool(true);
            case VALUE_FALSE -> new Bool(false);
            case VALUE_NULL -> new Null();
            default -> throw refused("The body is not a JSON document.");
        };
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean surrogatePair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (surrogatePair) {
                i++;
            } else if (Character.isSurrogate(c) || isControl(c) || isBidiOverride(c)) {
                throw refused("A string holds a character that is not text (control, bidi override, half of a pair).");
            }
        }
        return text;
    }

    private static boolean isControl(char c) {
        return Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t';
    }

    private static boolean isBidiOverride(char c) {
        return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
    }

    private static RuntimeException refused(String detail) {
        return Problems.badRequest(Issue.schemaViolation("body", detail));
    }

    /** Holder, since an interface cannot have a private constant. */
    final class Parsing {
        private static final JsonFactory FACTORY = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(100)
                        .maxNameLength(200)
                        .build())
                .build();

        private Parsing() {}
    }
}
