package be.fgov.mi.piis.contract.commitment;

import be.fgov.mi.piis.contract.rules.CommitmentStatus;
import be.fgov.mi.piis.contract.rules.StepOwner;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A commitment of a contract and what came of it, as codes and dates: its words are in the contract.
 *
 * @param id of the step in the contract
 * @param dueOn its last day; of one that left the contract, the day it had
 * @param status where it stands
 * @param on day of the latest outcome; absent when none was told
 */
@Schema(name = "Commitment", description = "A step of a contract and what came of it.")
public record CommitmentState(
        String id,
        StepOwner by,
        String objectiveId,
        LocalDate dueOn,
        CommitmentStatus status,
        @Nullable LocalDate on) {}
