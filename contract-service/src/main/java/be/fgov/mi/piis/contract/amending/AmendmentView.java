package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.rules.AmendmentKind;
import be.fgov.mi.piis.contract.rules.AmendmentStatus;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.Party;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An annex as the CPAS reads it.
 *
 * @param number of the annex within the contract
 * @param contentHash of the text that it makes: what a party agrees to
 * @param outdated the contract changed meanwhile, so that nobody can agree any more
 * @param pendingParties who has not answered yet
 * @param adoptedRevision the revision that it made, once adopted
 */
@Schema(name = "Amendment", description = "A proposed or adopted change of a contract.")
public record AmendmentView(
        UUID amendmentId,
        int number,
        AmendmentKind kind,
        AmendmentStatus status,
        AmendmentBody.ProposedBy proposedBy,
        LocalDate proposedOn,
        @Nullable LocalDate decidedOn,
        String contentHash,
        boolean outdated,
        List<ContractDiff.Difference> differences,
        List<Agreement> agreements,
        List<String> pendingParties,
        @Nullable Integer adoptedRevision,
        String href) {

    /** What one party said. */
    @Schema(description = "What one party said to the change.")
    public record Agreement(
            Party party,
            @Nullable String thirdPartyId,
            boolean agrees,
            LocalDate answeredOn,
            SignatureRoute route,
            EvidenceLevel evidenceLevel) {
        static Agreement of(AmendmentAnswer answer) {
            return new Agreement(
                    answer.party(),
                    answer.thirdPartyId(),
                    answer.agrees(),
                    answer.answeredOn(),
                    answer.route(),
                    EvidenceLevel.of(answer.route(), answer.recording().signIn()));
        }
    }
}
