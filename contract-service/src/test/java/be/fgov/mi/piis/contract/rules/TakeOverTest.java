package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.rules.TakeOver.Commitment;
import be.fgov.mi.piis.contract.rules.TakeOver.Decision;
import be.fgov.mi.piis.contract.rules.TakeOver.Flaw;
import be.fgov.mi.piis.contract.rules.TakeOver.Found;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** TRA-3, SC-18: each commitment is kept, adapted or closed by the new CPAS, which is not bound. */
class TakeOverTest {
    private static final List<Commitment> THREE = List.of(
            new Commitment("s1", StepOwner.BENEFICIARY),
            new Commitment("s2", StepOwner.CPAS),
            new Commitment("s3", StepOwner.BENEFICIARY));

    private static Decision keep(String step) {
        return new Decision(step, CommitmentDecision.KEEP, false, false);
    }

    private static Decision close(String step) {
        return new Decision(step, CommitmentDecision.CLOSE, false, false);
    }

    private static List<Found> with(Decision... decisions) {
        return TakeOver.flaws(THREE, List.of(decisions), true);
    }

    @Test
    void twoOfThreeCanBeTakenOver() {
        assertThat(with(keep("s1"), keep("s2"), close("s3"))).isEmpty();
        assertThat(with(close("s1"), keep("s2"), keep("s3"))).isEmpty();
        assertThat(with(keep("s1"), keep("s2"), keep("s3"))).isEmpty();
    }

    @Test
    void anAdaptedOneHasAnotherTextOrAnotherDateOrBothAndAKeptOrClosedOneHasNeither() {
        for (boolean text : new boolean[] {true, false}) {
            for (boolean date : new boolean[] {true, false}) {
                for (CommitmentDecision kind : CommitmentDecision.values()) {
                    List<Found> found = with(new Decision("s1", kind, text, date), keep("s2"), keep("s3"));
                    boolean changes = text || date;
                    List<Found> expected = new ArrayList<>();
                    if (kind == CommitmentDecision.ADAPT && !changes) {
                        expected.add(new Found(Flaw.ADAPTED_WITHOUT_CHANGE, 0, null));
                    }
                    if (kind != CommitmentDecision.ADAPT && changes) {
                        expected.add(new Found(Flaw.CHANGED_WITHOUT_ADAPTING, 0, null));
                    }
                    assertThat(found).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void eachOneIsDecidedExactlyOnce() {
        assertThat(with(keep("s1"), keep("s2"))).containsExactly(new Found(Flaw.NOT_DECIDED, -1, "s3"));
        assertThat(with(keep("s1"), keep("s2"), close("s3"), keep("s2")))
                .containsExactly(new Found(Flaw.DECIDED_TWICE, 3, null));
        assertThat(with(keep("s1"), keep("s9"), keep("s2"), keep("s3")))
                .containsExactly(new Found(Flaw.UNKNOWN_STEP, 1, null));
        assertThat(with(new Decision("s9", CommitmentDecision.ADAPT, false, false)))
                .containsExactly(
                        new Found(Flaw.UNKNOWN_STEP, 0, null),
                        new Found(Flaw.ADAPTED_WITHOUT_CHANGE, 0, null),
                        new Found(Flaw.NOT_DECIDED, -1, "s1"),
                        new Found(Flaw.NOT_DECIDED, -1, "s2"),
                        new Found(Flaw.NOT_DECIDED, -1, "s3"));
    }

    @Test
    void aNewContractNeedsAStepOfThePersonAndOneOfTheCpas() {
        assertThat(with(close("s1"), keep("s2"), close("s3")))
                .containsExactly(new Found(Flaw.NO_STEP_OF_BENEFICIARY, -1, null));
        assertThat(with(keep("s1"), close("s2"), keep("s3")))
                .containsExactly(new Found(Flaw.NO_STEP_OF_CPAS, -1, null));
        assertThat(with(close("s1"), close("s2"), close("s3")))
                .containsExactly(
                        new Found(Flaw.NO_STEP_OF_BENEFICIARY, -1, null), new Found(Flaw.NO_STEP_OF_CPAS, -1, null));
    }

    @Test
    void closingThemAllNeedsNoNewContractAndKeepingOneDoes() {
        List<Decision> none = List.of(close("s1"), close("s2"), close("s3"));
        assertThat(TakeOver.flaws(THREE, none, false)).isEmpty();
        assertThat(TakeOver.flaws(THREE, List.of(close("s1"), keep("s2"), close("s3")), false))
                .containsExactly(new Found(Flaw.NO_REFERENCE, -1, null));
    }
}
