package be.fgov.mi.piis.events.contract;

import java.util.UUID;

/**
 * Two persons turned out to be one: everything of {@code from} is now of {@code into}. Each contract concerned is told
 * again with its new person, so a consumer needs this event only to recount and to recognise late ones.
 *
 * @param from pseudonym that is no longer used
 * @param into pseudonym that stays
 * @param version number of merges of that pair, 1
 */
public record PersonMerged(UUID from, UUID into, long version) implements ContractEvent {
    public static final String TYPE = "be.fgov.mi.piisContract.v1.persons.notify.merged";

    @Override
    public String eventType() {
        return TYPE;
    }

    @Override
    public String key() {
        return into.toString();
    }
}
