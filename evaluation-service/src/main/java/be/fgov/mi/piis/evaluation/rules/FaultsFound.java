package be.fgov.mi.piis.evaluation.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A value that would be wrong: everything that is wrong with it, at once. */
public final class FaultsFound extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    FaultsFound(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code() + ": " + fault.detail())
                .collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
