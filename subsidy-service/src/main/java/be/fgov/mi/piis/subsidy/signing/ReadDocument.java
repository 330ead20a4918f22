package be.fgov.mi.piis.subsidy.signing;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.document.PrintConvention;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a convention as a document: from the archive, or printed as it stands while nothing is frozen. */
@ApplicationScoped
public class ReadDocument {
    static final String PDF = "application/pdf";

    private final ConventionAccess access;
    private final PrintConvention printConvention;
    private final SignedDocuments documents;

    ReadDocument(ConventionAccess access, PrintConvention printConvention, SignedDocuments documents) {
        this.access = access;
        this.printConvention = printConvention;
        this.documents = documents;
    }

    /** @param languageTag as in Content-Language */
    public record Document(byte[] pdf, String languageTag) {
        public Response answer() {
            return Response.ok(pdf, PDF)
                    .header(HttpHeaders.CONTENT_LANGUAGE, languageTag)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"convention.pdf\"")
                    .build();
        }
    }

    /**
     * @param round the one that stands unless told
     * @param sequence 0 as frozen, then one for each signature; the newest unless told
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for what the reader does not see or the archive has not
     */
    public Document read(String number, @Nullable Integer round, @Nullable Integer sequence, Caller reader) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireVisible(number, reader);
            int ofRound = round == null ? convention.signingRound() : round;
            Optional<byte[]> archived = sequence == null
                    ? documents.newest(number, ofRound).map(SignedDocuments.Archived::pdf)
                    : documents.of(number).stream()
                            .filter(one -> one.round() == ofRound && one.sequence() == sequence)
                            .findFirst()
                            .map(SignedDocuments.Archived::pdf);
            boolean asItStands = sequence == null && ofRound == convention.signingRound();
            return new Document(
                    archived.orElseGet(() -> {
                        if (!asItStands) {
                            throw Problems.notFound();
                        }
                        return printConvention.print(convention);
                    }),
                    printConvention.languageOf(convention).tag());
        });
    }
}
