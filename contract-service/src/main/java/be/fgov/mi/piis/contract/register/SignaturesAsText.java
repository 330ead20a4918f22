package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.EveryPartySigns;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/** Party and date of each signature in one column: they are read and told as a whole. */
public class SignaturesAsText implements AttributeConverter<List<EveryPartySigns.Signature>, String> {
    @Override
    public String convertToDatabaseColumn(List<EveryPartySigns.Signature> signatures) {
        try {
            return JsonMappers.stored().writeValueAsString(signatures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("signatures always serialise", impossible);
        }
    }

    @Override
    public List<EveryPartySigns.Signature> convertToEntityAttribute(String text) {
        try {
            return JsonMappers.stored().readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("the stored signatures cannot be read", corrupt);
        }
    }
}
