package be.fgov.mi.piis.contract.rules;

import java.util.Optional;

/**
 * On what a sanction rests. The integration income has its own ground and ceilings (DIS 30 §2, S4:96-98); financial aid
 * rests on the organic law, which names no ceiling (SAN-16, S4:100); where a person has neither, the notion does not
 * exist (SAN-15, S1:211). The ground for undeclared means is another rule with other terms and has no place here
 * (SAN-17).
 */
public enum SanctionLegalBasis {
    /** Law of 26/05/2002, art. 30 §2. */
    DIS_30_2("loi DIS 30 §2"),
    /** Organic law of 08/07/1976, art. 60 §3. */
    ORGANIC_LAW_60_3("loi organique 60 §3");

    private final String citation;

    SanctionLegalBasis(String citation) {
        this.citation = citation;
    }

    public String citation() {
        return citation;
    }

    /** The ground for a person of that status; none for a person without integration income and financial aid. */
    public static Optional<SanctionLegalBasis> of(BeneficiaryStatus status) {
        return switch (status) {
            case RIGHT_TO_INTEGRATION -> Optional.of(DIS_30_2);
            case FINANCIAL_SOCIAL_AID -> Optional.of(ORGANIC_LAW_60_3);
            case OTHER_USER -> Optional.empty();
        };
    }

    /** Whether art. 30 limits how long, how soon and how late (SAN-8, SAN-9, SAN-11). */
    public boolean hasCeilings() {
        return this == DIS_30_2;
    }
}
