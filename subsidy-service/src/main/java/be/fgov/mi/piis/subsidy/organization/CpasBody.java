package be.fgov.mi.piis.subsidy.organization;

import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.Iban;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.wire.WireBody;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A CPAS in the registry, the whole of it.
 *
 * @param nisCode of its commune
 * @param validFrom first day
 * @param validTo last day, absent while it exists
 * @param successor the CPAS that took it over
 * @param iban account on which subsidies are paid
 */
@Schema(name = "Cpas", description = "A public social-welfare centre on its dates.")
public record CpasBody(
        @Min(10_000) @Max(99_999) Integer nisCode,
        @Size(max = 200) String nameFr,
        @Size(max = 200) String nameNl,
        @Size(max = 200) @Nullable String nameDe,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String successor,
        String iban)
        implements WireBody {

    @Override
    public void check(Issues issues) {
        if (validTo != null && validTo.isBefore(validFrom)) {
            issues.add(Issue.invalidPeriod("validTo", "The last day lies before the first."));
        }
        if (successor != null && !EnterpriseNumber.isValid(successor)) {
            issues.add(Issue.invalidStructure("successor", "An enterprise number with its check digits is expected."));
        }
        if (!Iban.isValid(iban)) {
            issues.add(Issue.invalidStructure("iban", "An IBAN with its check digits is expected."));
        }
    }

    RegisteredCpas toTerms(String enterpriseNumber, long version) {
        return new RegisteredCpas(
                enterpriseNumber, nisCode, nameFr, nameNl, nameDe, validFrom, validTo, successor, iban, version);
    }
}
