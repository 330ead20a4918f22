package be.fgov.mi.piis.evaluation.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects every fault of a value and of its parts, so that the author can repair all of them at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(String pointer, Fault.Code code, String detail) {
        found.add(new Fault(pointer, code, detail));
    }

    void addIf(boolean wrong, String pointer, Fault.Code code, String detail) {
        if (wrong) {
            add(pointer, code, detail);
        }
    }

    void blank(@Nullable String text, String pointer) {
        addIf(text == null || text.isBlank(), pointer, Fault.Code.BLANK, "A text is expected.");
    }

    /**
     * Makes a part of the value.
     *
     * @param pointer where the part is
     * @return null when the part is wrong; what is wrong with it is collected
     */
    public <T> @Nullable T part(String pointer, Supplier<T> part) {
        try {
            return part.get();
        } catch (FaultsFound faulty) {
            faulty.faults().forEach(fault -> found.add(fault.below(pointer)));
            return null;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws FaultsFound with everything that was collected, when there is anything */
    public void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new FaultsFound(found);
        }
    }
}
