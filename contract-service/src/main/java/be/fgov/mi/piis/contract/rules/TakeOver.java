package be.fgov.mi.piis.contract.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The new CPAS checks for each commitment whether it is possible and desirable to take it over; it is not bound
 * (TRA-3, S3:170). Each one is decided exactly once, and what is left must be able to stand as a contract: a step of
 * the person and one of the CPAS (PRE-2). Leaving everything is possible too, without a new contract.
 */
public final class TakeOver {
    private TakeOver() {}

    /** @param by who acts */
    public record Commitment(String id, StepOwner by) {}

    /**
     * @param changesText a new text is given
     * @param changesDate a new date is given
     */
    public record Decision(String stepId, CommitmentDecision decision, boolean changesText, boolean changesDate) {}

    /** Why decisions cannot stand. */
    public enum Flaw {
        UNKNOWN_STEP,
        DECIDED_TWICE,
        ADAPTED_WITHOUT_CHANGE,
        CHANGED_WITHOUT_ADAPTING,
        NOT_DECIDED,
        NO_STEP_OF_BENEFICIARY,
        NO_STEP_OF_CPAS,
        NO_REFERENCE
    }

    /**
     * @param index of the decision concerned, or -1 when it is about all of them
     * @param stepId of the commitment that was not decided
     */
    public record Found(Flaw flaw, int index, @Nullable String stepId) {
        static Found at(int index, Flaw flaw) {
            return new Found(flaw, index, null);
        }

        static Found overall(Flaw flaw) {
            return new Found(flaw, -1, null);
        }
    }

    /**
     * @param newContract a reference for a new contract was given; without one, every commitment must be closed
     * @return every flaw, in the order of the decisions; none when they can stand
     */
    public static List<Found> flaws(List<Commitment> commitments, List<Decision> decisions, boolean newContract) {
        Map<String, StepOwner> owners =
                commitments.stream().collect(Collectors.toUnmodifiableMap(Commitment::id, Commitment::by));
        List<Found> found = new ArrayList<>();
        Set<String> decided = new HashSet<>();
        Set<StepOwner> left = new HashSet<>();
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            StepOwner owner = owners.get(decision.stepId());
            if (owner == null) {
                found.add(Found.at(i, Flaw.UNKNOWN_STEP));
            } else if (!decided.add(decision.stepId())) {
                found.add(Found.at(i, Flaw.DECIDED_TWICE));
            } else if (decision.decision() != CommitmentDecision.CLOSE) {
                left.add(owner);
            }
            boolean changes = decision.changesText() || decision.changesDate();
            if (changes != (decision.decision() == CommitmentDecision.ADAPT)) {
                found.add(Found.at(i, changes ? Flaw.CHANGED_WITHOUT_ADAPTING : Flaw.ADAPTED_WITHOUT_CHANGE));
            }
        }
        for (Commitment commitment : commitments) {
            if (!decided.contains(commitment.id())) {
                found.add(new Found(Flaw.NOT_DECIDED, -1, commitment.id()));
            }
        }
        if (found.isEmpty()) {
            addWhatIsMissing(left, newContract, found);
        }
        return found;
    }

    private static void addWhatIsMissing(Set<StepOwner> left, boolean newContract, List<Found> found) {
        if (!newContract) {
            if (!left.isEmpty()) {
                found.add(Found.overall(Flaw.NO_REFERENCE));
            }
            return;
        }
        if (!left.contains(StepOwner.BENEFICIARY)) {
            found.add(Found.overall(Flaw.NO_STEP_OF_BENEFICIARY));
        }
        if (!left.contains(StepOwner.CPAS)) {
            found.add(Found.overall(Flaw.NO_STEP_OF_CPAS));
        }
    }
}
