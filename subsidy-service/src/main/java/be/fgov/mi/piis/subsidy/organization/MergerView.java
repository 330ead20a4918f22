package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.subsidy.convention.MergedConventions;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merger and what it means on the day after: nothing of a convention is moved or rewritten.
 *
 * @param conventions those that come under the successor
 * @param conflicts conventions of one year that are then under one CPAS
 */
@Schema(name = "MergerEffects", description = "A merger and what it means for conventions on the day after.")
public record MergerView(
        List<String> predecessors,
        String successor,
        LocalDate lastDay,
        List<MergedConventions.Moved> conventions,
        List<MergedConventions.Conflict> conflicts) {}
