package be.fgov.mi.piis.contract.register;

import be.fgov.mi.piis.contract.rules.BeneficiaryStatus;
import be.fgov.mi.piis.contract.rules.ContractStatus;
import be.fgov.mi.piis.contract.rules.ContractType;
import be.fgov.mi.piis.contract.rules.EndReason;
import be.fgov.mi.piis.contract.rules.Regime;
import be.fgov.mi.piis.contract.rules.StatusOfTheDay;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.NameBasedIds;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PIIS contract in its newest state, as coded facts: what the rules, the lists and the events need. The document
 * itself is kept encrypted, revision by revision.
 */
@Entity
public class Contract extends PanacheEntityBase {
    @Id
    private UUID contractId;

    private String enterpriseNumber;
    private String reference;
    private UUID personId;
    private int personSince = 1;
    private int revision;
    private long version;

    @Enumerated(EnumType.STRING)
    private ContractType type;

    @Enumerated(EnumType.STRING)
    private ContractStatus status;

    @Enumerated(EnumType.STRING)
    private BeneficiaryStatus beneficiaryStatus;

    @Convert(converter = ValuesAsText.Statuses.class)
    @Column(name = "earlier_statuses")
    private List<StatusOfTheDay.Earlier> earlierStatuses = List.of();

    private boolean fullTimeStudent;
    private LocalDate validFrom;
    private LocalDate validUntil;

    private @Nullable LocalDate handedOverOn;
    private @Nullable LocalDate textInHandSince;
    private @Nullable LocalDate handOverToldOn;
    private @Nullable LocalDate textToldOn;

    @Convert(converter = ValuesAsText.Steps.class)
    @Column(name = "steps")
    private List<PlannedStep> steps;

    @Convert(converter = ValuesAsText.Steps.class)
    @Column(name = "signed_steps")
    private List<PlannedStep> signedSteps = List.of();

    private boolean textSigned;
    private boolean communityService;
    private String contentHash;
    private @Nullable UUID transferredFrom;

    @Convert(converter = ValuesAsText.Signatures.class)
    @Column(name = "signatures")
    private List<BoundSignature> signatures;

    private @Nullable LocalDate concludedOn;
    private @Nullable LocalDate firstConcludedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Regime regime;

    private @Nullable LocalDate endedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable EndReason endReason;

    protected Contract() {}

    private Contract(EnterpriseNumber cpas, String reference) {
        this.contractId = idOf(cpas.value(), reference);
        this.enterpriseNumber = cpas.value();
        this.reference = reference;
    }

    /**
     * What one revision says.
     *
     * @param personSince first revision that is of this person: a newer number and a merger are the same person
     * @param handedOverOn day on which the text was given to the person
     * @param contentHash SHA-256 of the text that is agreed on
     * @param signatures all that were given, also those for an earlier text
     * @param concludedOn day on which the contract was concluded; absent while somebody has to sign
     * @param firstConcludedOn the same of the text before it was first amended; absent when it never was
     * @param textSigned every party has signed the text as it stands
     * @param signedSteps the steps of the last text that every party signed; empty when none was
     * @param endedOn with its reason, or both absent
     * @param whenTold what follows from the revisions before
     */
    public record Facts(
            UUID personId,
            int personSince,
            ContractType type,
            ContractStatus status,
            BeneficiaryStatus beneficiaryStatus,
            boolean fullTimeStudent,
            LocalDate from,
            LocalDate until,
            @Nullable LocalDate handedOverOn,
            List<PlannedStep> steps,
            boolean communityService,
            String contentHash,
            List<BoundSignature> signatures,
            @Nullable LocalDate concludedOn,
            @Nullable LocalDate firstConcludedOn,
            boolean textSigned,
            List<PlannedStep> signedSteps,
            @Nullable LocalDate endedOn,
            @Nullable EndReason endReason,
            WhenTold whenTold) {}

    /** The same for every service and for a dry run. */
    public static UUID idOf(String enterpriseNumber, String reference) {
        return NameBasedIds.of("contract", enterpriseNumber, reference);
    }

    public static Contract open(EnterpriseNumber cpas, String reference) {
        return new Contract(cpas, reference);
    }

    /**
     * A contract as it was read elsewhere, outside any session.
     *
     * @param version as stored
     */
    public static Contract asStored(
            EnterpriseNumber cpas,
            String reference,
            int revision,
            long version,
            Facts facts,
            @Nullable UUID transferredFrom) {
        Contract contract = open(cpas, reference);
        contract.revise(revision, facts);
        contract.version = version;
        contract.transferredFrom = transferredFrom;
        return contract;
    }

    public static Optional<Contract> of(EnterpriseNumber cpas, String reference) {
        return findByIdOptional(idOf(cpas.value(), reference));
    }

    /**
     * Those of the numbers under which a contract by that reference was opened. It loads no contract:
     * who asks may have to wait for the lock of one, and what the session knows by then would be the state of before.
     */
    static List<String> numbersThatHave(List<String> numbers, String reference) {
        List<UUID> ids = numbers.stream().map(number -> idOf(number, reference)).toList();
        return getEntityManager()
                .createQuery(
                        "select c.enterpriseNumber from Contract c where c.contractId in ?1"
                                + " order by c.enterpriseNumber",
                        String.class)
                .setParameter(1, ids)
                .getResultList();
    }

    public static List<Contract> ofPerson(UUID personId) {
        return list("personId", personId);
    }

    /** The other contracts of the person that a new one is judged by: active, or ended because of a job. */
    public static List<Contract> ofPersonBesides(UUID personId, UUID contractId) {
        return list(
                "personId = ?1 and contractId <> ?2 and (status = ?3 or endReason = ?4)",
                personId,
                contractId,
                ContractStatus.ACTIVE,
                EndReason.EMPLOYMENT);
    }

    /** Whether one of them is active and of that type. */
    public static boolean isAnyActive(List<Contract> contracts, ContractType type) {
        return contracts.stream()
                .anyMatch(contract -> contract.type == type && contract.status == ContractStatus.ACTIVE);
    }

    /** The next revision replaces the state; the caller has checked that it is the next one. */
    public void revise(int nextRevision, Facts facts) {
        revision = nextRevision;
        judgedAgain(facts);
    }

    /** The same text, judged again: somebody signed it here. */
    public void judgedAgain(Facts facts) {
        version++;
        personId = facts.personId();
        personSince = facts.personSince();
        type = facts.type();
        status = facts.status();
        beneficiaryStatus = facts.beneficiaryStatus();
        fullTimeStudent = facts.fullTimeStudent();
        validFrom = facts.from();
        validUntil = facts.until();
        handedOverOn = facts.handedOverOn();
        steps = facts.steps();
        communityService = facts.communityService();
        contentHash = facts.contentHash();
        signatures = facts.signatures();
        concludedOn = facts.concludedOn();
        firstConcludedOn = facts.firstConcludedOn();
        textSigned = facts.textSigned();
        signedSteps = facts.signedSteps();
        regime = concludedOn == null ? null : Regime.on(concludedOn);
        endedOn = facts.endedOn();
        endReason = facts.endReason();
        earlierStatuses = facts.whenTold().earlierStatuses();
        textInHandSince = facts.whenTold().textInHandSince();
        handOverToldOn = facts.whenTold().handOverToldOn();
        textToldOn = facts.whenTold().textToldOn();
    }

    /** The person moved: the contract ends here and goes to the competent CPAS (TRA-1). */
    public void transferredAway() {
        status = ContractStatus.TRANSFERRED;
    }

    /** This contract takes over commitments of the one that the person had elsewhere (TRA-3). */
    public void continues(UUID earlierContract) {
        transferredFrom = earlierContract;
    }

    /** Two persons turned out to be one. */
    public void belongsNowTo(UUID person) {
        personId = person;
        version++;
    }

    public UUID contractId() {
        return contractId;
    }

    public String enterpriseNumber() {
        return enterpriseNumber;
    }

    public String reference() {
        return reference;
    }

    public UUID personId() {
        return personId;
    }

    public int personSince() {
        return personSince;
    }

    public int revision() {
        return revision;
    }

    public long version() {
        return version;
    }

    public ContractType type() {
        return type;
    }

    public ContractStatus status() {
        return status;
    }

    public BeneficiaryStatus beneficiaryStatus() {
        return beneficiaryStatus;
    }

    public BeneficiaryStatus statusOn(LocalDate day) {
        return StatusOfTheDay.on(day, earlierStatuses, beneficiaryStatus);
    }

    public WhenTold whenTold() {
        return new WhenTold(earlierStatuses, textInHandSince, handOverToldOn, textToldOn);
    }

    public boolean isFullTimeStudent() {
        return fullTimeStudent;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validUntil() {
        return validUntil;
    }

    public @Nullable LocalDate handedOverOn() {
        return handedOverOn;
    }

    /** First day on which the person can have had the text as it stands; absent for a draft. */
    public @Nullable LocalDate textInHandSince() {
        return textInHandSince;
    }

    /**
     * The day after which the person reflects (PRE-7); absent for a draft. A contract that binds is changed by the
     * agreement of everybody, without waiting again (LIF-2).
     */
    public @Nullable LocalDate reflectsFrom() {
        return boundSince() == null ? textInHandSince : handedOverOn;
    }

    public List<PlannedStep> steps() {
        return steps;
    }

    /** The steps of the last text that every party signed; empty when none was. */
    public List<PlannedStep> signedSteps() {
        return signedSteps;
    }

    /** What binds: a change that not everybody has signed adapts no commitment (LIF-2). Before any text was signed, the plan. */
    public List<PlannedStep> commitments() {
        return signedSteps.isEmpty() ? steps : signedSteps;
    }

    /** Whether every party has signed the text as it stands; a contract can have ended without. */
    public boolean isTextSigned() {
        return textSigned;
    }

    public boolean hasCommunityService() {
        return communityService;
    }

    /** Hexadecimal SHA-256 of the text that is agreed on; empty for a contract of before this was kept. */
    public String contentHash() {
        return contentHash;
    }

    public @Nullable UUID transferredFrom() {
        return transferredFrom;
    }

    public List<BoundSignature> signatures() {
        return signatures;
    }

    /** Those of the contract so far, and others after them; who signed the same here before has signed it last. */
    public List<BoundSignature> signaturesAnd(List<BoundSignature> others) {
        return Stream.concat(
                        signatures.stream()
                                .filter(one -> !one.byAct() || others.stream().noneMatch(one::isForTheSameAs)),
                        others.stream())
                .toList();
    }

    public @Nullable LocalDate concludedOn() {
        return concludedOn;
    }

    /** When the text was concluded that was first amended; absent for a contract that never was. */
    /** Since when it binds, also while an amendment waits for signatures; absent before its first conclusion. */
    public @Nullable LocalDate boundSince() {
        return firstConcludedOn == null ? concludedOn : firstConcludedOn;
    }

    public @Nullable LocalDate firstConcludedOn() {
        return firstConcludedOn;
    }

    public @Nullable Regime regime() {
        return regime;
    }

    public @Nullable LocalDate endedOn() {
        return endedOn;
    }

    public @Nullable EndReason endReason() {
        return endReason;
    }

    public String href() {
        return "/piisContract/v1/cpas/" + enterpriseNumber + "/contracts/" + reference;
    }

    /** How the access log and support name it: never by person. */
    public String name() {
        return enterpriseNumber + "/" + reference;
    }
}
