package be.fgov.mi.piis.subsidy.law;

import be.fgov.mi.piis.identity.law.StoredLaw;
import be.fgov.mi.piis.subsidy.rules.Law;
import be.fgov.mi.piis.subsidy.rules.LawParameter;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;

/** The dated parameters of this service. */
@Singleton
public class LawBook extends StoredLaw<LawParameter, Law> {
    LawBook(AgroalDataSource database) {
        super(database, LawParameter.class, Law::new);
    }
}
