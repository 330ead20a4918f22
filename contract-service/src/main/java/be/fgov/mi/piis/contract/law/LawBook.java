package be.fgov.mi.piis.contract.law;

import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.LawParameter;
import be.fgov.mi.piis.identity.law.StoredLaw;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** The dated parameters of this service. */
@Singleton
public class LawBook extends StoredLaw<LawParameter, Law> {
    LawBook(AgroalDataSource database) {
        super(database, LawParameter.class, Law::new);
    }
}
