package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.Payees;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A settlement in the words of the statement that the CPAS gets, in reading order.
 *
 * @param language as in {@code lang}
 * @param standing whether it is provisional, proposed or approved
 * @param notes one sentence each, below the reckoning
 */
public record Statement(
        String language,
        String title,
        String subsidy,
        String lead,
        String standing,
        String reckoning,
        List<String> columns,
        List<Line> lines,
        List<String> notes) {

    /** A line of the reckoning: what, by which rule, on which basis, how much. */
    public record Line(String text, String rule, String basis, String amount) {}

    /**
     * @param year of the subsidy
     * @param lead enterprise number of the CPAS
     * @param leadName of the CPAS in that language
     * @param payee who is paid, or pays back, on the day of the statement
     */
    static Statement of(
            SettlementView settlement,
            int year,
            String lead,
            String leadName,
            Payees.Payee payee,
            ReaderLanguage language) {
        List<String> notes = new ArrayList<>();
        if (!payee.enterpriseNumber().equals(lead)) {
            notes.add(SettlementPhrase.TAKEN_OVER.in(language, payee.name(), payee.enterpriseNumber()));
        }
        SettlementView.UnderTarget underTarget = settlement.underTarget();
        if (underTarget != null && underTarget.motive() != null) {
            notes.add(SettlementPhrase.MOTIVE.in(language, underTarget.motive()));
        }
        if (settlement.recoveryCents() > 0) {
            notes.add(SettlementPhrase.COMMUNICATION.in(
                    language, new StructuredCommunication(settlement.structuredCommunication()).display()));
        }
        LocalDate dueOn = settlement.recoveryDueOn();
        Integer dueDays = settlement.recoveryDueDays();
        if (dueOn != null) {
            notes.add(SettlementPhrase.DUE_ON.in(language, language.day(dueOn)));
        } else if (dueDays != null) {
            notes.add(SettlementPhrase.DUE_WITHIN.in(language, Integer.toString(dueDays)));
        }
        SettlementView.Correction correction = settlement.correction();
        if (correction != null && correction.approved() != null) {
            notes.add(SettlementPhrase.CORRECTED.in(
                    language, language.day(correction.approved().on()), correction.motive()));
        }
        if (settlement.proposed() != null) {
            notes.add(SettlementPhrase.PROPOSED_ON.in(
                    language, language.day(settlement.proposed().on())));
        }
        if (settlement.approved() != null) {
            notes.add(SettlementPhrase.APPROVED_ON.in(
                    language, language.day(settlement.approved().on())));
        }
        return new Statement(
                language.tag(),
                SettlementPhrase.STATEMENT.in(language, settlement.convention()),
                SettlementPhrase.SUBSIDY.in(language, Integer.toString(year)),
                SettlementPhrase.LEAD.in(language, leadName, lead),
                standing(settlement.status()).in(language),
                SettlementPhrase.RECKONING.in(language),
                List.of(
                        SettlementPhrase.STEP.in(language),
                        SettlementPhrase.RULE.in(language),
                        SettlementPhrase.BASIS.in(language),
                        SettlementPhrase.AMOUNT.in(language)),
                settlement.steps().stream()
                        .map(step -> new Line(
                                step.text(),
                                step.rule(),
                                (step.assumption() ? SettlementPhrase.ASSUMPTION : SettlementPhrase.DOCUMENTED)
                                        .in(language),
                                language.euros(step.amountCents())))
                        .toList(),
                List.copyOf(notes));
    }

    private static SettlementPhrase standing(SettlementView.Status status) {
        return switch (status) {
            case PROVISIONAL -> SettlementPhrase.PROVISIONAL;
            case PROPOSED -> SettlementPhrase.PROPOSED;
            case APPROVED -> SettlementPhrase.APPROVED;
        };
    }
}
