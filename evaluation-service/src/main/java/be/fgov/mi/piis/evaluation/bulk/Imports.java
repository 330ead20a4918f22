package be.fgov.mi.piis.evaluation.bulk;

import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.bulk.BulkIntake;
import be.fgov.mi.piis.identity.crypto.Keys;
import be.fgov.mi.piis.identity.crypto.Seal;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The intake of files of records. */
@Singleton
public class Imports extends BulkIntake {
    /** @param importKey key of waiting files, base64 of 32 bytes */
    Imports(
            AgroalDataSource database,
            RecordItems items,
            ActReceipts acts,
            @ConfigProperty(name = "suite.import.key") String importKey,
            @ConfigProperty(name = "suite.receipt.key") String receiptKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        super(database, items, new Seal(Keys.decode("SUITE_IMPORT_KEY", importKey, demo)), acts, receiptKey, demo);
    }
}
