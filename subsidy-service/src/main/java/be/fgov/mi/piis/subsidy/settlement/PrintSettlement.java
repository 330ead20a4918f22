package be.fgov.mi.piis.subsidy.settlement;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.document.PdfPress;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.registry.RegisteredCpas;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.Payees;
import be.fgov.mi.piis.subsidy.cost.CostAccess;
import be.fgov.mi.piis.subsidy.rules.LanguageOfCpas;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints the statement of a settlement, in the language asked for, else in that of its CPAS. */
@ApplicationScoped
public class PrintSettlement {
    private final SettleConvention settleConvention;
    private final CostAccess access;
    private final CpasRegistry registry;
    private final Payees payees;
    private final PdfPress press;
    private final Template template;

    PrintSettlement(
            SettleConvention settleConvention,
            CostAccess access,
            CpasRegistry registry,
            Payees payees,
            PdfPress press,
            @Location("document/settlement") Template template) {
        this.settleConvention = settleConvention;
        this.access = access;
        this.registry = registry;
        this.payees = payees;
        this.press = press;
        this.template = template;
    }

    private record Composed(Statement statement, ReaderLanguage language) {}

    /** A statement as a file. */
    public record Printed(byte[] pdf, ReaderLanguage language) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException as the reading of the settlement */
    public Printed print(String number, Caller reader, LocalDate today, List<Locale> asked) {
        Composed composed = QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireReadable(number, reader);
            Optional<RegisteredCpas> lead = registry.find(convention.leadCpas());
            ReaderLanguage spoken = language(asked, lead);
            return new Composed(
                    Statement.of(
                            settleConvention.read(number, reader, today, spoken),
                            convention.year(),
                            convention.leadCpas(),
                            lead.map(cpas -> cpas.name(spoken.code())).orElse(""),
                            payees.of(convention, today),
                            spoken),
                    spoken);
        });
        // Laid out after the transaction: a page takes longer than the reading.
        return new Printed(
                press.print(template.data("statement", composed.statement()).render()), composed.language());
    }

    private static ReaderLanguage language(List<Locale> asked, Optional<RegisteredCpas> lead) {
        return asked.stream()
                .flatMap(locale -> ReaderLanguage.ofCode(locale.getLanguage()).stream())
                .findFirst()
                .or(() -> lead.flatMap(cpas -> ReaderLanguage.ofCode(LanguageOfCpas.of(cpas.nisCode()))))
                .orElse(ReaderLanguage.FR);
    }
}
