package be.fgov.mi.piis.events;

/**
 * Something that happened and that other services may want to know: the full coded state and a version that only
 * grows. No name, no social security number and no free text ever travels.
 */
public interface SuiteEvent {
    /** CloudEvents type, for example {@code be.fgov.mi.piisContract.v1.contracts.notify.active}. */
    String eventType();

    /** One of {@link Topics}. */
    String topic();

    /** Events of one key keep their order. */
    String key();

    /** Grows with each change of the thing the event tells of; a consumer keeps the newest. */
    long version();
}
