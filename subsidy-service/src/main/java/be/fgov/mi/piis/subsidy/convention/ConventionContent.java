package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Optional;

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
        return StrictJson.readStored(content.getBytes(StandardCharsets.UTF_8), ConventionBody.class)
                .toTerms();
    }
}
