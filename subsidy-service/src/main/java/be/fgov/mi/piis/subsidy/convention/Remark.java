package be.fgov.mi.piis.subsidy.convention;

import org.jspecify.annotations.Nullable;

/**
 * The words that come with an act.
 *
 * @param field the part of the convention they are about
 */
public record Remark(@Nullable String field, @Nullable String comment) {
    public static final Remark NONE = new Remark(null, null);
}
