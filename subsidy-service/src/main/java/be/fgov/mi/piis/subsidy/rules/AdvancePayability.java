package be.fgov.mi.piis.subsidy.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The advance is payable once every party has signed (SUB-9, S4:66), without a claim by the CPAS. On every day after the
 * cut-off while it is unpaid a warning stands; it stays payable until the end of the budget year and is blocked after it
 * unless a decision carries it over. While one payment of it is underway there is no second one.
 */
public record AdvancePayability(List<AdvanceBlocker> blockers, List<AdvanceWarning> warnings) {

    /**
     * @param advance what is to be paid in advance
     * @param carriedOver whether a decision lets it be paid after the budget year
     * @param underway whether a payment of it is prepared or released
     * @param reportedWithoutAdvance whether the convention was reported on before anything was advanced
     */
    public static AdvancePayability of(
            ConventionStatus status,
            Set<ConventionAct> signed,
            SubsidyScheme scheme,
            LocalDate today,
            Euro advance,
            boolean carriedOver,
            boolean underway,
            boolean reportedWithoutAdvance) {
        List<AdvanceBlocker> blockers = new ArrayList<>();
        switch (status) {
            case REFUSED -> blockers.add(AdvanceBlocker.CONVENTION_REFUSED);
            case EXPIRED -> blockers.add(AdvanceBlocker.CONVENTION_EXPIRED);
            case ADVANCE_PAID, REPORTED, UNDER_CONTROL, SETTLED, RECOVERY_CLAIMED, CLOSED ->
                blockers.add(
                        reportedWithoutAdvance
                                ? AdvanceBlocker.REPORTED_WITHOUT_ADVANCE
                                : AdvanceBlocker.ADVANCE_ALREADY_PAID);
            case DRAFT,
                    SUBMITTED,
                    UNDER_REVIEW,
                    IN_NEGOTIATION,
                    FAVOURABLE_ADVICE,
                    SUBMITTED_TO_MINISTER,
                    APPROVED_BY_MINISTER,
                    CPAS_SIGNING,
                    MINISTER_SIGNING,
                    FULLY_SIGNED -> {
                for (ConventionMilestone missing : ConventionTransitions.missingForFullSignature(status, signed)) {
                    switch (missing) {
                        case MINISTER_APPROVAL -> blockers.add(AdvanceBlocker.MINISTER_APPROVAL_MISSING);
                        case PRESIDENT_SIGNATURE -> blockers.add(AdvanceBlocker.PRESIDENT_SIGNATURE_MISSING);
                        case SECRETARY_SIGNATURE -> blockers.add(AdvanceBlocker.SECRETARY_SIGNATURE_MISSING);
                        case MINISTER_SIGNATURE -> blockers.add(AdvanceBlocker.MINISTER_SIGNATURE_MISSING);
                        // The approval of the minister stands for the steps that lead to it.
                        case SUBMISSION, FAVOURABLE_ADVICE, MINISTER_SUBMISSION -> {}
                    }
                }
            }
        }
        boolean over = blockers.contains(AdvanceBlocker.ADVANCE_ALREADY_PAID)
                || blockers.contains(AdvanceBlocker.REPORTED_WITHOUT_ADVANCE)
                || status.leavesTheYearFree();
        if (!over && !carriedOver && today.isAfter(scheme.budgetYearEnd())) {
            blockers.add(AdvanceBlocker.BUDGET_YEAR_CLOSED);
        }
        if (!over && underway) {
            blockers.add(AdvanceBlocker.PAYMENT_UNDERWAY);
        }
        if (!over && advance.equals(Euro.ZERO)) {
            blockers.add(AdvanceBlocker.NOTHING_TO_ADVANCE);
        }
        List<AdvanceWarning> warnings = !over && today.isAfter(scheme.paymentCutOff())
                ? List.of(AdvanceWarning.AFTER_BUDGET_CUT_OFF)
                : List.of();
        return new AdvancePayability(List.copyOf(blockers), warnings);
    }

    public boolean payable() {
        return blockers.isEmpty();
    }
}
