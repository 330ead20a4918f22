package be.fgov.mi.piis.identity.wire;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request body into its record and says everything that is wrong with it at once: one issue per field. Nothing
 * is coerced: a number is not a text, "1" is not 1, an absent property is not null, and null is not a value.
 */
public final class StrictJson {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final int MOST_ITEMS = 200;
    private static final String SAFE_NAME = "[A-Za-z][A-Za-z0-9_-]{0,63}";
    private static final java.util.regex.Pattern SAFE = java.util.regex.Pattern.compile(SAFE_NAME);
    private static final java.util.regex.Pattern UUID_FORM =
            java.util.regex.Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final java.util.regex.Pattern WHOLE = java.util.regex.Pattern.compile("-?[0-9]{1,19}");
    private static final java.util.regex.Pattern DECIMAL =
            java.util.regex.Pattern.compile("-?(0|[1-9][0-9]{0,14})([.][0-9]{1,6})?");
    private static final java.util.regex.Pattern MINUS_ZERO = java.util.regex.Pattern.compile("-[0.]+");
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private StrictJson() {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 badRequest with one issue per wrong field
     */
    public static <T extends Record & WireBody> T read(byte[] document, Class<T> type) {
        return type.cast(readBody(document, type));
    }

    /**
     * Reads what this service stored: it was checked when it came, and the checks of today may be stricter than those
     * of then. What is not of the shape is no record; a number that stands where a reference is expected is one.
     *
     * @throws IllegalStateException when it is not of that shape
     */
    public static <T extends Record> T readStored(byte[] document, Class<T> type) {
        Issues issues = new Issues();
        if (JsonTree.parse(document) instanceof JsonTree.Obj object
                && record(object, type, "", issues) instanceof Object body) {
            return type.cast(body);
        }
        throw new IllegalStateException("a stored document is not of the shape of " + type.getSimpleName());
    }

    /**
     * A document of a delivery: read as strictly as a body, and what is wrong with it is told, not thrown.
     *
     * @param body absent when anything is wrong
     * @param issues what is wrong, possibly nothing
     * @param texts the texts at the top of the document, whatever else is wrong with it
     * @param numbers the whole numbers there
     */
    public record Examined<T>(
            @Nullable T body, List<Issue> issues, Map<String, String> texts, Map<String, Integer> numbers) {}

    public static <T extends Record & WireBody> Examined<T> examine(byte[] document, Class<T> type) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        try {
            JsonTree tree = JsonTree.parse(document);
            if (tree instanceof JsonTree.Obj object) {
                object.members().forEach((name, value) -> {
                    if (value instanceof JsonTree.Str text) {
                        texts.put(name, text.text());
                    } else if (value instanceof JsonTree.Num number
                            && number.text().length() <= 7
                            && WHOLE.matcher(number.text()).matches()) {
                        numbers.put(name, Integer.valueOf(number.text()));
                    }
                });
            }
            return new Examined<>(type.cast(readBody(tree, type)), List.of(), texts, numbers);
        } catch (ProblemException refusal) {
            return new Examined<>(null, refusal.problem().issues(), texts, numbers);
        }
    }

    static Object readBody(byte[] document, Class<?> type) {
        return readBody(JsonTree.parse(document), type);
    }

    private static Object readBody(JsonTree tree, Class<?> type) {
        Issues issues = new Issues();
        if (!(tree instanceof JsonTree.Obj object)) {
            issues.add(Issue.schemaViolation("body", "A JSON object is expected."));
            issues.refuseIfAny();
            throw new IllegalStateException("unreachable: an issue was added");
        }
        Object body = record(object, type, "", issues);
        issues.refuseIfAny();
        if (body instanceof WireBody wire) {
            wire.check(issues);
            issues.refuseIfAny();
        }
        return body;
    }

    /** The content in one spelling, whatever the order of properties and the white space were. */
    public static String canonical(Object body) {
        try {
            return JsonMappers.canonical().writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("a wire record always serialises", impossible);
        }
    }

    private record Field(
            String name,
            Type type,
            boolean required,
            @Nullable Size size,
            @Nullable Form pattern,
            @Nullable Min min,
            @Nullable Max max) {}

    /** A pattern, compiled once: a delivery asks for it 200,000 times. */
    private record Form(String regexp, java.util.regex.Pattern compiled, boolean isOfReference) {
        static @Nullable Form of(@Nullable Pattern pattern) {
            return pattern == null
                    ? null
                    : new Form(
                            pattern.regexp(),
                            java.util.regex.Pattern.compile(pattern.regexp()),
                            pattern.regexp().equals(PathValues.REFERENCE));
        }
    }

    private record Shape(List<Field> fields, Set<String> names, Constructor<?> constructor) {}

    private static Shape shapeOf(Class<?> type) {
        return SHAPES.computeIfAbsent(type, StrictJson::inspect);
    }

    private static Shape inspect(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            var accessor = component.getAccessor();
            fields.add(new Field(
                    component.getName(),
                    component.getGenericType(),
                    !component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    accessor.getAnnotation(Size.class),
                    Form.of(accessor.getAnnotation(Pattern.class)),
                    accessor.getAnnotation(Min.class),
                    accessor.getAnnotation(Max.class)));
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            return new Shape(
                    fields, fields.stream().map(Field::name).collect(Collectors.toUnmodifiableSet()), constructor);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("a record has its canonical constructor", impossible);
        }
    }

    private static @Nullable Object record(JsonTree.Obj object, Class<?> type, String path, Issues issues) {
        Shape shape = shapeOf(type);
        boolean right = true;
        for (String name : object.members().keySet()) {
            if (!shape.names().contains(name)) {
                // The name itself can be hostile or personal: it is repeated only when it looks like a property.
                issues.add(Issue.unknownInput(path + (SAFE.matcher(name).matches() ? name : "(unnamed)")));
                right = false;
            }
        }
        Object[] values = new Object[shape.fields().size()];
        for (int i = 0; i < values.length; i++) {
            Field field = shape.fields().get(i);
            String where = path + field.name();
            JsonTree given = object.members().get(field.name());
            if (given == null) {
                if (field.required()) {
                    issues.add(Issue.requiredInput(where));
                    right = false;
                } else if (rawOf(field.type()) == List.class) {
                    values[i] = List.of();
                }
                continue;
            }
            values[i] = value(given, field, field.type(), where, issues);
            right &= values[i] != null;
        }
        if (!right) {
            return null;
        }
        try {
            return shape.constructor().newInstance(values);
        } catch (InvocationTargetException refusedByValue) {
            issues.add(Issue.schemaViolation(path.isEmpty() ? "body" : path, "The value is not accepted."));
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a wire record can be constructed", impossible);
        }
    }

    private static @Nullable Object value(JsonTree given, Field field, Type type, String where, Issues issues) {
        Class<?> raw = rawOf(type);
        return switch (given) {
            case JsonTree.Null none -> wrong(where, "Leave the property out instead of sending null.", issues);
            case JsonTree.Str text when raw == String.class -> text(text.text(), field, where, issues);
            case JsonTree.Str text when raw == LocalDate.class -> date(text.text(), where, issues);
            case JsonTree.Str text when raw == UUID.class -> uuid(text.text(), where, issues);
            case JsonTree.Str text
            when raw.isEnum() -> {
                Enum<?> constant = Codes.byCode(raw).get(text.text());
                yield constant == null ? wrong(where, Codes.listOf(raw), issues) : constant;
            }
            case JsonTree.Bool bool when raw == Boolean.class || raw == boolean.class -> bool.value();
            case JsonTree.Num number
            when raw == Integer.class || raw == int.class -> {
                Long read = integer(number, Integer.MIN_VALUE, Integer.MAX_VALUE, field, where, issues);
                yield read == null ? null : (Object) read.intValue();
            }
            case JsonTree.Num number
            when raw == Long.class || raw == long.class ->
                integer(number, Long.MIN_VALUE, Long.MAX_VALUE, field, where, issues);
            case JsonTree.Num number when raw == BigDecimal.class -> decimal(number, field, where, issues);
            case JsonTree.Obj object when raw.isRecord() -> record(object, raw, where + ".", issues);
            case JsonTree.Obj object when raw == Map.class -> map(object, field, type, where, issues);
            case JsonTree.Arr array when raw == List.class -> list(array, field, type, where, issues);
            default -> wrong(where, "The value is not of the type that is asked for: " + nameOf(raw) + ".", issues);
        };
    }

    private static @Nullable Object text(String text, Field field, String where, Issues issues) {
        Size size = field.size();
        int most = size == null ? JsonTree.MAX_STRING : size.max();
        boolean mayBeBlank = size != null && size.min() == 0;
        if (!mayBeBlank && text.isBlank()) {
            return wrong(where, "The text is blank.", issues);
        }
        if (text.length() > most || (size != null && text.length() < size.min())) {
            return wrong(where, "The text has a length outside its limits.", issues);
        }
        Form pattern = field.pattern();
        if (pattern != null && !pattern.compiled().matcher(text).matches()) {
            return wrong(where, "The text does not have the form " + pattern.regexp() + ".", issues);
        }
        if (pattern != null && pattern.isOfReference() && PathValues.isSsin(text)) {
            issues.add(Issue.rejectedInput(where, PathValues.NO_SSIN));
        }
        return text;
    }

    private static @Nullable Object date(String text, String where, Issues issues) {
        LocalDate date = dateOf(text);
        return date == null ? wrong(where, "A date that exists, as yyyy-MM-dd, is expected.", issues) : date;
    }

    /** By hand: a delivery of 100,000 contracts holds a million dates, and a formatter is felt there. */
    private static @Nullable LocalDate dateOf(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        boolean exists = year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return exists ? LocalDate.of(year, month, day) : null;
    }

    /** The number that the digits make; -1 when one is none of 0 to 9. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    private static @Nullable Object uuid(String text, String where, Issues issues) {
        if (UUID_FORM.matcher(text).matches()) {
            return UUID.fromString(text);
        }
        return wrong(where, "A UUID is expected.", issues);
    }

    private static @Nullable Long integer(
            JsonTree.Num number, long lowest, long highest, Field field, String where, Issues issues) {
        String text = number.text();
        if (!WHOLE.matcher(text).matches() || text.startsWith("-0")) {
            wrong(where, "A whole number without fraction or exponent is expected.", issues);
            return null;
        }
        long read;
        try {
            read = Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            wrong(where, "The number is too large.", issues);
            return null;
        }
        if (read < lowest || read > highest) {
            wrong(where, "The number is too large.", issues);
            return null;
        }
        Min min = field.min();
        Max max = field.max();
        if ((min != null && read < min.value()) || (max != null && read > max.value())) {
            issues.add(Issue.outOfRange(
                    where,
                    "The number lies outside its range"
                            + (min == null ? "" : ", from " + min.value())
                            + (max == null ? "" : ", to " + max.value())
                            + "."));
            return null;
        }
        return read;
    }

    /** A decimal number as people write it: no exponent, at most six decimals. Money is never one. */
    private static @Nullable BigDecimal decimal(JsonTree.Num number, Field field, String where, Issues issues) {
        String text = number.text();
        if (!DECIMAL.matcher(text).matches() || MINUS_ZERO.matcher(text).matches()) {
            wrong(where, "A decimal number without exponent is expected.", issues);
            return null;
        }
        BigDecimal read = new BigDecimal(text);
        Min min = field.min();
        Max max = field.max();
        if ((min != null && read.compareTo(BigDecimal.valueOf(min.value())) < 0)
                || (max != null && read.compareTo(BigDecimal.valueOf(max.value())) > 0)) {
            issues.add(Issue.outOfRange(
                    where,
                    "The number lies outside its range"
                            + (min == null ? "" : ", from " + min.value())
                            + (max == null ? "" : ", to " + max.value())
                            + "."));
            return null;
        }
        return read;
    }

    private static @Nullable Object list(JsonTree.Arr array, Field field, Type type, String where, Issues issues) {
        Size size = field.size();
        int most = size == null || size.max() == Integer.MAX_VALUE ? MOST_ITEMS : size.max();
        if (array.items().size() > most) {
            return wrong(where, "At most " + most + " items.", issues);
        }
        if (size != null && array.items().size() < size.min()) {
            issues.add(Issue.requiredInput(where, "At least " + size.min() + " item(s)."));
            return null;
        }
        Type itemType = ((ParameterizedType) type).getActualTypeArguments()[0];
        Field itemField = new Field(field.name(), itemType, true, null, field.pattern(), null, null);
        List<Object> items = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < array.items().size(); i++) {
            Object item = value(array.items().get(i), itemField, itemType, where + "[" + i + "]", issues);
            right &= item != null;
            items.add(item);
        }
        return right ? List.copyOf(items) : null;
    }

    private static @Nullable Object map(JsonTree.Obj object, Field field, Type type, String where, Issues issues) {
        Type itemType = ((ParameterizedType) type).getActualTypeArguments()[1];
        Field itemField = new Field(field.name(), itemType, true, null, null, null, null);
        if (object.members().size() > MOST_ITEMS) {
            return wrong(where, "At most " + MOST_ITEMS + " entries.", issues);
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        boolean right = true;
        for (Map.Entry<String, JsonTree> entry : object.members().entrySet()) {
            if (!SAFE.matcher(entry.getKey()).matches()) {
                return wrong(where, "A key does not have the form " + SAFE_NAME + ".", issues);
            }
            Object item = value(entry.getValue(), itemField, itemType, where + "." + entry.getKey(), issues);
            right &= item != null;
            entries.put(entry.getKey(), item);
        }
        return right ? entries : null;
    }

    private static @Nullable Object wrong(String where, String detail, Issues issues) {
        issues.add(Issue.schemaViolation(where, detail));
        return null;
    }

    private static Class<?> rawOf(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }

    private static String nameOf(Class<?> raw) {
        if (raw == String.class || raw.isEnum()) {
            return "text";
        }
        if (raw == LocalDate.class) {
            return "date";
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return "boolean";
        }
        if (raw == List.class) {
            return "array";
        }
        if (raw == BigDecimal.class) {
            return "number";
        }
        return raw.isRecord() || raw == Map.class ? "object" : "whole number";
    }
}
