package be.fgov.mi.piis.evaluation.instrument;

import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.wire.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the definition of an instrument, as strictly as a request: nothing unknown, nothing coerced, and everything that
 * is wrong at once.
 */
public final class InstrumentDocument {
    private InstrumentDocument() {}

    /**
     * @param pointer JSON pointer (RFC 6901); empty for the document itself
     * @param code of the Belgif issue type: schemaViolation, unknownInput, requiredInput, outOfRange, invalidInput
     * @param detail what to repair
     */
    public record Complaint(String pointer, String code, String detail) {}

    /** A document that defines no instrument. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Complaint> complaints;

        Refused(List<Complaint> complaints) {
            super(complaints.stream()
                    .map(each -> each.pointer() + " " + each.code() + ": " + each.detail())
                    .collect(Collectors.joining("\n")));
            this.complaints = List.copyOf(complaints);
        }

        public List<Complaint> complaints() {
            return complaints;
        }
    }

    /** @throws Refused with everything that is wrong: first the shape, and where that is right the content */
    public static Instrument read(byte[] document) {
        StrictJson.Examined<InstrumentBody> examined = StrictJson.examine(document, InstrumentBody.class);
        InstrumentBody body = examined.body();
        if (body == null) {
            throw new Refused(examined.issues().stream()
                    .map(InstrumentDocument::complaint)
                    .toList());
        }
        return body.toInstrument();
    }

    /** The sample of our own, {@code empowerment-meter} version 1: its norm values are illustrative. */
    public static Instrument shipped() {
        try (InputStream document =
                InstrumentDocument.class.getResourceAsStream("/instruments/empowerment-meter-1.json")) {
            if (document == null) {
                throw new IllegalStateException("the shipped instrument is not in the package");
            }
            return read(document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Complaint complaint(Issue issue) {
        return new Complaint(
                JsonPointers.ofProperty(issue.name()),
                issue.type().substring(issue.type().lastIndexOf(':') + 1),
                issue.detail());
    }
}
