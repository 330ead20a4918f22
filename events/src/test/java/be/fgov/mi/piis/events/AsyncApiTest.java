package be.fgov.mi.piis.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document is checked by the build: nothing is said that is not in it, nothing is in it that is not said. */
class AsyncApiTest {
    private final JsonNode document = yaml();

    @Test
    void it_is_an_asyncapi_3_document_whose_references_all_resolve() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(document.path("info").path("version").asText()).isNotBlank();
        for (String reference : references(document)) {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(AsyncApiTest.class.getResource("/" + reference.replaceFirst("^\\./", "")))
                        .as(reference)
                        .isNotNull();
            }
        }
    }

    @Test
    void every_topic_and_its_dead_letters_are_channels_and_no_other() {
        Set<String> expected = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, topic + Topics.DEAD_LETTER_SUFFIX))
                .collect(Collectors.toSet());
        assertThat(values(document.path("channels"))
                        .map(channel -> channel.path("address").asText()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_event_is_a_message_of_the_channel_of_its_topic() {
        GoldenEvents.byName().values().forEach(event -> {
            String name = event.getClass().getSimpleName();
            JsonNode message = document.at("/components/messages/" + name);
            assertThat(message.path("name").asText()).as(name).isEqualTo(event.eventType());
            assertThat(message.path("payload").path("$ref").asText()).isEqualTo("./schemas/" + name + ".json");
            JsonNode channel = values(document.path("channels"))
                    .filter(each -> each.path("address").asText().equals(event.topic()))
                    .findFirst()
                    .orElseThrow();
            assertThat(channel.path("messages").has(name))
                    .as(name + " on " + event.topic())
                    .isTrue();
        });
    }

    @Test
    void every_implementation_of_an_event_has_a_golden_sample() throws Exception {
        Set<String> golden = GoldenEvents.byName().values().stream()
                .map(event -> event.getClass().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(eventClasses().stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(golden);
    }

    @Test
    void every_component_of_an_event_is_in_its_schema_and_no_other() throws Exception {
        for (Class<?> event : eventClasses()) {
            try (InputStream schema =
                    AsyncApiTest.class.getResourceAsStream("/schemas/" + event.getSimpleName() + ".json")) {
                JsonNode properties = new ObjectMapper().readTree(schema).path("properties");
                assertThat(StreamSupport.stream(((Iterable<String>) properties::fieldNames).spliterator(), false))
                        .as(event.getSimpleName())
                        .containsExactlyElementsOf(Stream.of(event.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
            }
        }
    }

    @Test
    void every_channel_that_is_sent_to_has_one_sender_and_at_least_one_reader() {
        for (String channel : List.of("contract", "evaluation", "subsidy", "registry")) {
            assertThat(operations(channel, "send")).as(channel).hasSize(1);
            assertThat(operations(channel, "receive")).as(channel).isNotEmpty();
        }
    }

    private List<JsonNode> operations(String channel, String action) {
        return values(document.path("operations"))
                .filter(operation -> operation.path("action").asText().equals(action))
                .filter(operation ->
                        operation.path("channel").path("$ref").asText().equals("#/channels/" + channel))
                .toList();
    }

    private static List<Class<?>> eventClasses() throws IOException, URISyntaxException, ClassNotFoundException {
        Path root = Path.of(SuiteEvent.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                Class<?> type = Class.forName(name, false, SuiteEvent.class.getClassLoader());
                if (SuiteEvent.class.isAssignableFrom(type) && !type.isInterface()) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    private static List<String> references(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.path("$ref").isTextual()) {
            found.add(node.path("$ref").asText());
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }

    private static Stream<JsonNode> values(JsonNode object) {
        return StreamSupport.stream(object.spliterator(), false);
    }

    private static JsonNode yaml() {
        try (InputStream stream = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(stream);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
