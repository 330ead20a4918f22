package be.fgov.mi.piis.identity.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** How the suite writes JSON: no nulls, dates as text, enum constants as lowerCamelCase codes. */
public final class JsonMappers {
    private static final ObjectMapper STORED = configure(new JsonMapper());
    private static final ObjectMapper CANONICAL =
            configure(new JsonMapper()).setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY);

    private JsonMappers() {}

    /** For events and stored documents. Readers tolerate properties that a newer writer added. */
    public static ObjectMapper stored() {
        return STORED;
    }

    /** One spelling of a content; an absent list and an empty one are the same. */
    static ObjectMapper canonical() {
        return CANONICAL;
    }

    static ObjectMapper configure(ObjectMapper mapper) {
        mapper.registerModule(new JavaTimeModule());
        mapper.registerModule(codesModule());
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return mapper;
    }

    private static SimpleModule codesModule() {
        SimpleModule module = new SimpleModule("codes");
        module.addSerializer(new CodeSerializer());
        module.setDeserializers(new CodeDeserializers());
        return module;
    }

    @SuppressWarnings("rawtypes")
    private static final class CodeSerializer extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1L;

        CodeSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(Codes.of((Enum<?>) value));
        }
    }

    private static final class CodeDeserializers extends SimpleDeserializers {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new CodeDeserializer(config.constructType(type));
        }
    }

    private static final class CodeDeserializer extends StdDeserializer<Enum<?>> {
        private static final long serialVersionUID = 1L;

        CodeDeserializer(JavaType type) {
            super(type);
        }

        @Override
        public Enum<?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Enum<?> constant = Codes.byCode(handledType()).get(parser.getText());
            if (constant == null) {
                throw context.weirdStringException(null, handledType(), "not a known code");
            }
            return constant;
        }
    }
}
