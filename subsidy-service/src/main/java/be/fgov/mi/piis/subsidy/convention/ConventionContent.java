package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every revision of a convention's content, as it was pushed, for good. */
final class ConventionContent {
    private ConventionContent() {}

    static void keep(String number, int revision, ConventionBody body, ActContext context) {
        Convention.getEntityManager()
                .createNativeQuery("""
                        insert into convention_revision
                            (convention_number, revision, content, recorded_by, recorded_on, recorded_at)
                        values (:number, :revision, cast(:content as jsonb), :recordedBy, :recordedOn, :recordedAt)
                        """)
                .setParameter("number", number)
                .setParameter("revision", revision)
                .setParameter("content", StrictJson.canonical(body))
                .setParameter("recordedBy", context.caller().subject())
                .setParameter("recordedOn", context.on())
                .setParameter("recordedAt", context.at().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** The newest revision that was pushed, or 0; after an amendment that was given up an older one can stand. */
    static int newest(String number) {
        return (Integer) Convention.getEntityManager()
                .createNativeQuery(
                        "select coalesce(max(revision), 0) from convention_revision where convention_number = :number",
                        Integer.class)
                .setParameter("number", number)
                .getSingleResult();
    }

    /** The newest revision that said this, whatever the order of its properties. */
    static Optional<Integer> revisionThatSaid(String number, ConventionBody body) {
        return Optional.ofNullable((Integer) Convention.getEntityManager()
                .createNativeQuery("""
                        select max(revision) from convention_revision
                         where convention_number = :number and content = cast(:content as jsonb)
                        """, Integer.class)
                .setParameter("number", number)
                .setParameter("content", StrictJson.canonical(body))
                .getSingleResult());
    }

    /** @param items the oldest first */
    @Schema(name = "ConventionRevisions", description = "What a convention said, revision by revision.")
    public record Revisions(List<Revision> items, int total) {}

    /**
     * @param recordedOn business date
     * @param convention as it was pushed
     */
    @Schema(name = "ConventionRevision", description = "What a convention said in a revision.")
    public record Revision(int revision, LocalDate recordedOn, ConventionBody convention) {}

    static Revisions all(String number) {
        List<?> rows = Convention.getEntityManager()
                .createNativeQuery("""
                        select revision, cast(recorded_on as text), cast(content as text) from convention_revision
                         where convention_number = :number order by revision
                        """)
                .setParameter("number", number)
                .getResultList();
        List<Revision> revisions = rows.stream()
                .map(Object[].class::cast)
                .map(row -> new Revision((Integer) row[0], LocalDate.parse((String) row[1]), read((String) row[2])))
                .toList();
        return new Revisions(revisions, revisions.size());
    }

    private static ConventionBody read(String content) {
        return StrictJson.readStored(content.getBytes(StandardCharsets.UTF_8), ConventionBody.class);
    }

    /** What a revision says; a foreign key keeps it there. */
    static ConventionTerms of(String number, int revision) {
        String content = (String) Convention.getEntityManager()
                .createNativeQuery(
                        "select cast(content as text) from convention_revision"
                                + " where convention_number = :number and revision = :revision",
                        String.class)
                .setParameter("number", number)
                .setParameter("revision", revision)
                .getSingleResult();
        return read(content).toTerms();
    }
}
