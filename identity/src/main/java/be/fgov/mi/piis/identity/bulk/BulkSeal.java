package be.fgov.mi.piis.identity.bulk;

/** Keeps what was sent unreadable at rest until it is worked off. */
public interface BulkSeal {
    /** @param row the row it is stored in: the ciphertext opens nowhere else */
    byte[] seal(byte[] plain, String row);

    byte[] open(byte[] sealed, String row);
}
