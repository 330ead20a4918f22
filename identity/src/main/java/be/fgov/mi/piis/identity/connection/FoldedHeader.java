package be.fgov.mi.piis.identity.connection;

/**
 * Finds a line of a request's head that begins with a blank. Such a line continued the header before it in the HTTP of
 * 1999 (obs-fold); some servers still join the two, others read a header of its own, and others none (RFC 9112, 5.2).
 */
final class FoldedHeader {
    private enum At {
        BEFORE_THE_HEAD,
        IN_A_LINE,
        START_OF_A_LINE,
        LAST_LINE_FEED,
        END
    }

    private At at = At.BEFORE_THE_HEAD;

    /**
     * Takes the next byte of the head; what follows its end is not looked at.
     *
     * @return whether this byte begins a folded line
     */
    boolean beginsWith(byte next) {
        switch (at) {
            case BEFORE_THE_HEAD -> at = (next & 0xFF) > ' ' ? At.IN_A_LINE : At.BEFORE_THE_HEAD;
            case IN_A_LINE -> at = next == '\n' ? At.START_OF_A_LINE : At.IN_A_LINE;
            case START_OF_A_LINE -> {
                if (next == ' ' || next == '\t') {
                    return true;
                }
                at = next == '\r' ? At.LAST_LINE_FEED : next == '\n' ? At.END : At.IN_A_LINE;
            }
            case LAST_LINE_FEED -> at = next == '\n' ? At.END : At.IN_A_LINE;
            case END -> {
                // The body, or the next request: not ours.
            }
        }
        return false;
    }

    boolean hasEnded() {
        return at == At.END;
    }
}
