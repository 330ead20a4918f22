package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.JudgeContract;
import be.fgov.mi.piis.contract.push.PushContract;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushAnswer;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.push.Warning;
import be.fgov.mi.piis.identity.wire.StrictJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Opens the file of a contract for an act, and writes what an act makes of it. Everything happens in the transaction of
 * the act, under the lock that a push takes too. An act that changes the text writes the next revision, so that a
 * sender who goes on pushing is told of it by the number.
 */
@ApplicationScoped
public class ContractFile {
    private final SsinVault vault;
    private final PushReceipts receipts;
    private final StoreRevision storeRevision;
    private final ContractAnnouncer announcer;
    private final FindContract findContract;
    private final Clock clock;

    ContractFile(
            SsinVault vault,
            PushReceipts receipts,
            StoreRevision storeRevision,
            ContractAnnouncer announcer,
            FindContract findContract,
            Clock clock) {
        this.vault = vault;
        this.receipts = receipts;
        this.storeRevision = storeRevision;
        this.announcer = announcer;
        this.findContract = findContract;
        this.clock = clock;
    }

    /** @param body the newest document, decrypted */
    public record Opened(Contract contract, ContractBody body) {}

    /**
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract, 409 {@code
     *     contractTransferred} when it went to another CPAS
     */
    public Opened openForAct(EnterpriseNumber cpas, String reference) {
        Opened opened = openForFollowUp(cpas, reference);
        if (opened.contract().status() == ContractStatus.TRANSFERRED) {
            throw JudgeContract.transferred();
        }
        return opened;
    }

    /**
     * Under the lock of an act, and also when the contract went to another CPAS: for what happens to something that its
     * own CPAS decided while it was competent. The contract itself is not written.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract
     */
    public Opened openForFollowUp(EnterpriseNumber cpas, String reference) {
        EnterpriseNumber owner = findContract.ownerOf(cpas, reference);
        receipts.lock(PushContract.keyOf(owner, reference));
        return openForReading(owner, reference);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract */
    public Opened openForReading(EnterpriseNumber cpas, String reference) {
        Contract contract = find(cpas, reference);
        return new Opened(contract, document(contract, contract.revision()));
    }

    /**
     * The contract without its text.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract
     */
    public Contract find(EnterpriseNumber cpas, String reference) {
        return Contract.of(findContract.ownerOf(cpas, reference), reference).orElseThrow(Problems::notFound);
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is no such revision */
    public ContractBody document(Contract contract, int revision) {
        ContractRevision stored =
                ContractRevision.of(contract.contractId(), revision).orElseThrow(Problems::notFound);
        String content =
                vault.openContent(stored.contentSealed(), ContractRevision.row(contract.contractId(), revision));
        return StrictJson.readStored(content.getBytes(StandardCharsets.UTF_8), ContractBody.class);
    }

    /** The next revision of the contract, as an act makes it. */
    public PushAnswer revise(Opened opened, ContractBody next) {
        return write(opened.contract(), next, StoreRevision.Passage.NONE);
    }

    /** The same, for a text that was signed through acts here before it stood. */
    public PushAnswer revise(Opened opened, ContractBody next, List<BoundSignature> given) {
        return write(opened.contract(), next, StoreRevision.Passage.signed(given));
    }

    /**
     * What the sender of {@link #revise} would be warned of; nothing is written.
     *
     * @param given signatures of {@code next}, those that are there and those that may still come
     * @throws be.fgov.mi.piis.identity.problem.ProblemException what {@link JudgeContract} refuses
     */
    public List<Warning> foresee(Opened opened, ContractBody next, List<BoundSignature> given) {
        return judge(opened.contract(), next, opened.contract().revision() + 1, given)
                .warnings();
    }

    /** The last revision of the old CPAS: {@code next} holds the ending, and from now on nothing can be written. */
    public PushAnswer transferAway(Opened opened, ContractBody next) {
        return write(opened.contract(), next, StoreRevision.Passage.away());
    }

    /**
     * The first revision of a new contract that continues another.
     *
     * @param continues the contract of the CPAS that the person left
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 409 {@code referenceTaken} when the CPAS has one by
     *     that reference
     */
    public PushAnswer draft(EnterpriseNumber cpas, String reference, ContractBody body, UUID continues) {
        receipts.lock(PushContract.keyOf(cpas, reference));
        if (Contract.of(cpas, reference).isPresent()) {
            throw Problems.conflict("referenceTaken", "A contract of this CPAS has that reference: pick another.");
        }
        return (PushAnswer) receipts.append(
                PushContract.keyOf(cpas, reference),
                1,
                body,
                () -> storeRevision.store(
                        cpas, reference, 1, body, "contract.act", StoreRevision.Passage.continuing(continues)));
    }

    private PushAnswer write(Contract contract, ContractBody next, StoreRevision.Passage way) {
        EnterpriseNumber cpas = new EnterpriseNumber(contract.enterpriseNumber());
        int revision = contract.revision() + 1;
        return (PushAnswer) receipts.append(
                PushContract.keyOf(cpas, contract.reference()),
                revision,
                next,
                () -> storeRevision.store(cpas, contract.reference(), revision, next, "contract.act", way));
    }

    /** @param warnings what the caller should look at */
    public record Signed(Contract contract, List<Warning> warnings) {}

    /** A signature given here: the text and its revision stay, where the contract stands is judged again. */
    public Signed sign(Opened opened, List<BoundSignature> given) {
        Contract contract = opened.contract();
        JudgeContract.Verdict verdict = judge(contract, opened.body(), contract.revision(), given);
        contract.judgedAgain(verdict.facts());
        announcer.changed(contract, LocalDate.now(clock));
        return new Signed(contract, verdict.warnings());
    }

    private JudgeContract.Verdict judge(
            Contract contract, ContractBody body, int revision, List<BoundSignature> given) {
        return JudgeContract.judge(
                body,
                revision,
                JudgeContract.Before.with(contract, contract.signaturesAnd(given), vault::signerIndex),
                new Persons.Known(contract.personId(), false),
                Contract.isAnyActive(Contract.ofPersonBesides(contract.personId(), contract.contractId()), body.type()),
                storeRevision.calendar());
    }
}
