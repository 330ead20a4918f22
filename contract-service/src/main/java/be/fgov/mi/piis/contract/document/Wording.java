package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.push.ContractBody.OrganisationKind;
import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.DayUnit;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.EvidenceLevel;
import be.fgov.mi.piis.contract.rules.LifeDomain;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.SignatureRoute;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says codes, dates and amounts in one language. */
record Wording(Language language) {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FRENCH_FIRST = DateTimeFormatter.ofPattern("'1er' MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter DUTCH =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("d. MMMM uuuu", Locale.GERMAN);

    String say(Phrase phrase, Object... values) {
        return phrase.in(language, values);
    }

    String date(LocalDate day) {
        return switch (language) {
            case FR -> (day.getDayOfMonth() == 1 ? FRENCH_FIRST : FRENCH).format(day);
            case NL -> DUTCH.format(day);
            case DE -> GERMAN.format(day);
        };
    }

    String euros(long cents) {
        return "%d,%02d €".formatted(cents / 100, cents % 100);
    }

    String fullDays(int days, DayUnit unit) {
        return say(unit == DayUnit.WORKING ? Phrase.FULL_WORKING_DAYS : Phrase.FULL_DAYS, days);
    }

    String withinDays(int days, DayUnit unit) {
        return say(unit == DayUnit.WORKING ? Phrase.WITHIN_WORKING_DAYS : Phrase.WITHIN_DAYS, days);
    }

    String withinMonths(int months) {
        return months == 1 ? say(Phrase.WITHIN_ONE_MONTH) : say(Phrase.WITHIN_MONTHS, months);
    }

    String everyMonths(int months) {
        return months == 1 ? say(Phrase.EVERY_MONTH) : say(Phrase.EVERY_MONTHS, months);
    }

    String months(int months) {
        return months == 1 ? say(Phrase.ONE_MONTH) : say(Phrase.MONTHS, months);
    }

    String status(ContractStatus status) {
        return say(
                switch (status) {
                    case DRAFT -> Phrase.DRAFT;
                    case HANDED_OVER -> Phrase.HANDED_OVER;
                    case PARTIALLY_SIGNED -> Phrase.PARTIALLY_SIGNED;
                    case ACTIVE -> Phrase.ACTIVE;
                    case ENDED -> Phrase.ENDED;
                    case TRANSFERRED -> Phrase.TRANSFERRED;
                    case VOID -> Phrase.VOID;
                });
    }

    String reason(EndReason reason) {
        return say(
                switch (reason) {
                    case COMPLETED -> Phrase.REASON_COMPLETED;
                    case TERM_REACHED -> Phrase.REASON_TERM_REACHED;
                    case EMPLOYMENT -> Phrase.REASON_EMPLOYMENT;
                    case MOVED_TO_OTHER_CPAS -> Phrase.REASON_MOVED;
                    case RESIDENCE_PERMIT_LOST -> Phrase.REASON_PERMIT;
                    case ABANDONED -> Phrase.REASON_ABANDONED;
                    case INCOME_WITHDRAWN -> Phrase.REASON_INCOME;
                    case STATUS_CHANGED -> Phrase.REASON_STATUS;
                    case MUTUAL_AGREEMENT -> Phrase.REASON_MUTUAL;
                    case DECEASED -> Phrase.REASON_DECEASED;
                });
    }

    String type(ContractType type) {
        return say(
                switch (type) {
                    case SOCIAL_ACTIVATION -> Phrase.TYPE_SOCIAL_ACTIVATION;
                    case EMPLOYMENT -> Phrase.TYPE_EMPLOYMENT;
                    case TRAINING -> Phrase.TYPE_TRAINING;
                    case STUDIES -> Phrase.TYPE_STUDIES;
                    case SOCIAL -> Phrase.TYPE_SOCIAL;
                    case GENERAL -> Phrase.TYPE_GENERAL;
                });
    }

    String kind(OrganisationKind kind) {
        return say(
                switch (kind) {
                    case NON_PROFIT -> Phrase.KIND_NON_PROFIT;
                    case PUBLIC -> Phrase.KIND_PUBLIC;
                    case COMMERCIAL -> Phrase.KIND_COMMERCIAL;
                });
    }

    String right(BeneficiaryStatus status) {
        return say(
                switch (status) {
                    case RIGHT_TO_INTEGRATION -> Phrase.STATUS_INTEGRATION;
                    case FINANCIAL_SOCIAL_AID -> Phrase.STATUS_AID;
                    case OTHER_USER -> Phrase.STATUS_OTHER;
                });
    }

    String domain(LifeDomain domain) {
        return say(
                switch (domain) {
                    case SOCIAL_ACTIVATION -> Phrase.DOMAIN_SOCIAL_ACTIVATION;
                    case HOUSING -> Phrase.DOMAIN_HOUSING;
                    case BUDGET -> Phrase.DOMAIN_BUDGET;
                    case HEALTH -> Phrase.DOMAIN_HEALTH;
                    case CHILDCARE_AND_EDUCATION -> Phrase.DOMAIN_CHILDCARE;
                    case LEISURE_AND_TRAINING -> Phrase.DOMAIN_LEISURE;
                    case VOLUNTEERING -> Phrase.DOMAIN_VOLUNTEERING;
                    case SOCIO_PROFESSIONAL -> Phrase.DOMAIN_SOCIO_PROFESSIONAL;
                });
    }

    String regime(Regime regime) {
        return say(
                switch (regime) {
                    case R2002 -> Phrase.REGIME_2002;
                    case R2016 -> Phrase.REGIME_2016;
                    case R2018 -> Phrase.REGIME_2018;
                });
    }

    String legalBasis(Regime regime) {
        return say(
                switch (regime) {
                    case R2002 -> Phrase.LEGAL_2002;
                    case R2016 -> Phrase.LEGAL_2016;
                    case R2018 -> Phrase.LEGAL_2018;
                });
    }

    String route(@Nullable SignatureRoute route) {
        if (route == null) {
            return say(Phrase.ROUTE_UNKNOWN);
        }
        return say(
                switch (route) {
                    case EID -> Phrase.ROUTE_EID;
                    case LINK -> Phrase.ROUTE_LINK;
                    case DESK -> Phrase.ROUTE_DESK;
                    case PAPER -> Phrase.ROUTE_PAPER;
                });
    }

    String evidence(EvidenceLevel level) {
        return say(
                switch (level) {
                    case QUALIFIED -> Phrase.EVIDENCE_QUALIFIED;
                    case SIGNED_IN -> Phrase.EVIDENCE_SIGNED_IN;
                    case PERSONAL_CODE -> Phrase.EVIDENCE_PERSONAL_CODE;
                    case WITNESSED -> Phrase.EVIDENCE_WITNESSED;
                    case SCANNED -> Phrase.EVIDENCE_SCANNED;
                    case TOLD -> Phrase.EVIDENCE_TOLD;
                });
    }
}
