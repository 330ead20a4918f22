package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.messaging.ContractAnnouncer;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.contract.push.AgreementText;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.StoreRevision;
import be.fgov.mi.piis.contract.register.Contract;
import be.fgov.mi.piis.contract.register.ContractRevision;
import be.fgov.mi.piis.contract.register.FindContract;
import be.fgov.mi.piis.contract.rules.Signatory;
import be.fgov.mi.piis.identity.bulk.BulkItem;
import be.fgov.mi.piis.identity.bulk.BulkItems;
import be.fgov.mi.piis.identity.bulk.Delivery;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.push.PushReceipts;
import be.fgov.mi.piis.identity.wire.PathValues;
import be.fgov.mi.piis.identity.wire.StrictJson;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Contracts that come in files: judged by the same words as single ones, written many at a time. */
@ApplicationScoped
public class ContractItems implements BulkItems {
    private static final Logger LOG = Logger.getLogger(ContractItems.class);
    static final Kind KIND = new Kind("contract", List.of("reference"));

    private final AgroalDataSource database;
    private final PushReceipts receipts;
    private final Persons persons;
    private final SsinVault vault;
    private final StoreRevision storeRevision;
    private final ContractAnnouncer announcer;
    private final FindContract findContract;

    ContractItems(
            AgroalDataSource database,
            PushReceipts receipts,
            Persons persons,
            SsinVault vault,
            StoreRevision storeRevision,
            ContractAnnouncer announcer,
            FindContract findContract) {
        this.database = database;
        this.receipts = receipts;
        this.persons = persons;
        this.vault = vault;
        this.storeRevision = storeRevision;
        this.announcer = announcer;
        this.findContract = findContract;
    }

    /** A line that can be judged, with all that needs no database. */
    record Prepared(ContractBody body, AgreementText text, UUID contractId, Persons.Numbered number, byte[] sealed) {}

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public String home() {
        return "/piisContract/v1";
    }

    @Override
    public BulkItem read(Delivery delivery, int line, byte[] bytes) {
        StrictJson.Examined<ContractLine> examined = StrictJson.examine(bytes, ContractLine.class);
        ContractLine read = examined.body();
        String reference = examined.texts().get("reference");
        Integer revision = examined.numbers().get("revision");
        if (read == null) {
            return BulkItem.unreadable(
                    line,
                    bytes,
                    KIND.name(),
                    reference != null && PathValues.isReference(reference) ? reference : null,
                    revision,
                    Problems.badRequest(examined.issues()).problem());
        }
        try {
            String canonical = StrictJson.canonical(read.contract());
            AgreementText text = AgreementText.of(read.contract());
            read.contract()
                    .signatures()
                    .forEach(signature -> text.hashFor(Signatory.of(signature.party(), signature.thirdPartyId())));
            UUID contractId = Contract.idOf(delivery.cpas().value(), read.reference());
            return BulkItem.of(
                    line,
                    bytes,
                    KIND.name(),
                    read.reference(),
                    read.revision(),
                    receipts.fingerprint(canonical),
                    new Prepared(
                            read.contract(),
                            text,
                            contractId,
                            persons.numbered(read.contract().beneficiary().ssin()),
                            vault.sealContent(canonical, ContractRevision.row(contractId, read.revision()))));
        } catch (RuntimeException failure) {
            var blank = Problems.internalServerError().problem();
            LOG.errorf(failure, "a line of an import failed, %s", blank.instance());
            return BulkItem.unreadable(line, bytes, KIND.name(), read.reference(), read.revision(), blank);
        }
    }

    @Override
    public Watch watch(Delivery delivery) {
        return new UnusualShare(database, delivery, numbersUnder(delivery), storeRevision.calendar());
    }

    @Override
    public List<String> numbersUnder(Delivery delivery) {
        return findContract.numbersUnder(delivery.cpas());
    }

    /** The same line of a contract that goes on under the number of a CPAS that was taken over. */
    Prepared under(String number, BulkItem item) {
        Prepared given = item.content(Prepared.class);
        UUID contractId = Contract.idOf(number, item.reference());
        return new Prepared(
                given.body(),
                given.text(),
                contractId,
                given.number(),
                vault.sealContent(
                        StrictJson.canonical(given.body()), ContractRevision.row(contractId, item.revision())));
    }

    @Override
    public Session open(Connection connection, Delivery delivery, List<BulkItem> items, @Nullable Earlier earlier)
            throws SQLException {
        return new ContractChunk(
                connection,
                delivery,
                items,
                earlier,
                storeRevision.calendar(),
                vault::signerIndex,
                announcer,
                findContract,
                this::under);
    }
}
