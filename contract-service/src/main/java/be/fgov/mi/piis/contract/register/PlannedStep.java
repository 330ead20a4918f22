package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.StepOwner;
import java.time.LocalDate;

/** A step as codes and dates: who acts by when. Its words stay in the encrypted revision. */
public record PlannedStep(String id, String objectiveId, StepOwner by, LocalDate dueOn) {}
