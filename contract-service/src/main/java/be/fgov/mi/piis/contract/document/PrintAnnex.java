package be.fgov.mi.piis.contract.document;

import be.fgov.mi.piis.contract.amending.AmendContract;
import be.fgov.mi.piis.contract.amending.AmendmentView;
import be.fgov.mi.piis.contract.amending.ContractDiff;
import be.fgov.mi.piis.contract.push.ContractBody;
import be.fgov.mi.piis.contract.push.ContractBody.Language;
import be.fgov.mi.piis.contract.register.ContractFile;
import be.fgov.mi.piis.contract.rules.AgreementPart;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Prints an annex for the CPAS of the contract: read in a transaction with its access-log line, laid out after it. */
@ApplicationScoped
public class PrintAnnex {
    private final AmendContract annexes;
    private final ContractFile file;
    private final CpasRegistry registry;
    private final PdfPrinter printer;
    private final Clock clock;

    PrintAnnex(AmendContract annexes, ContractFile file, CpasRegistry registry, PdfPrinter printer, Clock clock) {
        this.annexes = annexes;
        this.file = file;
        this.registry = registry;
        this.printer = printer;
        this.clock = clock;
    }

    private record Read(AmendmentView annex, ContractBody body) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for an unknown contract or annex */
    public PrintContract.Printed print(EnterpriseNumber cpas, String reference, UUID amendmentId, List<Locale> asked) {
        Read read = QuarkusTransaction.requiringNew()
                .call(() -> new Read(
                        annexes.read(cpas, reference, amendmentId),
                        file.openForReading(cpas, reference).body()));
        Language spoken = read.body().beneficiary().language();
        Language language = PrintContract.spoken(asked, spoken);
        Paper paper = ComposeAnnex.compose(
                read.annex(),
                new ComposeAnnex.Subject(
                        reference,
                        namesOf(read),
                        objectivesOf(read),
                        spoken,
                        registry.find(cpas.value()).orElse(null),
                        LocalDate.now(clock)),
                language);
        return new PrintContract.Printed(printer.print(paper), language);
    }

    /** Organisations that were there before or will be after. */
    private static Map<String, String> namesOf(Read read) {
        Map<String, String> names = new HashMap<>();
        read.body().thirdParties().forEach(thirdParty -> names.put(thirdParty.id(), thirdParty.name()));
        putAll(names, read, AgreementPart.THIRD_PARTY, ContractDiff.Words::name);
        return names;
    }

    /** Objectives that were there before or will be after. */
    private static Map<String, String> objectivesOf(Read read) {
        Map<String, String> texts = new HashMap<>();
        read.body().objectives().forEach(objective -> texts.put(objective.id(), objective.text()));
        putAll(texts, read, AgreementPart.OBJECTIVE, ContractDiff.Words::text);
        return texts;
    }

    private static void putAll(
            Map<String, String> words,
            Read read,
            AgreementPart part,
            Function<ContractDiff.Words, @Nullable String> word) {
        for (ContractDiff.Difference difference : read.annex().differences()) {
            String id = difference.id();
            if (difference.part() == part && id != null) {
                put(words, id, difference.before(), word);
                put(words, id, difference.after(), word);
            }
        }
    }

    private static void put(
            Map<String, String> words,
            String id,
            ContractDiff.@Nullable Words side,
            Function<ContractDiff.Words, @Nullable String> word) {
        String said = side == null ? null : word.apply(side);
        if (said != null) {
            words.put(id, said);
        }
    }
}
