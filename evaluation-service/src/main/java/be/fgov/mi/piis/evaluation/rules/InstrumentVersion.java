package be.fgov.mi.piis.evaluation.rules;

/**
 * Which instrument, in which version. A version never changes: another wording of one item is another version, whose
 * scores are not those of this one.
 *
 * @param version from 1
 */
public record InstrumentVersion(String key, int version) {
    private static final String FORM = "[a-z][a-z0-9-]{1,39}";
    private static final int LAST = 9999;

    /** @throws FaultsFound when the key does not have its form or the version lies outside 1 to 9999 */
    public InstrumentVersion {
        Faults faults = new Faults();
        faults.addIf(!key.matches(FORM), "/key", Fault.Code.INVALID_FORM, "The form is " + FORM + ".");
        faults.addIf(version < 1 || version > LAST, "/version", Fault.Code.OUT_OF_RANGE, "From 1 to " + LAST + ".");
        faults.refuseIfAny();
    }

    @Override
    public String toString() {
        return key + "/" + version;
    }
}
