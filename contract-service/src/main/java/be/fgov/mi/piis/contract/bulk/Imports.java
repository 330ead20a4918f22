package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.identity.bulk.BulkImports;
import be.fgov.mi.piis.identity.bulk.BulkSeal;
import be.fgov.mi.piis.identity.bulk.BulkWorkers;
import be.fgov.mi.piis.identity.bulk.ReceiptSigner;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the intake of files together for contracts, and starts its workers with the service. */
@ApplicationScoped
public class Imports {
    private final BulkImports files;
    private final BulkWorkers workers;
    private final ReceiptSigner signer;

    /** @param receiptKey Ed25519 key of the receipts, PKCS#8 in base64 */
    Imports(
            AgroalDataSource database,
            ContractItems items,
            SsinVault vault,
            @ConfigProperty(name = "suite.receipt.key") String receiptKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        BulkSeal seal = sealOf(vault);
        signer = new ReceiptSigner(receiptKey, demo);
        workers = new BulkWorkers(database, items, seal, signer);
        files = new BulkImports(database, items, seal, signer, workers);
    }

    /** A waiting file is as secret as the contracts in it. */
    static BulkSeal sealOf(SsinVault vault) {
        return new BulkSeal() {
            @Override
            public byte[] seal(byte[] plain, String row) {
                return vault.sealBytes(plain, row);
            }

            @Override
            public byte[] open(byte[] sealed, String row) {
                return vault.openBytes(sealed, row);
            }
        };
    }

    void start(@Observes StartupEvent startup) {
        workers.start();
    }

    void stop(@Observes ShutdownEvent shutdown) throws InterruptedException {
        workers.stop();
    }

    public BulkImports files() {
        return files;
    }

    public BulkWorkers workers() {
        return workers;
    }

    public ReceiptSigner signer() {
        return signer;
    }
}
