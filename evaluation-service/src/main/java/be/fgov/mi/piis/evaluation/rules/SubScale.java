package be.fgov.mi.piis.evaluation.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Items that together measure one thing.
 *
 * @param items ids of its items
 */
public record SubScale(String id, Wording name, List<String> items) {
    /** @throws FaultsFound when the id has not its form, is the one of the total, or an item is there twice */
    public SubScale {
        items = List.copyOf(items);
        Faults faults = new Faults();
        faults.addIf(!id.matches(Item.ID_FORM), "/id", Fault.Code.INVALID_FORM, "The form is " + Item.ID_FORM + ".");
        faults.addIf(
                id.equals(Instrument.TOTAL), "/id", Fault.Code.DUPLICATE, "This name is that of the whole instrument.");
        faults.addIf(items.isEmpty(), "/items", Fault.Code.MISSING, "At least one item.");
        Set<String> known = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            faults.addIf(!known.add(items.get(i)), "/items/" + i, Fault.Code.DUPLICATE, "Each item once.");
        }
        faults.refuseIfAny();
    }
}
