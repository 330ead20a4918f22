package be.fgov.mi.piis.contract.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import org.junit.jupiter.api.Test;

class CpasAsSaidTest {
    @Test
    void aCommuneIsCalledAsPeopleCallItsCpas() {
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Tournai")).isEqualTo("CPAS de Tournai");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Écaussinnes")).isEqualTo("CPAS d’Écaussinnes");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Huy")).isEqualTo("CPAS de Huy");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Le Roeulx")).isEqualTo("CPAS du Roeulx");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Les Bons Villers")).isEqualTo("CPAS des Bons Villers");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "La Louvière")).isEqualTo("CPAS de La Louvière");
        assertThat(CpasAsSaid.in(ReaderLanguage.NL, "Doornik")).isEqualTo("OCMW Doornik");
        assertThat(CpasAsSaid.in(ReaderLanguage.DE, "Eupen")).isEqualTo("ÖSHZ Eupen");
        assertThat(CpasAsSaid.in(ReaderLanguage.EN, "Tournai")).isEqualTo("CPAS of Tournai");
    }

    @Test
    void aNameThatSaysItAlreadyStaysAsItIs() {
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "CPAS de Mons")).isEqualTo("CPAS de Mons");
        assertThat(CpasAsSaid.in(ReaderLanguage.NL, "ocmw Bergen")).isEqualTo("ocmw Bergen");
        assertThat(CpasAsSaid.in(ReaderLanguage.FR, "Cpassy")).isEqualTo("CPAS de Cpassy");
    }
}
