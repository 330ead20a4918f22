package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordedWorkTest {

    private static final UUID RANDOM = UUID.fromString("5f0c1e1a-93a1-4d3e-9f7a-0d2b6c9e8a11");
    private static final UUID TIME_ORDERED = UUID.fromString("019a0000-0000-7abc-8def-000000000001");

    private final Table person = new Table("person", List.of(new Column("person_id", "uuid", true)));
    private final Table contract = new Table(
            "contract",
            List.of(
                    new Column("contract_id", "uuid", true),
                    new Column("person_id", "uuid", false),
                    new Column("reference", "text", true),
                    new Column("sealed", "bytea", false),
                    new Column("ssin_index", "bytea", true)));

    @Test
    void anotherRoundHasOtherKeysOfTheSameKindAndKeepsReferences() {
        byte[] sealed = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        RecordedWork.Rows rows = new RecordedWork.Rows(Map.of(
                "person", List.<@Nullable Object[]>of(new Object[] {RANDOM}),
                "contract",
                        List.<@Nullable Object[]>of(
                                new Object[] {TIME_ORDERED, RANDOM, "Q0001-0000001", sealed, sealed.clone()})));
        RecordedWork work = new RecordedWork(
                "contract",
                "Q0001-",
                RecordedWork.Around.NOTHING,
                List.of(person, contract),
                new RecordedWork.Rows(Map.of()),
                List.of(rows));

        RecordedWork.Rows other = work.inRound(rows, 7);

        @Nullable Object[] row = other.in("contract").getFirst();
        UUID personId = (UUID) other.in("person").getFirst()[0];
        assertThat(personId).isNotEqualTo(RANDOM);
        assertThat(personId.version()).isEqualTo(4);
        assertThat(personId.variant()).isEqualTo(2);
        assertThat(row[1]).isEqualTo(personId);
        UUID contractId = (UUID) row[0];
        assertThat(contractId.version()).isEqualTo(7);
        // Not UUID's own order, which takes the first half as signed.
        assertThat(contractId.toString()).isGreaterThan(TIME_ORDERED.toString());
        assertThat(row[2]).isEqualTo("Q0007-0000001");
        assertThat((byte[]) row[3]).isEqualTo(sealed);
        assertThat((byte[]) row[4]).isNotEqualTo(sealed).hasSameSizeAs(sealed);
        assertThat(work.things()).isEqualTo(1);
    }

    @Test
    void whatWasThereBeforeKeepsItsId() {
        UUID there = UUID.fromString("0b7e4a6e-5f0f-4c57-8f0e-6a4f5ad1c201");
        RecordedWork.Rows rows = new RecordedWork.Rows(Map.of(
                "contract",
                List.<@Nullable Object[]>of(new Object[] {RANDOM, there, "Q0001-0000001", new byte[9], new byte[9]})));
        RecordedWork work = new RecordedWork(
                "contract",
                "Q0001-",
                new RecordedWork.Around(Set.of(), Set.of(there)),
                List.of(person, contract),
                new RecordedWork.Rows(Map.of()),
                List.of(rows));

        @Nullable Object[] row = work.inRound(rows, 7).in("contract").getFirst();
        assertThat(row[0]).isNotEqualTo(RANDOM);
        assertThat(row[1]).isEqualTo(there);
    }

    @Test
    void manyRoundsNeverShareAKey() {
        List<UUID> ids = new ArrayList<>();
        for (int round = 0; round < 1_000; round++) {
            ids.add(Column.other(RANDOM, round));
            ids.add(Column.other(TIME_ORDERED, round));
        }
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void whatIsReferredToIsWrittenFirst() {
        List<String> ordered = Table.inOrder(
                Set.of("contract", "contract_revision", "person", "person_ssin"),
                Map.of(
                        "contract", Set.of("person"),
                        "contract_revision", Set.of("contract"),
                        "person_ssin", Set.of("person")));
        assertThat(ordered.indexOf("person")).isLessThan(ordered.indexOf("contract"));
        assertThat(ordered.indexOf("person")).isLessThan(ordered.indexOf("person_ssin"));
        assertThat(ordered.indexOf("contract")).isLessThan(ordered.indexOf("contract_revision"));
    }

    @Test
    void typesWithoutAnArrayOfTheirOwnTravelAsText() {
        Table table = new Table(
                "act", List.of(new Column("id", "uuid", true), new Column("at", "timestamp with time zone", false)));
        assertThat(table.insertFromArrays())
                .isEqualTo("insert into act (\"id\", \"at\") select c0, c1::timestamp with time zone"
                        + " from unnest(?::uuid[], ?::text[]) as given (c0, c1)");
        assertThat(table.insertOne())
                .isEqualTo("insert into act (\"id\", \"at\") values (?, ?::timestamp with time zone)");
    }
}
