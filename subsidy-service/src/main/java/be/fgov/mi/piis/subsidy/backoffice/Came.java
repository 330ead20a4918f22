package be.fgov.mi.piis.subsidy.backoffice;

import org.jspecify.annotations.Nullable;

/**
 * From which form of a page the reader comes.
 *
 * @param form its name; empty when the reader comes from elsewhere
 * @param sent what was refused of it; null when it was taken
 */
record Came(String form, @Nullable Sent sent) {

    /** @param done the form that was taken, as the address says; null when none was */
    static Came after(@Nullable String done) {
        return new Came(done == null ? "" : done, null);
    }

    Sent sentOf(String other) {
        return sent != null && form.equals(other) ? sent : Sent.NOTHING;
    }

    /** The form that was taken; empty when none was. */
    String done() {
        return sent == null ? form : "";
    }

    boolean refused() {
        return sent != null;
    }
}
