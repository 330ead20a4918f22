package be.fgov.mi.piis.identity.bulk;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.crypto.Seal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;

/** Puts the intake of files of one service together, and starts its workers with the service. */
public abstract class BulkIntake {
    private final BulkImports files;
    private final BulkWorkers workers;
    private final ReceiptSigner signer;
    private final Seal seal;

    /**
     * @param receiptKey Ed25519 key of the receipts, PKCS#8 in base64
     * @param demo whether the published keys of the demo are taken
     */
    protected BulkIntake(
            AgroalDataSource database, BulkItems items, Seal seal, ActReceipts acts, String receiptKey, boolean demo) {
        this.seal = seal;
        signer = new ReceiptSigner(receiptKey, demo);
        workers = new BulkWorkers(database, items, seal, signer);
        files = new BulkImports(database, items, seal, signer, workers, acts);
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

    public Seal seal() {
        return seal;
    }
}
