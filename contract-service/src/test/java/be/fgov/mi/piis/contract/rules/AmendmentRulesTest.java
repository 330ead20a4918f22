package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("LIF-2, LIF-3, A-18, SIG-1..3: small rules of amending and signing")
class AmendmentRulesTest {
    private static final LocalDate FROM = LocalDate.of(2015, 2, 1);
    private static final LocalDate UNTIL = LocalDate.of(2016, 1, 31);

    @Test
    void everybodyAgreesOrItStaysPendingOrIsRefused() {
        assertThat(AmendmentStatus.after(false, List.of("cpas"))).isEqualTo(AmendmentStatus.PENDING);
        assertThat(AmendmentStatus.after(false, List.of())).isEqualTo(AmendmentStatus.ADOPTED);
        assertThat(AmendmentStatus.after(true, List.of())).isEqualTo(AmendmentStatus.REFUSED);
        assertThat(AmendmentStatus.after(true, List.of("cpas"))).isEqualTo(AmendmentStatus.REFUSED);
    }

    @Test
    void onlyALaterLastDayIsARenewal() {
        assertThat(AmendmentKind.of(true, FROM, FROM, UNTIL, UNTIL.plusDays(1))).isEqualTo(AmendmentKind.RENEWAL);
        assertThat(AmendmentKind.of(true, FROM, FROM, UNTIL, UNTIL)).isEqualTo(AmendmentKind.AMENDMENT);
        assertThat(AmendmentKind.of(true, FROM, FROM, UNTIL, UNTIL.minusDays(1)))
                .isEqualTo(AmendmentKind.AMENDMENT);
        assertThat(AmendmentKind.of(true, FROM, FROM.plusDays(1), UNTIL, UNTIL.plusDays(1)))
                .isEqualTo(AmendmentKind.AMENDMENT);
        assertThat(AmendmentKind.of(false, FROM, FROM, UNTIL, UNTIL.plusDays(1)))
                .isEqualTo(AmendmentKind.AMENDMENT);
    }

    @Test
    void eachFunctionRecordsWhatItMay() {
        assertThat(WhoMayRecord.partiesOf(WhoMayRecord.Function.PRESIDENT)).containsExactly(Party.PRESIDENT);
        assertThat(WhoMayRecord.partiesOf(WhoMayRecord.Function.SECRETARY)).containsExactly(Party.SECRETARY);
        assertThat(WhoMayRecord.partiesOf(WhoMayRecord.Function.WORKER))
                .containsExactlyInAnyOrder(Party.BENEFICIARY, Party.THIRD_PARTY, Party.CPAS);
        assertThat(WhoMayRecord.partiesOf(WhoMayRecord.Function.SOFTWARE)).containsExactly(Party.values());
        assertThat(WhoMayRecord.partiesOf(WhoMayRecord.Function.SIGNATORY))
                .containsExactlyInAnyOrder(Party.BENEFICIARY, Party.THIRD_PARTY);
        for (WhoMayRecord.Function own : Set.of(WhoMayRecord.Function.PRESIDENT, WhoMayRecord.Function.SECRETARY)) {
            assertThat(WhoMayRecord.routesOf(own)).containsExactly(SignatureRoute.EID);
            assertThat(WhoMayRecord.asksForFreshSignIn(own)).isTrue();
        }
        for (WhoMayRecord.Function other : Set.of(WhoMayRecord.Function.WORKER, WhoMayRecord.Function.SOFTWARE)) {
            assertThat(WhoMayRecord.routesOf(other))
                    .containsExactlyInAnyOrder(SignatureRoute.EID, SignatureRoute.DESK, SignatureRoute.PAPER);
            assertThat(WhoMayRecord.asksForFreshSignIn(other)).isFalse();
        }
        assertThat(WhoMayRecord.routesOf(WhoMayRecord.Function.SIGNATORY)).containsExactly(SignatureRoute.LINK);
        assertThat(WhoMayRecord.asksForFreshSignIn(WhoMayRecord.Function.SIGNATORY))
                .isFalse();
    }
}
