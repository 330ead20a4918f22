package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallRulesTest {
    @ParameterizedTest
    @DisplayName("the regime on each day on which the law changed, and on the day before")
    @CsvSource({
        "2000-01-01,R2002",
        "2002-10-01,R2002",
        "2016-10-31,R2002",
        "2016-11-01,R2016",
        "2018-07-31,R2016",
        "2018-08-01,R2018",
        "2026-01-01,R2018"
    })
    void regimes(LocalDate day, Regime regime) {
        assertThat(Regime.on(day)).isEqualTo(regime);
    }

    @ParameterizedTest
    @DisplayName("COM-6: forbidden from 01/08/2018")
    @CsvSource({"2018-07-31,false", "2018-08-01,true", "2018-08-02,true"})
    void communityService(LocalDate day, boolean forbidden) {
        assertThat(CommunityServiceByDate.isForbiddenOn(day)).isEqualTo(forbidden);
    }

    @Test
    @DisplayName("SIG-2, SC-08: president and secretary are two people")
    void sameSigner() {
        assertThat(PresidentIsNotSecretary.isBroken("J. Peeters", " j.  péeters "))
                .isTrue();
        assertThat(PresidentIsNotSecretary.isBroken("J. Peeters", "A. Dubois")).isFalse();
        assertThat(PresidentIsNotSecretary.isBroken(null, "A. Dubois")).isFalse();
        assertThat(PresidentIsNotSecretary.isBroken(null, null)).isFalse();
    }

    @ParameterizedTest
    @DisplayName("the status follows from the facts")
    @CsvSource({
        "false,0,false,false,DRAFT",
        "true,0,false,false,HANDED_OVER",
        "true,1,false,false,PARTIALLY_SIGNED",
        "true,3,true,false,ACTIVE",
        "true,3,true,true,ENDED",
        "true,1,false,true,VOID",
        "false,0,false,true,VOID"
    })
    void status(boolean handedOver, int signatures, boolean concluded, boolean ended, ContractStatus expected) {
        assertThat(StatusOfContract.of(handedOver, signatures, concluded, ended))
                .isEqualTo(expected);
    }
}
