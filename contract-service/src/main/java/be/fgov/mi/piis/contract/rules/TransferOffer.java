package be.fgov.mi.piis.contract.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A contract follows the person who moves (TRA-1, TRA-2), but its content does so only when the person could object
 * before: the new CPAS gets an offer without content, tells the person what travels and records that, and reads the
 * content from the release day on unless the person objected to it (TRA-4, A-19, A-20).
 *
 * @param offeredOn day on which the old CPAS handed the contract over
 * @param releaseOn first day on which the content may be read, when the person was informed by then
 * @param informedOn day on which the person was told what travels and that objecting is possible
 * @param objectedOn day on which the person objected
 * @param decidedOn day on which the new CPAS decided
 */
public record TransferOffer(
        LocalDate offeredOn,
        LocalDate releaseOn,
        @Nullable LocalDate informedOn,
        @Nullable LocalDate objectedOn,
        @Nullable LocalDate decidedOn) {

    /** The release day of an offer of that day: after so many days as the law of that day says. */
    public static LocalDate releaseDay(LocalDate offeredOn, Law law) {
        return offeredOn.plusDays(law.number(LawParameter.TRANSFER_RELEASE_DAYS, offeredOn));
    }

    /** Whether a contract in that status can follow the person: one that was handed over and has not ended (TRA-1). */
    public static boolean isPossibleFrom(ContractStatus status) {
        return switch (status) {
            case HANDED_OVER, PARTIALLY_SIGNED, ACTIVE -> true;
            case DRAFT, ENDED, TRANSFERRED, VOID -> false;
        };
    }

    /** Whether a CPAS that was no longer competent took longer to pass the file on than it may (TRA-5). */
    public static boolean isPassedOnLate(LocalDate movedOn, LocalDate offeredOn, Law law) {
        return offeredOn.isAfter(movedOn.plusDays(law.number(LawParameter.TRANSFER_PASS_ON_DAYS, movedOn)));
    }

    public TransferStatus on(LocalDate today) {
        if (objectedOn != null) {
            return TransferStatus.OBJECTED;
        }
        if (decidedOn != null) {
            return TransferStatus.DECIDED;
        }
        boolean informed = informedOn != null && !today.isBefore(informedOn);
        return informed && !today.isBefore(releaseOn) ? TransferStatus.RELEASED : TransferStatus.OFFERED;
    }

    /** Whether the new CPAS may read the content: never after an objection, also not what it read before. */
    public boolean showsContentOn(LocalDate today) {
        return switch (on(today)) {
            case RELEASED, DECIDED -> true;
            case OFFERED, OBJECTED -> false;
        };
    }

    /** Whether the person may still be informed and may still object: until the decision (TRA-4). */
    public boolean isOpenOn(LocalDate today) {
        return switch (on(today)) {
            case OFFERED, RELEASED -> true;
            case OBJECTED, DECIDED -> false;
        };
    }

    /** Last day on which the new CPAS decides in time. */
    public LocalDate decisionDueOn(Law law) {
        return offeredOn.plusDays(law.number(LawParameter.TRANSFER_DECISION_DAYS, offeredOn));
    }

    /** Whether the new CPAS has left the offer undecided for longer than that. */
    public boolean isWaitingTooLongOn(LocalDate today, Law law) {
        return isOpenOn(today) && today.isAfter(decisionDueOn(law));
    }
}
