package be.fgov.mi.piis.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.contract.person.page.PageLanguage;
import org.junit.jupiter.api.Test;

class CpasAsSaidTest {
    @Test
    void aCommuneIsCalledAsPeopleCallItsCpas() {
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Tournai")).isEqualTo("CPAS de Tournai");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Écaussinnes")).isEqualTo("CPAS d’Écaussinnes");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Huy")).isEqualTo("CPAS de Huy");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Le Roeulx")).isEqualTo("CPAS du Roeulx");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Les Bons Villers")).isEqualTo("CPAS des Bons Villers");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "La Louvière")).isEqualTo("CPAS de La Louvière");
        assertThat(CpasAsSaid.in(PageLanguage.NL, "Doornik")).isEqualTo("OCMW Doornik");
        assertThat(CpasAsSaid.in(PageLanguage.DE, "Eupen")).isEqualTo("ÖSHZ Eupen");
        assertThat(CpasAsSaid.in(PageLanguage.EN, "Tournai")).isEqualTo("CPAS of Tournai");
    }

    @Test
    void aNameThatSaysItAlreadyStaysAsItIs() {
        assertThat(CpasAsSaid.in(PageLanguage.FR, "CPAS de Mons")).isEqualTo("CPAS de Mons");
        assertThat(CpasAsSaid.in(PageLanguage.NL, "ocmw Bergen")).isEqualTo("ocmw Bergen");
        assertThat(CpasAsSaid.in(PageLanguage.FR, "Cpassy")).isEqualTo("CPAS de Cpassy");
    }
}
