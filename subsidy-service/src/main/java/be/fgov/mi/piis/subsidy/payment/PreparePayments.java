package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.ProblemException;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.subsidy.convention.ActContext;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionLock;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.Euro;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Prepares what is due for some conventions as one batch. The same conventions asked again are the same batch: only
 * what can be paid anew, such as after a rejection, makes another one.
 */
@ApplicationScoped
public class PreparePayments {
    private final ConventionLock lock;
    private final DuePayments duePayments;
    private final ReadBatches readBatches;

    PreparePayments(ConventionLock lock, DuePayments duePayments, ReadBatches readBatches) {
        this.lock = lock;
        this.duePayments = duePayments;
        this.readBatches = readBatches;
    }

    /** @param creditor enterprise number of the CPAS that is paid */
    public record DueToday(
            String convention, PaymentKind kind, Euro amount, String creditor, String creditorName, String iban) {}

    /** @param created false when the batch was there */
    public record Prepared(BatchView batch, boolean created) {}

    /**
     * As {@link #prepare(PaymentBodies.Preparation, ActContext)}, without declared figures.
     *
     * @throws ProblemException 409 a convention for which nothing is to be paid
     */
    @Transactional
    public Prepared prepare(List<String> conventions, ActContext context) {
        return prepare(new PaymentBodies.Preparation(conventions, null, null), context);
    }

    /** What could be prepared today, by convention. */
    @Transactional
    public List<DueToday> due(LocalDate today) {
        List<DueToday> due = new ArrayList<>();
        Convention.<Convention>list(
                        "status in ?1 order by number",
                        List.of(ConventionStatus.FULLY_SIGNED, ConventionStatus.SETTLED))
                .forEach(convention -> {
                    if (duePayments.of(convention, today) instanceof DuePayments.Answer.Pays(Payment.Due pays)) {
                        due.add(new DueToday(
                                pays.convention(),
                                pays.kind(),
                                pays.amount(),
                                pays.creditor(),
                                pays.creditorName(),
                                pays.iban()));
                    }
                });
        return due;
    }

    /**
     * @throws ProblemException 400 an unknown convention or a declared figure that does not agree, 409 a convention for
     *     which nothing is to be paid
     */
    @Transactional
    Prepared prepare(PaymentBodies.Preparation wanted, ActContext context) {
        List<String> numbers = List.copyOf(new TreeSet<>(wanted.conventions()));
        lock.ofPayments();
        refuseUnknown(wanted.conventions());
        lock.ofConventions(numbers);
        Map<String, Payment.Due> due = new LinkedHashMap<>();
        Map<String, List<String>> blocked = new LinkedHashMap<>();
        for (String number : numbers) {
            Convention convention = Convention.of(number).orElseThrow(Problems::notFound);
            switch (duePayments.of(convention, context.on())) {
                case DuePayments.Answer.Pays(Payment.Due pays) -> due.put(number, pays);
                case DuePayments.Answer.Blocked(List<String> blockers) -> blocked.put(number, blockers);
            }
        }
        if (due.isEmpty()) {
            Optional<PaymentBatch> same = PaymentBatch.newestOf(numbers).filter(PreparePayments::stands);
            if (same.isPresent()) {
                refuseOtherFigures(wanted, same.get().paymentCount, same.get().totalCents);
                return new Prepared(readBatches.view(same.get(), context.on()), false);
            }
        }
        if (!blocked.isEmpty()) {
            throw notDue(blocked);
        }
        Euro total = due.values().stream().map(Payment.Due::amount).reduce(Euro.ZERO, Euro::plus);
        refuseOtherFigures(wanted, due.size(), total.cents());
        return new Prepared(readBatches.view(store(due, total, context), context.on()), true);
    }

    /** What the bank has rejected its batch does not pay any more: who asks again is told what blocks it. */
    private static boolean stands(PaymentBatch batch) {
        return Payment.of(batch.batchId).stream().allMatch(payment -> payment.status.isLive());
    }

    private static PaymentBatch store(Map<String, Payment.Due> due, Euro total, ActContext context) {
        List<Payment> payments = new ArrayList<>();
        due.values().forEach(payment -> payments.add(Payment.prepare(payments.size(), payment)));
        PaymentBatch batch = PaymentBatch.prepare(
                due.keySet(),
                payments.stream().map(payment -> payment.endToEndId).toList(),
                total,
                context);
        batch.persist();
        for (Payment payment : payments) {
            payment.batchId = batch.batchId;
            payment.persist();
        }
        PaymentBatch.flush();
        return batch;
    }

    /** In the order in which they were sent. */
    private static void refuseUnknown(List<String> numbers) {
        Issues issues = new Issues();
        for (int i = 0; i < numbers.size(); i++) {
            if (Convention.count("number", numbers.get(i)) == 0) {
                issues.add(Issue.referencedResourceNotFound("conventions[" + i + "]", "No such convention."));
            }
        }
        issues.refuseIfAny();
    }

    private static void refuseOtherFigures(PaymentBodies.Preparation wanted, int count, long totalCents) {
        Issues issues = new Issues();
        DeclaredFigures.wrong(wanted.declaredCount(), wanted.declaredTotalCents(), count, totalCents)
                .forEach(issues::add);
        issues.refuseIfAny();
    }

    /** 409 with what blocks each convention. */
    static ProblemException notDue(Map<String, List<String>> blocked) {
        List<Map<String, Object>> conventions = new ArrayList<>();
        blocked.forEach(
                (number, blockers) -> conventions.add(Map.of("convention", number, "blockers", List.copyOf(blockers))));
        return Problems.conflict(
                "paymentNotDue",
                "Nothing is to be paid today for: " + String.join(", ", blocked.keySet()) + ".",
                Map.of("conventions", conventions));
    }
}
