package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeOfContractTest {
    @ParameterizedTest
    @DisplayName("PRE-10: no new assessment after a job of less than three months, one from exactly three months on")
    @CsvSource({
        // assessed, ended for the job, resumed
        "2016-01-10,2016-12-31,2017-03-31,false",
        "2016-01-10,2016-12-31,2017-04-01,true",
        "2016-01-10,2016-12-31,2017-04-02,true",
        "2016-12-31,2016-12-31,2017-04-01,true",
        "2017-01-01,2016-12-31,2017-04-01,false",
        "2016-01-10,2017-01-30,2017-04-29,false",
        "2016-01-10,2017-01-30,2017-04-30,true"
    })
    void reactivation(LocalDate assessedOn, LocalDate endedOn, LocalDate resumedFrom, boolean needed) {
        assertThat(ReactivationAfterShortJob.needsNewAssessment(assessedOn, endedOn, resumedFrom, Law.standard()))
                .isEqualTo(needed);
    }

    @Test
    @DisplayName("PRE-10: the three months are a dated parameter")
    void reactivationByParameter() {
        Law other =
                new Law(List.of(new Law.Row(LawParameter.REACTIVATION_BELOW_MONTHS, LocalDate.of(2017, 1, 1), "6")));
        assertThat(ReactivationAfterShortJob.needsNewAssessment(
                        LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31), LocalDate.of(2017, 6, 30), other))
                .isFalse();
        assertThat(ReactivationAfterShortJob.needsNewAssessment(
                        LocalDate.of(2016, 1, 1), LocalDate.of(2016, 12, 31), LocalDate.of(2017, 7, 1), other))
                .isTrue();
    }

    @ParameterizedTest
    @DisplayName("the last day of a contract is announced a month ahead and reached the day after")
    @CsvSource({
        "2017-12-31,RUNNING",
        "2018-01-01,ENDING_SOON",
        "2018-01-30,ENDING_SOON",
        "2018-01-31,ENDING_SOON",
        "2018-02-01,REACHED"
    })
    void term(LocalDate today, TermOfContract term) {
        assertThat(TermOfContract.of(LocalDate.of(2018, 1, 31), today, Law.standard()))
                .isEqualTo(term);
    }

    @ParameterizedTest
    @DisplayName("COM-6, SC-13: unknown before 01/11/2016, forbidden from 01/08/2018, revised by 30/09/2018")
    @CsvSource({
        "2016-10-31,true,false,false",
        "2016-11-01,false,false,false",
        "2018-07-31,false,false,false",
        "2018-08-01,false,true,false",
        "2018-09-30,false,true,false",
        "2018-10-01,false,true,true"
    })
    void communityService(LocalDate day, boolean unknown, boolean forbidden, boolean overdue) {
        assertThat(CommunityServiceByDate.isUnknownOn(day)).isEqualTo(unknown);
        assertThat(CommunityServiceByDate.isForbiddenOn(day)).isEqualTo(forbidden);
        assertThat(CommunityServiceByDate.isRevisionOverdue(day)).isEqualTo(overdue);
        assertThat(CommunityServiceByDate.revisedBy()).isEqualTo("2018-09-30");
    }

    @Test
    @DisplayName("COM-1, COM-4, A-23: no sanction rests on a community service")
    void neverSanctioned() {
        assertThat(CommunityServiceByDate.isSanctionable(true)).isFalse();
        assertThat(CommunityServiceByDate.isSanctionable(false)).isTrue();
    }
}
