package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.ConventionType;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A convention with its acts, as it is read.
 *
 * @param version grows with each revision and each act
 * @param signingRound 0, and one more with each amendment; the signatures are those of this round
 * @param memberships the days of each member, both included
 * @param mustAct whose move it is
 * @param warnings what to look at today, possibly nothing
 */
@Schema(name = "ConventionState", description = "A convention with its acts.")
public record ConventionView(
        String href,
        String number,
        int revision,
        long version,
        ConventionType type,
        int year,
        String leadCpas,
        List<String> members,
        List<ConventionBody.Membership> memberships,
        long grantedCents,
        ConventionBody.Targets targets,
        String objectives,
        String iban,
        ConventionBody.Period period,
        ConventionStatus status,
        int signingRound,
        List<MustAct> mustAct,
        long advanceCents,
        List<Signature> signatures,
        List<Act> acts,
        List<Warning> warnings) {

    /**
     * A signature.
     *
     * @param function cpas-president, cpas-secretary or minister, without the prefix
     * @param signer account name
     * @param signedOn business date
     * @param signedAt instant
     */
    @Schema(name = "ConventionSignature", description = "A signature under a convention.")
    public record Signature(String function, String signer, LocalDate signedOn, OffsetDateTime signedAt) {
        static Signature of(RecordedAct act) {
            return new Signature(act.role().replace("cpas-", ""), act.actorName(), act.actedOn(), instant(act));
        }
    }

    /**
     * An act of the procedure.
     *
     * @param role the function in which it was done
     * @param field what a negotiation is about
     * @param revision of the convention that it was done on; absent where it is not known: on acts of
     *     before this was kept, after an amendment that was given up or refused. On others of before it is the newest that
     *     had come by then
     */
    @Schema(name = "ConventionAct", description = "An act of the procedure.")
    public record Act(
            ConventionAct act,
            String role,
            ConventionStatus status,
            @Nullable String field,
            @Nullable String comment,
            LocalDate on,
            OffsetDateTime at,
            int signingRound,
            @Nullable Integer revision) {
        static Act of(RecordedAct act) {
            return new Act(
                    act.act(),
                    act.role(),
                    act.statusAfter(),
                    act.field(),
                    act.comment(),
                    act.actedOn(),
                    instant(act),
                    act.signingRound(),
                    act.revision());
        }
    }

    static ConventionView of(Convention convention, AdvanceView advance, List<Warning> warnings) {
        return new ConventionView(
                hrefOf(convention.number),
                convention.number,
                convention.revision,
                convention.version,
                convention.type,
                convention.year,
                convention.leadCpas,
                List.copyOf(convention.memberNumbers()),
                convention.memberDays().entrySet().stream()
                        .map(member -> new ConventionBody.Membership(
                                member.getKey(),
                                member.getValue().from(),
                                member.getValue().until()))
                        .toList(),
                convention.grantedCents,
                new ConventionBody.Targets(convention.targetPersons, convention.targetTrajectories),
                convention.objectives,
                convention.iban,
                new ConventionBody.Period(convention.periodFrom, convention.periodUntil),
                convention.status,
                convention.signingRound,
                MustAct.on(convention.status),
                advance.advanceCents(),
                convention.signatures().stream().map(Signature::of).toList(),
                convention.acts.stream().map(Act::of).toList(),
                warnings);
    }

    static String hrefOf(String number) {
        return "/activationSubsidy/v1/conventions/" + number;
    }

    private static OffsetDateTime instant(RecordedAct act) {
        return act.actedAt().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
