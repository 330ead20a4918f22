package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.register.ContractView;
import be.fgov.mi.piis.contract.register.ReadContracts;
import be.fgov.mi.piis.contract.signing.ReadEvidence;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints a contract for its own CPAS. Read in a transaction with its line in the access log, laid out after it. */
@ApplicationScoped
public class PrintContract {
    private final ReadContracts contracts;
    private final ReadEvidence evidence;
    private final CpasRegistry registry;
    private final LawBook lawBook;
    private final PdfPrinter printer;
    private final Clock clock;

    PrintContract(
            ReadContracts contracts,
            ReadEvidence evidence,
            CpasRegistry registry,
            LawBook lawBook,
            PdfPrinter printer,
            Clock clock) {
        this.contracts = contracts;
        this.evidence = evidence;
        this.registry = registry;
        this.lawBook = lawBook;
        this.printer = printer;
        this.clock = clock;
    }

    /** @param language in which it was printed */
    public record Printed(byte[] pdf, Language language) {}

    /**
     * @param revision absent for the newest
     * @param asked the languages that the caller accepts, best first
     * @param alongside a second language for the plain words, or absent
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such contract or revision
     */
    public Printed print(
            EnterpriseNumber cpas,
            String reference,
            @Nullable Integer revision,
            List<Locale> asked,
            @Nullable Language alongside) {
        ContractView view = contracts.toPrint(cpas, reference, revision);
        Language language = spoken(asked, view.contract().beneficiary().language());
        Paper paper = ComposeContract.compose(
                view,
                evidence.of(view.contractId()),
                registry.find(cpas.value()).orElse(null),
                new ComposeContract.Setting(lawBook.current(), LocalDate.now(clock)),
                language,
                alongside);
        return new Printed(printer.print(paper), language);
    }

    /** The first language asked for in which contracts are written, whatever its country; else that of the person. */
    static Language spoken(List<Locale> asked, Language ofThePerson) {
        for (Locale locale : asked) {
            for (Language language : Language.values()) {
                if (Paper.tag(language).equals(locale.getLanguage())) {
                    return language;
                }
            }
        }
        return ofThePerson;
    }
}
