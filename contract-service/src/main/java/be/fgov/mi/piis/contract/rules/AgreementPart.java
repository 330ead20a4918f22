package be.fgov.mi.piis.contract.rules;

import java.util.EnumSet;
import java.util.Set;

/**
 * Which field of a contract concerns whom: the typed table behind "after a change only the parties whose part changed
 * sign again". A signature is bound to the parts that concern its party; a typo in what one third organisation does
 * must not restart everybody, and a changed promise must not keep an old signature.
 */
public enum AgreementPart {
    /** What kind of project it is (S1:213). */
    TYPE(Concerned.BENEFICIARY, Concerned.CPAS),
    /** First and last day: everybody is bound for that long. */
    PERIOD(Concerned.BENEFICIARY, Concerned.CPAS, Concerned.EVERY_THIRD_PARTY),
    /** An objective with its term; third parties only where they have a step under it. */
    OBJECTIVE(Concerned.BENEFICIARY, Concerned.CPAS, Concerned.THIRD_PARTIES_WITH_A_STEP),
    /** What the person does. */
    STEP_OF_BENEFICIARY(Concerned.BENEFICIARY, Concerned.CPAS),
    /** What the CPAS does: a promise to the person. */
    STEP_OF_CPAS(Concerned.BENEFICIARY, Concerned.CPAS),
    /** What third organisations do. */
    STEP_OF_THIRD_PARTY(Concerned.BENEFICIARY, Concerned.CPAS, Concerned.EVERY_THIRD_PARTY),
    /** One organisation and what is expected of it (S3:71); the other organisations are not concerned. */
    THIRD_PARTY(Concerned.BENEFICIARY, Concerned.CPAS, Concerned.ITS_THIRD_PARTY),
    /** The eight items of a community service (COM-2). */
    COMMUNITY_SERVICE(Concerned.BENEFICIARY, Concerned.CPAS),
    /** Language in which the text was given. */
    LANGUAGE(Concerned.BENEFICIARY),
    /** The person of choice assists and never signs (PRE-6). */
    SUPPORT_PERSON(),
    /** The analysis precedes the agreement and is no part of it (PRE-1). */
    SOCIAL_ASSESSMENT(),
    /** Number, legal status, studies: facts about the person, corrected by the CPAS. */
    ADMINISTRATIVE_FACTS();

    /** Whom a part concerns. */
    public enum Concerned {
        BENEFICIARY,
        CPAS,
        /** The organisation that the part is about. */
        ITS_THIRD_PARTY,
        THIRD_PARTIES_WITH_A_STEP,
        EVERY_THIRD_PARTY
    }

    private final Set<Concerned> concerned;

    AgreementPart(Concerned... concerned) {
        EnumSet<Concerned> set = EnumSet.noneOf(Concerned.class);
        set.addAll(Set.of(concerned));
        this.concerned = set;
    }

    /**
     * Whether this part concerns a signatory.
     *
     * @param signatory who signs
     * @param about the organisation that the part is about, for {@link #THIRD_PARTY}; empty otherwise
     * @param thirdPartiesHaveStep whether third organisations have a step under the objective
     */
    public boolean concerns(Signatory signatory, String about, boolean thirdPartiesHaveStep) {
        return switch (signatory.kind()) {
            case BENEFICIARY -> concerned.contains(Concerned.BENEFICIARY);
            case CPAS -> concerned.contains(Concerned.CPAS);
            case THIRD_PARTY ->
                concerned.contains(Concerned.EVERY_THIRD_PARTY)
                        || (concerned.contains(Concerned.ITS_THIRD_PARTY) && about.equals(signatory.thirdPartyId()))
                        || (concerned.contains(Concerned.THIRD_PARTIES_WITH_A_STEP) && thirdPartiesHaveStep);
        };
    }
}
