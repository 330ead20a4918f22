package be.fgov.mi.piis.evaluation.record;

import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records of one kind that come in files: each is judged by the words of a single push and leaves the same rows.
 *
 * @param <B> the wire record that is pushed
 */
public interface RecordsInFiles<B> {
    /** As push receipts have it. */
    String kind();

    /**
     * What is done ahead, on another thread and without the database.
     *
     * @param sentTo the number that the record is sent to first
     * @param canonical the body in its one spelling
     */
    Line<B> prepare(EnterpriseNumber sentTo, Name name, B body, String canonical);

    /** Reads what is known of the records of a chunk, in the transaction of the chunk. */
    OfChunk<B> open(Chunk chunk, List<Line<B>> lines) throws SQLException;

    /** What the path of a single push says, below its CPAS. */
    record Name(String contractReference, String reference, int revision) {}

    /**
     * A line that can be judged.
     *
     * @param sentTo the number that the record was sent to first
     * @param sealed the body as it is stored
     */
    record Line<B>(EnterpriseNumber sentTo, Name name, B body, byte[] sealed) {}

    /**
     * What the lines of a chunk have in common.
     *
     * @param contracts those that are known, by reference
     * @param numbersUnder by a number that records are sent to, the numbers of whose contracts they can be
     * @param isStored whether anything is written, under the lock of all contracts of the CPAS
     */
    record Chunk(
            Connection connection,
            Delivery delivery,
            LocalDate today,
            Map<String, List<KnownContract>> contracts,
            Map<String, List<String>> numbersUnder,
            boolean isStored) {

        /** {@return the contract that a record has, or that it is sent for if it is clear which} */
        Optional<KnownContract> contract(RecordOfContract record) {
            String number = record.enterpriseNumber();
            List<String> numbers = numbersUnder.getOrDefault(number, List.of(number));
            return FindContract.preferred(
                    number,
                    contracts.getOrDefault(record.contractReference(), List.of()).stream()
                            .filter(contract -> numbers.contains(contract.enterpriseNumber()))
                            .toList());
        }
    }

    /** The lines of this kind in one chunk. */
    interface OfChunk<B> {
        /** @throws be.fgov.mi.piis.identity.problem.ProblemException as for a single push */
        PushAnswer judge(Line<B> line);

        /** Writes the accepted lines, in the order in which they were judged. */
        void store(List<Line<B>> accepted) throws SQLException;
    }
}
