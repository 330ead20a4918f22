package be.fgov.mi.piis.identity.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the lines of a service are and how they are stored. */
public interface BulkItems {
    /** Kind of the files, as in their receipts. */
    String kind();

    /** What a line can be about, one or several; where a file has one kind it is named as the file is. */
    List<Kind> kinds();

    /**
     * Something that a line can be about.
     *
     * @param name as push receipts have it
     * @param referenceNames names of the properties that make the reference, outermost first
     */
    record Kind(String name, List<String> referenceNames) {}

    /** Absolute path of the API, without a slash at its end. */
    String home();

    /** Reads a line as strictly as a single push, and does what needs no database: hashes, ciphertexts. Never throws. */
    BulkItem read(Delivery delivery, int line, byte[] bytes);

    /** Looks at the lines of a file while it comes in, to hold it back when it is not like the others. */
    default Watch watch(Delivery delivery) {
        return Watch.NONE;
    }

    /** Numbers of CPAS under which a file may find what it goes on with, that of the file itself included. */
    default List<String> numbersUnder(Delivery delivery) {
        return List.of(delivery.cpas().value());
    }

    /**
     * The work on one chunk.
     *
     * @param items those that can be judged
     * @param earlier what the file would have stored so far, in a pass that stores nothing; else absent
     */
    Session open(Connection connection, Delivery delivery, List<BulkItem> items, @Nullable Earlier earlier)
            throws SQLException;

    /** One chunk: each item is judged in turn, then the accepted ones are written at once. */
    interface Session {
        /**
         * The number of the CPAS that the thing is kept under: asked first, before revisions are counted.
         *
         * @param sentTo the number that the file was sent to
         * @throws be.fgov.mi.piis.identity.problem.ProblemException when the line does not tell which thing is meant
         */
        default String numberOf(BulkItem item, String sentTo) {
            return sentTo;
        }

        /**
         * @return the answer of a push
         * @throws be.fgov.mi.piis.identity.problem.ProblemException as for a single push
         */
        Object judge(BulkItem item);

        /**
         * A pass that stores nothing would have accepted these: whom its answers tell something about. It stands in the
         * access log unless the items are stored later, which has lines of its own.
         */
        default List<BulkAccessLog.Look> looks(List<BulkItem> accepted) {
            return List.of();
        }

        /**
         * Writes the items that were accepted, apart from their receipts.
         *
         * @throws TryChunkAgain when something else came in between
         */
        void store(List<BulkItem> accepted) throws SQLException;
    }

    /** Sees every line of a file before it is taken. */
    interface Watch {
        Watch NONE = new Watch() {
            @Override
            public void see(LineGlance glance) {}

            @Override
            public @Nullable Object verdict() {
                return null;
            }
        };

        void see(LineGlance glance);

        /** What a human has to confirm first; absent when the file is like any other. */
        @Nullable
        Object verdict();
    }

    /** What is remembered between the chunks of a pass that stores nothing. */
    interface Earlier {
        /** Whether a later revision stands in the file: only of these a state is needed again. */
        boolean comesAgain(BulkItem item);

        @Nullable
        Object stateOf(String reference);

        void keepState(String reference, Object state);

        /** A set for whatever else the service must remember, as hashes. */
        Map<Long, UUID> marks();
    }

    /** The chunk is rolled back and done again. */
    final class TryChunkAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public TryChunkAgain() {
            super("something else came in between", null, false, false);
        }
    }
}
