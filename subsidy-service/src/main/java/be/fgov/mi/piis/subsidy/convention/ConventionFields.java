package be.fgov.mi.piis.subsidy.convention;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The fields of a convention by the names of its body, so that a remark stands at the very field it is about:
 * {@code objectives}, {@code targets.persons}, {@code members[2]}.
 */
final class ConventionFields {
    private static final Pattern POSITION = Pattern.compile("\\[[0-9]{1,3}]");
    private static final SortedSet<String> NAMES = new TreeSet<>();
    private static final SortedSet<String> LISTS = new TreeSet<>();

    static {
        collect(ConventionBody.class, "");
    }

    private ConventionFields() {}

    static boolean has(String field) {
        if (NAMES.contains(field)) {
            return true;
        }
        String list = POSITION.matcher(field).replaceFirst("");
        return !list.equals(field) && LISTS.contains(list);
    }

    static String listed() {
        return String.join(", ", NAMES);
    }

    private static void collect(Class<?> body, String prefix) {
        for (RecordComponent component : body.getRecordComponents()) {
            String name = prefix + component.getName();
            NAMES.add(name);
            if (component.getType().isRecord()) {
                collect(component.getType(), name + ".");
            } else if (List.class.isAssignableFrom(component.getType())) {
                LISTS.add(name);
            }
        }
    }
}
