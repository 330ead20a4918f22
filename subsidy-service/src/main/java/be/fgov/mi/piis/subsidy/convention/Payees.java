package be.fgov.mi.piis.subsidy.convention;

import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/**
 * Who is paid for a convention on a day: the lead (SUB-9, S4:66) on the account that everyone signed. A lead that was
 * taken over is paid up to and including its last day; after it the CPAS that speaks for it is, on the account that the
 * registry has of that CPAS.
 */
@ApplicationScoped
public class Payees {
    private final CpasRegistry registry;

    Payees(CpasRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param enterpriseNumber of the CPAS that is paid
     * @param name in both languages: no text says which of them a bank knows
     */
    public record Payee(String enterpriseNumber, String name, String iban) {}

    /** The CPAS that is paid, and that pays back. */
    String speaksFor(Convention convention, LocalDate day) {
        String lead = convention.leadCpas();
        return registry.responsible()
                .on(day, lead)
                .orElseThrow(() -> new IllegalStateException("the successors of " + lead + " come back to it"));
    }

    public Payee of(Convention convention, LocalDate day) {
        String paid = speaksFor(convention, day);
        RegisteredCpas registered = registry.find(paid).orElse(null);
        return new Payee(
                paid,
                registered == null ? "CPAS " + paid : nameOf(registered),
                registered == null || paid.equals(convention.leadCpas()) ? convention.iban() : registered.iban());
    }

    private static String nameOf(RegisteredCpas cpas) {
        return "CPAS-OCMW "
                + (cpas.nameFr().equals(cpas.nameNl()) ? cpas.nameFr() : cpas.nameFr() + " - " + cpas.nameNl());
    }
}
