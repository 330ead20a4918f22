package be.fgov.mi.piis.evaluation.rules;

/**
 * One statement of an instrument.
 *
 * @param reversed worded against the others: its answers are turned round before they are added up
 */
public record Item(String id, Wording text, boolean reversed) {
    static final String ID_FORM = "[a-z][A-Za-z0-9]{0,31}";

    /** @throws FaultsFound when the id does not have its form */
    public Item {
        Faults faults = new Faults();
        faults.addIf(!id.matches(ID_FORM), "/id", Fault.Code.INVALID_FORM, "The form is " + ID_FORM + ".");
        faults.refuseIfAny();
    }
}
