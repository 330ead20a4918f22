package be.fgov.mi.piis.subsidy.document;

import be.fgov.mi.piis.identity.document.PdfPress;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.rules.LanguageOfCpas;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;

/** Prints a convention as it stands, in the language of its lead CPAS: the one that signs it. */
@ApplicationScoped
public class PrintConvention {
    private final ComputeAdvance computeAdvance;
    private final CpasRegistry registry;
    private final PdfPress press;
    private final Template template;

    PrintConvention(
            ComputeAdvance computeAdvance,
            CpasRegistry registry,
            PdfPress press,
            @Location("document/convention") Template template) {
        this.computeAdvance = computeAdvance;
        this.registry = registry;
        this.press = press;
        this.template = template;
    }

    /** Inside the transaction in which the convention was read. */
    public byte[] print(Convention convention) {
        ReaderLanguage language = languageOf(convention);
        ConventionPaper paper = ConventionPaper.of(
                convention,
                computeAdvance.stated(convention),
                number -> registry.find(number)
                        .map(cpas -> cpas.name(language.code()))
                        .orElse(number),
                language);
        return press.print(
                withoutForbiddenCharacters(template.data("paper", paper).render()));
    }

    /** That of the language area of the lead, French where nothing is known. */
    public ReaderLanguage languageOf(Convention convention) {
        return registry.find(convention.leadCpas())
                .flatMap(cpas -> ReaderLanguage.ofCode(LanguageOfCpas.of(cpas.nisCode())))
                .orElse(ReaderLanguage.FR);
    }

    /** Objectives are free text, and a page is XML. */
    private static String withoutForbiddenCharacters(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> isXmlCharacter(c) ? c : 0xFFFD).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isXmlCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
