package be.fgov.mi.piis.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import be.fgov.mi.piis.events.evaluation.EvaluationChanged;
import be.fgov.mi.piis.events.evaluation.TrajectoryChanged;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is sent is what is written down: every event against its golden sample and its schema. */
class EventSchemaTest {
    private static final ObjectMapper JSON = JsonMappers.stored();
    private static final List<String> WHAT_NEVER_TRAVELS = List.of(
            "ssin",
            "name",
            "firstName",
            "lastName",
            "birthDate",
            "address",
            "explanation",
            "text",
            "answers",
            "score",
            "scores");

    @TestFactory
    Stream<DynamicTest> each_event_serialises_to_its_golden_sample() {
        return GoldenEvents.byName().entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        () -> assertThat(JSON.writeValueAsString(entry.getValue()))
                                .isEqualTo(JSON.writeValueAsString(golden(entry.getKey())))));
    }

    @TestFactory
    Stream<DynamicTest> each_golden_sample_reads_back_as_its_event() {
        return GoldenEvents.byName().entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(),
                        () -> assertThat(JSON.treeToValue(
                                        golden(entry.getKey()), entry.getValue().getClass()))
                                .isEqualTo(entry.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> each_golden_sample_is_valid_by_its_schema() {
        return GoldenEvents.byName().keySet().stream()
                .map(name -> dynamicTest(
                        name,
                        () -> assertThat(schemaOf(name).validate(golden(name))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_property_about_a_person_is_refused_at_every_place() {
        return GoldenEvents.byName().keySet().stream().flatMap(name -> {
            JsonSchema schema = schemaOf(name);
            int places = objectsIn(golden(name)).size();
            return Stream.iterate(0, place -> place + 1)
                    .limit(places)
                    .map(place -> dynamicTest(name + ", object " + place, () -> {
                        for (String property : WHAT_NEVER_TRAVELS) {
                            JsonNode event = golden(name);
                            objectsIn(event).get(place).put(property, "75010599351");
                            assertThat(schema.validate(event)).as(property).isNotEmpty();
                        }
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> each_required_property_is_missed_when_it_is_absent() {
        return GoldenEvents.byName().keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    JsonSchema schema = schemaOf(name);
                    for (JsonNode required : schema.getSchemaNode().get("required")) {
                        ObjectNode event = (ObjectNode) golden(name);
                        event.remove(required.textValue());
                        assertThat(schema.validate(event))
                                .as(required.textValue())
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void events_from_before_a_property_are_still_read() throws Exception {
        ObjectNode evaluation = (ObjectNode) golden("EvaluationChanged.inPerson");
        evaluation.remove(List.of("steps", "beneficiaryAgrees", "workerId"));
        assertThat(schemaOf("EvaluationChanged.inPerson").validate(evaluation)).isEmpty();
        EvaluationChanged evaluated = JSON.treeToValue(evaluation, EvaluationChanged.class);
        assertThat(evaluated.steps()).isEmpty();
        assertThat(evaluated.beneficiaryAgrees()).isNull();
        assertThat(evaluated.workerId()).isNull();

        ObjectNode trajectory = (ObjectNode) golden("TrajectoryChanged.outcome");
        trajectory.remove(List.of("socialAssessmentHeldOn", "supportPlanAgreedOn", "modules"));
        assertThat(schemaOf("TrajectoryChanged.outcome").validate(trajectory)).isEmpty();
        TrajectoryChanged followed = JSON.treeToValue(trajectory, TrajectoryChanged.class);
        assertThat(followed.modules()).isEmpty();
        assertThat(followed.socialAssessmentHeldOn()).isNull();
        assertThat(followed.supportPlanAgreedOn()).isNull();
    }

    @Test
    void a_property_that_is_not_known_yet_is_passed_over() throws Exception {
        for (String name : GoldenEvents.byName().keySet()) {
            ObjectNode event = (ObjectNode) golden(name);
            event.put("ofALaterVersion", "x");
            assertThat(JSON.treeToValue(event, GoldenEvents.byName().get(name).getClass()))
                    .as(name)
                    .isEqualTo(GoldenEvents.byName().get(name));
        }
    }

    @Test
    void of_progress_the_only_numbers_that_travel_are_versions() {
        assertThat(numbersIn(read("/schemas/ProgressMeasured.json")))
                .containsExactlyInAnyOrder("version", "baselineVersion", "instrumentVersion");
    }

    private static List<String> numbersIn(JsonNode schema) {
        List<String> found = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            String type = property.getValue().path("type").asText();
            assertThat(type).as(property.getKey()).isNotBlank();
            if (type.equals("number") || type.equals("integer")) {
                found.add(property.getKey());
            }
            found.addAll(numbersIn(property.getValue()));
        });
        if (schema.has("items")) {
            found.addAll(numbersIn(schema.path("items")));
        }
        return found;
    }

    private static List<ObjectNode> objectsIn(JsonNode node) {
        List<ObjectNode> found = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            found.add(object);
            object.forEach(child -> found.addAll(objectsIn(child)));
        } else if (node instanceof ArrayNode array) {
            array.forEach(child -> found.addAll(objectsIn(child)));
        }
        return found;
    }

    private static JsonSchema schemaOf(String goldenName) {
        String type = goldenName.substring(0, goldenName.indexOf('.'));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(read("/schemas/" + type + ".json"), config);
    }

    private static JsonNode golden(String name) {
        return read("/golden/" + name + ".json");
    }

    private static JsonNode read(String resource) {
        try (InputStream stream = EventSchemaTest.class.getResourceAsStream(resource)) {
            assertThat(stream).as(resource).isNotNull();
            return JSON.readTree(stream);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
