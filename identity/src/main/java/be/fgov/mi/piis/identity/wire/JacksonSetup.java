package be.fgov.mi.piis.identity.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Answers are written the way everything else is. */
@Singleton
class JacksonSetup implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        JsonMappers.configure(mapper);
    }
}
