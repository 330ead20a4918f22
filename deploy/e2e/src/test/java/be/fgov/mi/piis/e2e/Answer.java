package be.fgov.mi.piis.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a service answered, and to what. */
record Answer(String request, int status, HttpHeaders headers, String body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** @throws AssertionError that shows the answer, when it has another status */
    Answer is(int... expected) {
        for (int one : expected) {
            if (one == status) {
                return this;
            }
        }
        throw new AssertionError(
                request + "\n  expected " + java.util.Arrays.toString(expected) + ", was " + status + " " + body);
    }

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(request + " does not answer in JSON: " + body, failure);
        }
    }

    String text(String property) {
        return json().path(property).asText();
    }

    /** The codes of a list of objects such as warnings or blockers. */
    List<String> codes(String list) {
        return StreamSupport.stream(json().path(list).spliterator(), false)
                .map(item -> item.path("code").asText())
                .toList();
    }

    /** The elements of a list of strings. */
    List<String> texts(String list) {
        return StreamSupport.stream(json().path(list).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
