package be.fgov.mi.piis.contract.amending;

import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.wire.Codes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The typed difference between two texts of a contract: what was added, changed or removed, and whom it concerns. */
public final class ContractDiff {
    private ContractDiff() {}

    /** What happened to a part. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * A part of the text in words, as it stood or will stand; only what the part has is there.
     *
     * @param by who acts, of a step
     * @param name of a third party
     * @param enterpriseNumber of a third party
     * @param communityService the items of a community service
     */
    @Schema(description = "A part of the text, as it stood or will stand.")
    public record Words(
            @Nullable String text,
            @Nullable String domain,
            @Nullable StepOwner by,
            @Nullable String objectiveId,
            @Nullable String name,
            @Nullable String enterpriseNumber,
            @Nullable LocalDate from,
            @Nullable LocalDate dueOn,
            ContractBody.@Nullable CommunityService communityService) {}

    /**
     * @param id of the objective, step or third party; absent where there is only one
     * @param concerns whom it concerns: beneficiary, cpas, thirdParty:&lt;id&gt;
     */
    @Schema(description = "One difference, and whom it concerns.")
    public record Difference(
            Change change,
            AgreementPart part,
            @Nullable String id,
            @Nullable Words before,
            @Nullable Words after,
            List<String> concerns) {}

    private record Key(AgreementPart part, String id) {}

    private record Piece(Words words, String about, boolean thirdPartiesHaveStep) {}

    /** In the order of the contract: period, objectives, steps, third parties, community service. */
    public static List<Difference> between(ContractBody before, ContractBody after) {
        Map<Key, Piece> old = pieces(before);
        Map<Key, Piece> now = pieces(after);
        Set<String> organisations = new TreeSet<>(before.thirdPartyIds());
        organisations.addAll(after.thirdPartyIds());
        List<Difference> differences = new ArrayList<>();
        Stream.concat(old.keySet().stream(), now.keySet().stream())
                .distinct()
                .sorted((one, other) -> {
                    int byPart = one.part().compareTo(other.part());
                    return byPart == 0 ? one.id().compareTo(other.id()) : byPart;
                })
                .forEach(key -> compare(key, old.get(key), now.get(key), organisations, differences));
        return differences;
    }

    private static void compare(
            Key key,
            @Nullable Piece old,
            @Nullable Piece now,
            Set<String> organisations,
            List<Difference> differences) {
        if (old != null && now != null && old.words().equals(now.words())) {
            return;
        }
        Change change = old == null ? Change.ADDED : now == null ? Change.REMOVED : Change.CHANGED;
        List<String> concerned = Stream.concat(
                        Stream.of(Signatory.BENEFICIARY, Signatory.CPAS),
                        organisations.stream().map(Signatory::thirdParty))
                .filter(signatory -> concerns(key, old, signatory) || concerns(key, now, signatory))
                .map(Signatory::name)
                .toList();
        differences.add(new Difference(
                change,
                key.part(),
                key.id().isEmpty() ? null : key.id(),
                old == null ? null : old.words(),
                now == null ? null : now.words(),
                concerned));
    }

    private static boolean concerns(Key key, @Nullable Piece piece, Signatory signatory) {
        return piece != null && key.part().concerns(signatory, piece.about(), piece.thirdPartiesHaveStep());
    }

    private static Map<Key, Piece> pieces(ContractBody body) {
        Map<Key, Piece> pieces = new LinkedHashMap<>();
        Set<String> withThirdParty = body.steps().stream()
                .filter(step -> step.by() == StepOwner.THIRD_PARTY)
                .map(ContractBody.Step::objectiveId)
                .collect(Collectors.toUnmodifiableSet());
        pieces.put(
                new Key(AgreementPart.PERIOD, ""),
                new Piece(
                        new Words(
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                body.period().from(),
                                body.period().until(),
                                null),
                        "",
                        false));
        for (ContractBody.Objective objective : body.objectives()) {
            pieces.put(
                    new Key(AgreementPart.OBJECTIVE, objective.id()),
                    new Piece(
                            new Words(
                                    objective.text(),
                                    Codes.of(objective.domain()),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    objective.dueOn(),
                                    null),
                            "",
                            withThirdParty.contains(objective.id())));
        }
        for (ContractBody.Step step : body.steps()) {
            AgreementPart part = switch (step.by()) {
                case BENEFICIARY -> AgreementPart.STEP_OF_BENEFICIARY;
                case CPAS -> AgreementPart.STEP_OF_CPAS;
                case THIRD_PARTY -> AgreementPart.STEP_OF_THIRD_PARTY;
            };
            pieces.put(
                    new Key(part, step.id()),
                    new Piece(
                            new Words(
                                    step.text(),
                                    null,
                                    step.by(),
                                    step.objectiveId(),
                                    null,
                                    null,
                                    null,
                                    step.dueOn(),
                                    null),
                            "",
                            false));
        }
        for (ContractBody.ThirdParty thirdParty : body.thirdParties()) {
            pieces.put(
                    new Key(AgreementPart.THIRD_PARTY, thirdParty.id()),
                    new Piece(
                            new Words(
                                    thirdParty.expectations(),
                                    null,
                                    null,
                                    null,
                                    thirdParty.name(),
                                    thirdParty.enterpriseNumber(),
                                    null,
                                    null,
                                    null),
                            thirdParty.id(),
                            false));
        }
        if (body.communityService() != null) {
            pieces.put(
                    new Key(AgreementPart.COMMUNITY_SERVICE, ""),
                    new Piece(
                            new Words(null, null, null, null, null, null, null, null, body.communityService()),
                            "",
                            false));
        }
        return pieces;
    }
}
