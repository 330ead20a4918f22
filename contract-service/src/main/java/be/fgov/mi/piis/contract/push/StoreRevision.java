package be.fgov.mi.piis.contract.push;

import be.fgov.mi.piis.contract.law.BelgianHolidays;
import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.register.BoundSignature;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractRevision;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.caller.CurrentCaller;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores one revision of a contract, however it came: person, contract, sealed document, access-log line and event, in
 * the transaction that is running and under the lock of the reference that the caller holds.
 */
@ApplicationScoped
public class StoreRevision {
    private final Persons persons;
    private final SsinVault vault;
    private final AccessLog accessLog;
    private final ContractAnnouncer announcer;
    private final CurrentCaller currentCaller;
    private final LawBook lawBook;
    private final BelgianHolidays holidays;
    private final Clock clock;

    StoreRevision(
            Persons persons,
            SsinVault vault,
            AccessLog accessLog,
            ContractAnnouncer announcer,
            CurrentCaller currentCaller,
            LawBook lawBook,
            BelgianHolidays holidays,
            Clock clock) {
        this.persons = persons;
        this.vault = vault;
        this.accessLog = accessLog;
        this.announcer = announcer;
        this.currentCaller = currentCaller;
        this.lawBook = lawBook;
        this.holidays = holidays;
        this.clock = clock;
    }

    /**
     * What the revision says about where the contract came from and where it goes, beyond its text.
     *
     * @param transferredAway the old CPAS hands it over with this revision
     * @param from the contract of another CPAS that this one continues
     * @param given signatures of its text that were given through an act here
     */
    public record Passage(boolean transferredAway, @Nullable UUID from, List<BoundSignature> given) {
        public static final Passage NONE = new Passage(false, null, List.of());

        public static Passage away() {
            return new Passage(true, null, List.of());
        }

        public static Passage continuing(UUID from) {
            return new Passage(false, from, List.of());
        }

        public static Passage signed(List<BoundSignature> given) {
            return new Passage(false, null, given);
        }
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException what {@link JudgeContract} refuses */
    public PushAnswer store(
            EnterpriseNumber cpas, String reference, int revision, ContractBody body, String operation, Passage way) {
        Persons.Entered entered = persons.findOrEnter(body.beneficiary().ssin());
        Persons.Known person = entered.person();
        Contract known = Contract.of(cpas, reference).orElse(null);
        Contract contract = known == null ? Contract.open(cpas, reference) : known;
        List<Contract> others =
                entered.now() ? List.of() : Contract.ofPersonBesides(person.personId(), contract.contractId());
        JudgeContract.Calendar calendar = calendar();
        JudgeContract.Verdict verdict = JudgeContract.judge(
                body,
                revision,
                known == null
                        ? null
                        : JudgeContract.Before.with(known, known.signaturesAnd(way.given()), vault::signerIndex),
                person,
                Contract.isAnyActive(others, body.type()),
                calendar);
        List<Warning> warnings = new ArrayList<>(verdict.warnings());
        warnings.addAll(Reactivation.judge(body, cpas, others, calendar.law()));
        contract.revise(revision, verdict.facts());
        if (way.from() != null) {
            contract.continues(way.from());
        }
        if (way.transferredAway()) {
            contract.transferredAway();
        }
        contract.persist();
        new ContractRevision(
                        contract,
                        vault.sealContent(
                                StrictJson.canonical(body), ContractRevision.row(contract.contractId(), revision)),
                        currentCaller.get().clientId())
                .persist();
        accessLog.record(operation, contract.name() + "/" + revision, contract.personId(), "PIIS contract");
        announcer.changed(contract, LocalDate.now(clock));
        return new PushAnswer(
                contract.contractId(), reference, revision, Codes.of(contract.status()), contract.href(), warnings);
    }

    /** What a revision is judged by today. */
    public JudgeContract.Calendar calendar() {
        return new JudgeContract.Calendar(LocalDate.now(clock), lawBook.current(), holidays);
    }
}
