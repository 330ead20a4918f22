package be.fgov.mi.piis.contract.bulk;

import be.fgov.mi.piis.contract.person.SsinVault;
import be.fgov.mi.piis.identity.act.ActReceipts;
import be.fgov.mi.piis.identity.bulk.BulkIntake;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The intake of files of contracts. */
@Singleton
public class Imports extends BulkIntake {
    Imports(
            AgroalDataSource database,
            ContractItems items,
            SsinVault vault,
            ActReceipts acts,
            @ConfigProperty(name = "suite.receipt.key") String receiptKey,
            @ConfigProperty(name = "suite.demo", defaultValue = "false") boolean demo) {
        super(database, items, vault.files(), acts, receiptKey, demo);
    }
}
