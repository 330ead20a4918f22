package be.fgov.mi.piis.identity.push;

import java.util.List;
import java.util.UUID;

/**
 * The answer to a push.
 *
 * @param contractId id of the contract concerned
 * @param reference the sender's reference
 * @param revision the revision now stored
 * @param status where the pushed thing stands
 * @param href absolute path to read it
 * @param warnings what to look at, possibly nothing
 */
public record PushAnswer(
        UUID contractId, String reference, int revision, String status, String href, List<Warning> warnings) {}
