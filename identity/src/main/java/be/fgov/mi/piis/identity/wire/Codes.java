package be.fgov.mi.piis.identity.wire;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Enum constants on the wire: {@code RIGHT_TO_INTEGRATION} is {@code rightToIntegration} (Belgif: codes are lowerCamelCase). */
public final class Codes {
    private static final Map<Class<?>, Map<String, Enum<?>>> BY_CODE = new ConcurrentHashMap<>();

    private Codes() {}

    public static String of(Enum<?> constant) {
        return ofName(constant.name());
    }

    public static String ofName(String name) {
        StringBuilder code = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                code.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return code.toString();
    }

    public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String code) {
        return Optional.ofNullable(type.cast(byCode(type).get(code)));
    }

    static Map<String, Enum<?>> byCode(Class<?> type) {
        return BY_CODE.computeIfAbsent(type, Codes::index);
    }

    private static Map<String, Enum<?>> index(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .collect(Collectors.toUnmodifiableMap(Codes::of, constant -> constant));
    }

    static String listOf(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> of((Enum<?>) constant))
                .collect(Collectors.joining(", ", "One of: ", "."));
    }
}
