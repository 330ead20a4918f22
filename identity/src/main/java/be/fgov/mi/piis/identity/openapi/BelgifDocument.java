package be.fgov.mi.piis.identity.openapi;

import be.fgov.mi.piis.identity.wire.Codes;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Brings the OpenAPI document to what the wire really does: properties are required unless they are nullable in the
 * record, request bodies take no further properties, codes are lowerCamelCase, and every operation can end in a
 * problem. The records stay the only description of the wire.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class BelgifDocument implements OASFilter {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName WIRE_BODY = DotName.createSimple("be.fgov.mi.piis.identity.wire.WireBody");
    private static final String OURS = "be.fgov.mi.piis";
    private static final String PROBLEM_SCHEMA = "Problem";
    private static final String QUOTA_RESPONSE = "TooManyRequests";
    private static final Pattern PATH_VALUE = Pattern.compile("\\{([A-Za-z0-9]+)}");

    private final IndexView index;

    /** @param index every class of the service, given by the build */
    public BelgifDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, ClassInfo> records = recordsByName();
        if (document.getComponents() != null && document.getComponents().getSchemas() != null) {
            document.getComponents().getSchemas().forEach((name, schema) -> {
                lowerCamelCase(schema);
                ClassInfo record = records.get(name);
                if (record != null) {
                    describe(schema, record);
                }
            });
        }
        addProblem(document);
        addQuota(document);
        addSecurity(document);
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().forEach((template, path) -> {
                path.getOperations().values().forEach(BelgifDocument::canEndInAProblem);
                path.getOperations().values().forEach(operation -> hasEveryValueOf(template, operation));
            });
        }
    }

    private Map<String, ClassInfo> recordsByName() {
        Map<String, ClassInfo> records = new HashMap<>();
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith(OURS)) {
                AnnotationInstance named = type.declaredAnnotation(SCHEMA);
                String name = named != null && named.value("name") != null
                        ? named.value("name").asString()
                        : type.simpleName();
                records.putIfAbsent(name, type);
            }
        }
        return records;
    }

    private static void describe(Schema schema, ClassInfo record) {
        List<String> required = record.recordComponentsInDeclarationOrder().stream()
                .filter(component -> !isNullable(component))
                .map(RecordComponentInfo::name)
                .filter(name ->
                        schema.getProperties() != null && schema.getProperties().containsKey(name))
                .toList();
        schema.setRequired(required.isEmpty() ? null : required);
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(BelgifDocument::lowerCamelCase);
        }
        if (record.interfaceNames().contains(WIRE_BODY)) {
            schema.setAdditionalPropertiesBoolean(false);
        }
    }

    private static boolean isNullable(RecordComponentInfo component) {
        return component.type().hasAnnotation(NULLABLE) || component.hasAnnotation(NULLABLE);
    }

    private static void lowerCamelCase(Schema schema) {
        if (schema.getEnumeration() != null) {
            schema.setEnumeration(schema.getEnumeration().stream()
                    .map(value -> (Object) Codes.ofName(value.toString()))
                    .toList());
        }
        if (schema.getItems() != null) {
            lowerCamelCase(schema.getItems());
        }
    }

    /** A method that a resource inherits is described without the values that stand in the path of its class. */
    private static void hasEveryValueOf(String template, Operation operation) {
        List<Parameter> described = operation.getParameters() == null ? List.of() : operation.getParameters();
        List<Parameter> missing = PATH_VALUE
                .matcher(template)
                .results()
                .map(found -> found.group(1))
                .filter(name -> described.stream().noneMatch(known -> name.equals(known.getName())))
                .map(name -> OASFactory.createParameter()
                        .name(name)
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)))
                .toList();
        if (!missing.isEmpty()) {
            List<Parameter> all = new ArrayList<>(missing);
            all.addAll(described);
            operation.setParameters(all);
        }
    }

    private static void addProblem(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema issue = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One wrong thing in the request; never the value itself.")
                .addProperty("type", text)
                .addProperty("in", text)
                .addProperty("name", text)
                .addProperty("detail", text);
        document.getComponents()
                .addSchema(
                        PROBLEM_SCHEMA,
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.OBJECT)
                                .description("A refusal (RFC 9457) with the Belgif problem types.")
                                .addProperty("type", text)
                                .addProperty("title", text)
                                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                                .addProperty("detail", text)
                                .addProperty("instance", text)
                                .addProperty(
                                        "issues",
                                        OASFactory.createSchema()
                                                .addType(Schema.SchemaType.ARRAY)
                                                .items(issue)));
        document.getComponents()
                .addResponse(
                        PROBLEM_SCHEMA,
                        OASFactory.createAPIResponse()
                                .description("The request is refused.")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "application/problem+json",
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + PROBLEM_SCHEMA)))));
    }

    /** Any operation can be asked too often; generated clients shall know that it is a matter of waiting. */
    private static void addQuota(OpenAPI document) {
        document.getComponents()
                .addResponse(
                        QUOTA_RESPONSE,
                        OASFactory.createAPIResponse()
                                .description(
                                        "This caller asks more than its quota, or too much of what it asks is refused"
                                                + " (tooManyRequests, tooManyFailedRequests): limit is a minute's quota.")
                                .addHeader(
                                        "Retry-After",
                                        OASFactory.createHeader()
                                                .description("Seconds until the next request is taken.")
                                                .schema(OASFactory.createSchema()
                                                        .addType(Schema.SchemaType.INTEGER)))
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                "application/problem+json",
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref("#/components/schemas/" + PROBLEM_SCHEMA)))));
    }

    private static void addSecurity(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("Access token of the realm, at most five minutes old."));
    }

    private static void canEndInAProblem(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse("429", OASFactory.createAPIResponse().ref("#/components/responses/" + QUOTA_RESPONSE));
        operation
                .getResponses()
                .setDefaultValue(OASFactory.createAPIResponse().ref("#/components/responses/" + PROBLEM_SCHEMA));
    }
}
