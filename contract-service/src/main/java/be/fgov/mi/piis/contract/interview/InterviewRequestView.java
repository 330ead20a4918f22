package be.fgov.mi.piis.contract.interview;

import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.rules.InterviewStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for an interview as it stands on the business date.
 *
 * @param dueOn last day on which the person can talk in time
 * @param late the person could not talk in time; it stays so once the interview was held
 * @param offers what the worker made possible, in the order it was told
 */
@Schema(
        name = "InterviewRequestState",
        description = "A request for an interview, what was offered and when it was held.")
public record InterviewRequestView(
        UUID interviewRequestId,
        LocalDate requestedOn,
        LocalDate dueOn,
        InterviewStatus status,
        boolean late,
        List<Offer> offers,
        @Nullable LocalDate heldOn,
        String href) {

    /** @param interviewOn the day for which the interview was offered */
    @Schema(name = "InterviewOffered", description = "An interview that the worker made possible.")
    public record Offer(LocalDate offeredOn, LocalDate interviewOn) {}

    static InterviewRequestView of(
            Contract contract, InterviewRequest request, List<InterviewAct> acts, LocalDate today) {
        List<Offer> offers = acts.stream()
                .filter(act -> act.kind() == InterviewAct.Kind.OFFERED)
                .map(act -> new Offer(act.happenedOn(), act.interviewOn()))
                .toList();
        LocalDate heldOn = acts.stream()
                .filter(act -> act.kind() == InterviewAct.Kind.HELD)
                .map(InterviewAct::happenedOn)
                .findFirst()
                .orElse(null);
        LocalDate earliest = acts.stream()
                .map(InterviewAct::interviewOn)
                .min(LocalDate::compareTo)
                .orElse(null);
        return new InterviewRequestView(
                request.interviewRequestId(),
                request.requestedOn(),
                request.dueOn(),
                InterviewStatus.of(request.dueOn(), !offers.isEmpty(), heldOn, today),
                InterviewStatus.isLate(request.dueOn(), earliest, today),
                offers,
                heldOn,
                contract.href() + "/interviewRequests/" + request.interviewRequestId());
    }
}
