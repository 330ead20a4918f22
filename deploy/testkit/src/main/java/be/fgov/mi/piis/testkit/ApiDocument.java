package be.fgov.mi.piis.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The OpenAPI document that the service under test serves, and whether it keeps to the Belgif REST guide. */
public final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /**
     * @param method upper case
     * @param path with its parameters in braces
     * @param hasBody whether a JSON body is asked for
     */
    public record Operation(String id, String method, String path, boolean hasBody, JsonNode node) {}

    public static ApiDocument ofTheServiceUnderTest() {
        String json = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new ApiDocument(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the OpenAPI document is not JSON", broken);
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (METHODS.contains(method.getKey())) {
                        JsonNode node = method.getValue();
                        operations.add(new Operation(
                                node.path("operationId").asText(),
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                node.path("requestBody").path("content").has("application/json"),
                                node));
                    }
                }));
        return operations;
    }

    /** One line for each breach of the Belgif guide, with the id of its rule; none when the document is clean. */
    public List<String> breachesOfTheBelgifGuide() {
        List<String> breaches = new ArrayList<>();
        if (!document.path("paths").has("/health")) {
            breaches.add("hlth-res: no /health");
        }
        Map<String, String> ids = new TreeMap<>();
        for (Operation operation : operations()) {
            String where = operation.method() + " " + operation.path();
            if (operation.id().isEmpty()) {
                breaches.add("openapi-opid: no operationId at " + where);
            } else if (ids.put(operation.id(), where) != null) {
                breaches.add("openapi-opid: operationId used twice: " + operation.id());
            } else if (!operation.id().matches("[a-z][A-Za-z0-9]*")) {
                breaches.add("openapi-opid: not lowerCamelCase: " + operation.id());
            }
            if (!operation.node().path("responses").has("default")) {
                breaches.add("prb-defaul: no default problem at " + where);
            }
            if (operation.node().path("summary").asText().isEmpty()) {
                breaches.add("oas-descr: no summary at " + where);
            }
            if (operation.node().path("tags").isEmpty()) {
                breaches.add("oas-tags: no tag at " + where);
            }
            for (String segment : operation.path().split("/", -1)) {
                String name = segment.replaceAll("[{}]", "");
                if (!name.isEmpty() && !name.matches("[a-z][A-Za-z0-9]*")) {
                    breaches.add("uri-notat: " + segment + " in " + operation.path());
                }
            }
            Set<String> described = new TreeSet<>();
            operation.node().path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    described.add(parameter.path("name").asText());
                }
            });
            for (String segment : operation.path().split("/", -1)) {
                if (segment.startsWith("{") && !described.contains(segment.replaceAll("[{}]", ""))) {
                    breaches.add("openapi-param: " + segment + " is not described at " + where);
                }
            }
            if (operation.path().endsWith("/")) {
                breaches.add("uri-format: ends with a slash: " + operation.path());
            }
        }
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> checkSchema(schema.getKey(), schema.getValue(), breaches));
        return breaches;
    }

    private static void checkSchema(String name, JsonNode schema, List<String> breaches) {
        if (schema.path("nullable").asBoolean()) {
            breaches.add("jsn-null: nullable " + name);
        }
        schema.path("enum").forEach(code -> {
            if (!code.asText().matches("[a-z][A-Za-z0-9]*")) {
                breaches.add("cod-design: code " + code.asText() + " of " + name);
            }
        });
        schema.path("properties").properties().forEach(property -> {
            if (!property.getKey().matches("[a-z][A-Za-z0-9]*")) {
                breaches.add("jsn-naming: " + name + "." + property.getKey());
            }
            checkSchema(name + "." + property.getKey(), property.getValue(), breaches);
        });
        if (schema.has("items")) {
            checkSchema(name + "[]", schema.path("items"), breaches);
        }
    }
}
