package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.rules.Exemption;
import be.fgov.mi.piis.contract.rules.ExemptionGround;
import be.fgov.mi.piis.contract.rules.Obligation;
import be.fgov.mi.piis.contract.rules.ObligationReason;
import be.fgov.mi.piis.contract.rules.ObligationStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody must have a PIIS, as it is answered: codes and dates, never who.
 *
 * @param assessmentId own id of the stored answer; absent when nothing was kept
 * @param newBeneficiary whether the grant makes the person a new beneficiary (OBL-2)
 * @param dueOn last day to conclude a compulsory contract
 * @param federalCode 8 for an exemption on the ground of health or equity
 * @param status where it stands on the business date; without a person, as long as there is no contract
 * @param metOn day on which the contract was concluded that meets it
 */
@Schema(name = "ObligationAssessment", description = "Whether a PIIS is compulsory, why, and by when.")
public record ObligationAssessment(
        @Nullable UUID assessmentId,
        Obligation obligation,
        ObligationReason reason,
        boolean newBeneficiary,
        @Nullable LocalDate dueOn,
        @Nullable Integer federalCode,
        LocalDate decidedOn,
        LocalDate grantedFrom,
        @Nullable ExemptionInForce exemption,
        ObligationStatus status,
        @Nullable LocalDate metOn,
        @Nullable String href) {

    /** @param reviewOn day on which the CPAS looks again whether the ground still holds */
    @Schema(name = "ExemptionInForce", description = "The decision that exempts, with the day of its review.")
    public record ExemptionInForce(ExemptionGround ground, LocalDate decidedOn, LocalDate reviewOn) {
        static @Nullable ExemptionInForce of(@Nullable Exemption exemption) {
            return exemption == null
                    ? null
                    : new ExemptionInForce(exemption.ground(), exemption.decidedOn(), exemption.reviewOn());
        }
    }
}
