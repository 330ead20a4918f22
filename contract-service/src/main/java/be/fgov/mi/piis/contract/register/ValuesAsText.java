package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import be.fgov.mi.piis.identity.wire.JsonMappers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.AttributeConverter;
import java.util.List;

/** Lists of codes and dates in one column: they are read and told as a whole. */
public final class ValuesAsText {
    private ValuesAsText() {}

    public static String write(List<?> values) {
        try {
            return JsonMappers.stored().writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("codes and dates always serialise", impossible);
        }
    }

    public static List<BoundSignature> signatures(String text) {
        return read(text, new TypeReference<>() {});
    }

    public static List<PlannedStep> steps(String text) {
        return read(text, new TypeReference<>() {});
    }

    public static List<StatusOfTheDay.Earlier> statuses(String text) {
        return read(text, new TypeReference<>() {});
    }

    private static <T> List<T> read(String text, TypeReference<List<T>> type) {
        try {
            return JsonMappers.stored().readValue(text, type);
        } catch (JsonProcessingException corrupt) {
            throw new IllegalStateException("a stored list cannot be read", corrupt);
        }
    }

    /** Signatures of a contract. */
    public static final class Signatures implements AttributeConverter<List<BoundSignature>, String> {
        @Override
        public String convertToDatabaseColumn(List<BoundSignature> signatures) {
            return write(signatures);
        }

        @Override
        public List<BoundSignature> convertToEntityAttribute(String text) {
            return signatures(text);
        }
    }

    /** Statuses that the person of a contract had before. */
    public static final class Statuses implements AttributeConverter<List<StatusOfTheDay.Earlier>, String> {
        @Override
        public String convertToDatabaseColumn(List<StatusOfTheDay.Earlier> statuses) {
            return write(statuses);
        }

        @Override
        public List<StatusOfTheDay.Earlier> convertToEntityAttribute(String text) {
            return statuses(text);
        }
    }

    /** Steps of a contract. */
    public static final class Steps implements AttributeConverter<List<PlannedStep>, String> {
        @Override
        public String convertToDatabaseColumn(List<PlannedStep> steps) {
            return write(steps);
        }

        @Override
        public List<PlannedStep> convertToEntityAttribute(String text) {
            return steps(text);
        }
    }
}
