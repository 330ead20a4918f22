package be.fgov.mi.piis.evaluation.contract;

import be.fgov.mi.piis.events.contract.ContractChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Keeps the newest version of each contract and says when its person is new or another one. */
@ApplicationScoped
public class LearnOfContract {
    private final ContractLock lock;
    private final FindContract findContract;
    private final Event<PersonOfContract> personOfContract;

    LearnOfContract(ContractLock lock, FindContract findContract, Event<PersonOfContract> personOfContract) {
        this.lock = lock;
        this.findContract = findContract;
        this.personOfContract = personOfContract;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void learn(ContractChanged news) {
        List<String> numbers = findContract.numbersOf(news.enterpriseNumber());
        lock.hold(numbers, news.reference());
        KnownContract known = KnownContract.findById(news.contractId());
        if (known == null) {
            new KnownContract(news).persist();
        } else {
            if (news.version() <= known.version) {
                return;
            }
            UUID formerPerson = known.personId;
            known.update(news);
            if (formerPerson.equals(known.personId)) {
                return;
            }
        }
        personOfContract.fire(new PersonOfContract(
                news.contractId(),
                news.personId(),
                news.enterpriseNumber(),
                news.reference(),
                numbers.subList(1, numbers.size())));
    }
}
