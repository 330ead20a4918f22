package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import be.fgov.mi.piis.identity.wire.WireBody;
import be.fgov.mi.piis.subsidy.rules.Euro;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form as the body of the same act of the API, so that it is refused for the same reasons. */
final class PageForm {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}([.][0-9]{1,2})?");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final MultivaluedMap<String, String> form;
    private final ObjectNode body = JsonNodeFactory.instance.objectNode();

    private PageForm(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    static PageForm of(MultivaluedMap<String, String> form) {
        return new PageForm(form);
    }

    /** A field that is left empty was not filled in: a form sends it all the same. */
    static @Nullable String filled(MultivaluedMap<String, String> form, String field) {
        String given = form.getFirst(field);
        return given == null || given.isBlank()
                ? null
                // Browsers end the lines of a text area as the internet does.
                : given.replace("\r\n", "\n").strip();
    }

    PageForm text(String field) {
        return put(body, field, filled(form, field));
    }

    /** An amount in euro, with a comma or a point, as the API has it in cents; what is no amount is refused as such. */
    PageForm cents(String field) {
        String given = filled(form, field);
        if (given != null) {
            String euros = given.replace(',', '.');
            if (AMOUNT.matcher(euros).matches()) {
                body.put(field, Euro.of(euros).cents());
            } else {
                body.put(field, given);
            }
        }
        return this;
    }

    /** A whole number; what is none is refused as such. */
    PageForm number(String field) {
        String given = filled(form, field);
        if (given != null && NUMBER.matcher(given).matches()) {
            body.put(field, Integer.parseInt(given));
            return this;
        }
        return put(body, field, given);
    }

    /** The name of a constant, as an option carries it, as the API spells it. */
    PageForm code(String field) {
        String given = filled(form, field);
        return put(body, field, given == null ? null : Codes.ofName(given));
    }

    /** A choice between yes and no; nothing where none was made. */
    PageForm flag(String field) {
        String given = filled(form, field);
        if (given != null) {
            body.put(field, given.equals("true"));
        }
        return this;
    }

    /** A part of its own, where anything of it was filled in: {@code part.flag} and {@code part.text}. */
    PageForm part(String part, String flag, String text) {
        String decided = filled(form, part + "." + flag);
        String said = filled(form, part + "." + text);
        if (decided != null || said != null) {
            ObjectNode inner = body.putObject(part);
            if (decided != null) {
                inner.put(flag, decided.equals("true"));
            }
            put(inner, text, said);
        }
        return this;
    }

    <T extends Record & WireBody> T as(Class<T> type) {
        return StrictJson.read(body.toString().getBytes(StandardCharsets.UTF_8), type);
    }

    private PageForm put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
        return this;
    }
}
