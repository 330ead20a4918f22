package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.contract.rules.StepOwner;
import be.fgov.mi.piis.identity.wire.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the parties agree on, in parts, and the hash of what concerns each of them. Order of lists, white space and the
 * spelling of Unicode make no other text. The person's number is no part of it: a newer number of the same person is the
 * same agreement. The same words with another person are another one, which no earlier signature or code is for.
 */
public final class AgreementText {
    /** Counts as white space, so no text that was folded has it. */
    private static final String SEPARATOR = "\u001f";

    /**
     * @param digest of part, id and words: each text is read once, however many sides it concerns
     * @param formerDigest as it was taken before the enterprise number of an organisation was part of it
     */
    private record Piece(
            AgreementPart part,
            String id,
            String about,
            boolean thirdPartiesHaveStep,
            byte[] digest,
            byte[] formerDigest) {}

    private final List<Piece> pieces;
    private final int personSince;
    private final String hash;
    private final Map<Signatory, String> hashes = new ConcurrentHashMap<>();

    private AgreementText(List<Piece> pieces, int personSince) {
        this.pieces = pieces;
        this.personSince = personSince;
        hash = digest(pieces, Piece::digest);
    }

    public static AgreementText of(ContractBody body) {
        List<Piece> pieces = new ArrayList<>();
        Set<String> withThirdParty = body.steps().stream()
                .filter(step -> step.by() == StepOwner.THIRD_PARTY)
                .map(ContractBody.Step::objectiveId)
                .collect(Collectors.toUnmodifiableSet());
        add(pieces, AgreementPart.TYPE, "", "", false, body.type().name());
        add(
                pieces,
                AgreementPart.LANGUAGE,
                "",
                "",
                false,
                body.beneficiary().language().name());
        add(
                pieces,
                AgreementPart.PERIOD,
                "",
                "",
                false,
                body.period().from() + "/" + body.period().until());
        for (ContractBody.Objective objective : body.objectives()) {
            add(
                    pieces,
                    AgreementPart.OBJECTIVE,
                    objective.id(),
                    "",
                    withThirdParty.contains(objective.id()),
                    objective.domain() + "|" + objective.dueOn() + "|" + objective.text());
        }
        for (ContractBody.Step step : body.steps()) {
            AgreementPart part = switch (step.by()) {
                case BENEFICIARY -> AgreementPart.STEP_OF_BENEFICIARY;
                case CPAS -> AgreementPart.STEP_OF_CPAS;
                case THIRD_PARTY -> AgreementPart.STEP_OF_THIRD_PARTY;
            };
            add(pieces, part, step.id(), "", false, step.objectiveId() + "|" + step.dueOn() + "|" + step.text());
        }
        for (ContractBody.ThirdParty thirdParty : body.thirdParties()) {
            pieces.add(piece(thirdParty));
        }
        if (body.communityService() != null) {
            add(pieces, AgreementPart.COMMUNITY_SERVICE, "", "", false, StrictJson.canonical(body.communityService()));
        }
        pieces.sort(Comparator.comparing(Piece::part).thenComparing(Piece::id));
        return new AgreementText(pieces, 1);
    }

    /** The same words as an agreement of the person that the contract has been of since that revision. */
    public AgreementText since(int firstRevisionOfThePerson) {
        return firstRevisionOfThePerson == personSince ? this : new AgreementText(pieces, firstRevisionOfThePerson);
    }

    private static void add(
            List<Piece> pieces,
            AgreementPart part,
            String id,
            String about,
            boolean thirdPartiesHaveStep,
            String text) {
        byte[] digest = digest(part, id, plain(text));
        pieces.add(new Piece(part, id, about, thirdPartiesHaveStep, digest, digest));
    }

    /** An organisation is who it is by its number too, and what is expected of it begins where its name ends. */
    private static Piece piece(ContractBody.ThirdParty organisation) {
        String id = organisation.id();
        String number = organisation.enterpriseNumber();
        return new Piece(
                AgreementPart.THIRD_PARTY,
                id,
                id,
                false,
                digest(
                        AgreementPart.THIRD_PARTY,
                        id,
                        plain(organisation.name()),
                        plain(organisation.expectations()),
                        number == null ? "" : number),
                digest(AgreementPart.THIRD_PARTY, id, plain(organisation.name() + "|" + organisation.expectations())));
    }

    private static byte[] digest(AgreementPart part, String id, String... words) {
        String all = part + SEPARATOR + id + SEPARATOR + String.join(SEPARATOR, words);
        return sha256().digest(all.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the whole, in hexadecimal. */
    public String hash() {
        return hash;
    }

    /** SHA-256 of the parts that concern a side, in hexadecimal. */
    public String hashFor(Signatory signatory) {
        return hashes.computeIfAbsent(signatory, side -> digest(piecesFor(side), Piece::digest));
    }

    /** Whether a stored hash is that of this text, also one that was taken before numbers of organisations were in it. */
    boolean isKnownAs(String stored) {
        return stored.equals(hash) || (hasOtherHashThanBefore() && stored.equals(digest(pieces, Piece::formerDigest)));
    }

    /** What a signature is bound to; one of before numbers of organisations were in it is renewed with this text. */
    @Nullable
    String renewed(Signatory signatory, @Nullable String boundTo) {
        return hasOtherHashThanBefore()
                        && digest(piecesFor(signatory), Piece::formerDigest).equals(boundTo)
                ? hashFor(signatory)
                : boundTo;
    }

    private boolean hasOtherHashThanBefore() {
        return pieces.stream().anyMatch(piece -> piece.digest() != piece.formerDigest());
    }

    private List<Piece> piecesFor(Signatory side) {
        return pieces.stream()
                .filter(piece -> piece.part().concerns(side, piece.about(), piece.thirdPartiesHaveStep()))
                .toList();
    }

    private String digest(List<Piece> pieces, Function<Piece, byte[]> how) {
        MessageDigest digest = sha256();
        if (personSince > 1) {
            digest.update(("person since " + personSince).getBytes(StandardCharsets.UTF_8));
        }
        pieces.forEach(piece -> digest.update(how.apply(piece)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** White space is folded by hand: a regular expression for each text is felt in a delivery of 100,000. */
    private static String plain(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder folded = new StringBuilder(composed.length());
        boolean space = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c)) {
                space = !folded.isEmpty();
            } else {
                if (space) {
                    folded.append(' ');
                    space = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }
}
