package be.fgov.mi.piis.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.contract.rules.WhoMustHaveAPiis.Grant;
import be.fgov.mi.piis.contract.rules.WhoMustHaveAPiis.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("who must have a PIIS")
class WhoMustHaveAPiisTest {
    private static final Law LAW = Law.standard();
    private static final LocalDate OLD_ENOUGH = LocalDate.of(1965, 3, 4);

    private static Grant grant(@Nullable String born, String decidedOn, @Nullable String lastIncomeDay) {
        LocalDate decided = LocalDate.parse(decidedOn);
        return new Grant(day(born), decided, decided, day(lastIncomeDay), null, false, null);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static Grant exempted(ExemptionGround ground) {
        return new Grant(
                OLD_ENOUGH,
                LocalDate.of(2017, 2, 10),
                LocalDate.of(2017, 2, 10),
                null,
                null,
                false,
                Exemption.reviewedByDefault(ground, LocalDate.of(2017, 2, 10), LAW));
    }

    @Test
    @DisplayName("SC-01: 18 years old, granted on 2017-02-10, due on 2017-05-10")
    void under25() {
        Verdict verdict = WhoMustHaveAPiis.judge(grant("1998-05-12", "2017-02-10", null), LAW);
        assertThat(verdict)
                .isEqualTo(new Verdict(
                        Obligation.COMPULSORY, ObligationReason.UNDER_25, true, LocalDate.of(2017, 5, 10), null));
    }

    @ParameterizedTest
    @DisplayName(
            "OBL-1, A-17: age on the day of the decision; the day before the 25th birthday, the day, the day after")
    @CsvSource({
        "1992-02-11,2017-02-10,UNDER_25",
        "1992-02-10,2017-02-10,NOT_COMPULSORY",
        "1992-02-09,2017-02-10,NOT_COMPULSORY",
        "1992-02-29,2017-02-28,UNDER_25",
        "1992-02-29,2017-03-01,NOT_COMPULSORY",
        "1998-05-12,2003-01-01,UNDER_25"
    })
    void age(String born, String decidedOn, ObligationReason reason) {
        assertThat(WhoMustHaveAPiis.judge(grant(born, decidedOn, decidedOn), LAW)
                        .reason())
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @DisplayName("SC-02, OBL-2b, A-05: more than three months since the last income or supported job")
    @CsvSource({
        "2017-03-30,2016-12-31,,false",
        "2017-03-31,2016-12-31,,false",
        "2017-04-01,2016-12-31,,true",
        "2017-05-28,2016-01-01,2017-02-28,false",
        "2017-05-29,2016-01-01,2017-02-28,true",
        "2017-05-29,2017-02-28,2016-01-01,true",
        "2017-05-28,2017-02-28,2016-01-01,false",
        "2017-05-28,,2017-02-28,false",
        "2017-05-29,,2017-02-28,true",
        "2017-05-29,,,true"
    })
    void newBeneficiary(String grantedFrom, String lastIncomeDay, String lastSupportedJobDay, boolean isNew) {
        assertThat(NewBeneficiary.isNew(
                        LocalDate.parse(grantedFrom), day(lastIncomeDay), day(lastSupportedJobDay), LAW))
                .isEqualTo(isNew);
        Grant grant = new Grant(
                LocalDate.of(1990, 7, 2),
                LocalDate.of(2017, 3, 1),
                LocalDate.parse(grantedFrom),
                day(lastIncomeDay),
                day(lastSupportedJobDay),
                false,
                null);
        Verdict verdict = WhoMustHaveAPiis.judge(grant, LAW);
        assertThat(verdict.newBeneficiary()).isEqualTo(isNew);
        assertThat(verdict.obligation()).isEqualTo(isNew ? Obligation.COMPULSORY : Obligation.OPTIONAL);
        assertThat(verdict.reason())
                .isEqualTo(isNew ? ObligationReason.NEW_BENEFICIARY : ObligationReason.NOT_COMPULSORY);
        assertThat(verdict.dueOn()).isEqualTo(isNew ? LocalDate.of(2017, 6, 1) : null);
    }

    @Test
    @DisplayName("OBL-2a: new is who never had an income; one day of it, the day before, makes the difference")
    void firstTimeEver() {
        assertThat(WhoMustHaveAPiis.judge(grant("1965-03-04", "2017-02-10", null), LAW))
                .isEqualTo(new Verdict(
                        Obligation.COMPULSORY,
                        ObligationReason.NEW_BENEFICIARY,
                        true,
                        LocalDate.of(2017, 5, 10),
                        null));
        assertThat(WhoMustHaveAPiis.judge(grant("1965-03-04", "2017-02-10", "2017-02-09"), LAW)
                        .newBeneficiary())
                .isFalse();
    }

    @Test
    @DisplayName("OBL-5: who is neither young nor new may have one: nothing is due, and nothing is overdue or exempt")
    void optional() {
        assertThat(WhoMustHaveAPiis.judge(grant("1992-02-10", "2017-02-10", "2017-02-09"), LAW))
                .isEqualTo(new Verdict(Obligation.OPTIONAL, ObligationReason.NOT_COMPULSORY, false, null, null));
        LocalDate concluded = LocalDate.of(2017, 3, 1);
        assertThat(ObligationStatus.of(Obligation.OPTIONAL, null, concluded, false, concluded))
                .isEqualTo(ObligationStatus.OPTIONAL);
    }

    @ParameterizedTest
    @DisplayName("OBL-2: every new beneficiary from the regime of 01/11/2016 on, only the young before")
    @CsvSource({"2016-10-31,OPTIONAL", "2016-11-01,COMPULSORY", "2018-08-01,COMPULSORY"})
    void regime(String decidedOn, Obligation obligation) {
        Verdict verdict = WhoMustHaveAPiis.judge(grant("1965-03-04", decidedOn, null), LAW);
        assertThat(verdict.obligation()).isEqualTo(obligation);
        assertThat(verdict.newBeneficiary()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("SC-03, OBL-3, A-02: three months after the decision, clamped to the end of the month")
    @CsvSource({
        "2017-01-30,2017-04-30",
        "2017-01-31,2017-04-30",
        "2017-02-01,2017-05-01",
        "2016-11-30,2017-02-28",
        "2016-11-29,2017-02-28",
        "2015-11-30,2016-02-29"
    })
    void dueOn(String decidedOn, LocalDate dueOn) {
        assertThat(WhoMustHaveAPiis.judge(grant("1998-05-12", decidedOn, null), LAW)
                        .dueOn())
                .isEqualTo(dueOn);
    }

    @ParameterizedTest
    @DisplayName("SC-04, EXE-1, EXE-2, EXE-3, EXE-4: exempt, code 8 for health and equity only, nothing due")
    @CsvSource({"HEALTH,HEALTH,8", "EQUITY,EQUITY,8", "WORKING,WORKING,"})
    void exemptions(ExemptionGround ground, ObligationReason reason, Integer code) {
        assertThat(WhoMustHaveAPiis.judge(exempted(ground), LAW))
                .isEqualTo(new Verdict(Obligation.EXEMPT, reason, true, null, code));
    }

    @Test
    @DisplayName("EXE-3: work that the income complements exempts without a code, a decision on health goes before it")
    void working() {
        Grant working =
                new Grant(OLD_ENOUGH, LocalDate.of(2017, 2, 10), LocalDate.of(2017, 2, 10), null, null, true, null);
        assertThat(WhoMustHaveAPiis.judge(working, LAW))
                .isEqualTo(new Verdict(Obligation.EXEMPT, ObligationReason.WORKING, true, null, null));
        Grant ill = new Grant(
                OLD_ENOUGH,
                working.decidedOn(),
                working.grantedFrom(),
                null,
                null,
                true,
                exempted(ExemptionGround.HEALTH).exemption());
        assertThat(WhoMustHaveAPiis.judge(ill, LAW).federalCode()).isEqualTo(8);
    }

    @Test
    @DisplayName("EXE-4: where nobody must, there is nothing to be exempt from and nothing to report")
    void nothingToBeExemptFrom() {
        Grant grant = new Grant(
                OLD_ENOUGH,
                LocalDate.of(2017, 2, 10),
                LocalDate.of(2017, 2, 10),
                LocalDate.of(2017, 2, 9),
                null,
                true,
                exempted(ExemptionGround.HEALTH).exemption());
        assertThat(WhoMustHaveAPiis.judge(grant, LAW))
                .isEqualTo(new Verdict(Obligation.OPTIONAL, ObligationReason.NOT_COMPULSORY, false, null, null));
    }

    @Test
    @DisplayName(
            "a number that does not tell the birth date: who is new must have one, of the others nothing can be said")
    void unknownBirthDate() {
        Grant isNew = grant(null, "2017-02-10", null);
        assertThat(WhoMustHaveAPiis.needsBirthDate(isNew, LAW)).isFalse();
        assertThat(WhoMustHaveAPiis.judge(isNew, LAW).reason()).isEqualTo(ObligationReason.NEW_BENEFICIARY);
        Grant again = grant(null, "2017-02-10", "2017-02-09");
        assertThat(WhoMustHaveAPiis.needsBirthDate(again, LAW)).isTrue();
        assertThat(WhoMustHaveAPiis.needsBirthDate(grant("1998-05-12", "2017-02-10", "2017-02-09"), LAW))
                .isFalse();
        assertThatThrownBy(() -> WhoMustHaveAPiis.judge(again, LAW)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("every number is a dated parameter")
    void dated() {
        LocalDate from = LocalDate.of(2020, 1, 1);
        Law other = new Law(List.of(
                new Law.Row(LawParameter.COMPULSORY_BELOW_AGE, from, "18"),
                new Law.Row(LawParameter.NEW_BENEFICIARY_AFTER_MONTHS, from, "6"),
                new Law.Row(LawParameter.CONTRACT_DUE_WITHIN_MONTHS, from, "1"),
                new Law.Row(LawParameter.EXEMPTION_REVIEW_MONTHS, from, "2")));
        assertThat(WhoMustHaveAPiis.judge(grant("2000-06-01", "2020-01-01", "2019-09-30"), other)
                        .reason())
                .isEqualTo(ObligationReason.NOT_COMPULSORY);
        assertThat(WhoMustHaveAPiis.judge(grant("2000-06-01", "2019-12-31", "2019-12-30"), other)
                        .reason())
                .isEqualTo(ObligationReason.UNDER_25);
        assertThat(WhoMustHaveAPiis.judge(grant("1980-06-01", "2020-01-01", null), other)
                        .dueOn())
                .isEqualTo("2020-02-01");
        assertThat(Exemption.reviewedByDefault(ExemptionGround.HEALTH, from, other)
                        .reviewOn())
                .isEqualTo("2020-03-01");
    }

    @ParameterizedTest
    @DisplayName("EXE-4: reviewed twelve months after the decision unless told, due from that day")
    @CsvSource({"2018-02-09,false", "2018-02-10,true", "2018-02-11,true"})
    void review(LocalDate today, boolean due) {
        Exemption exemption = Exemption.reviewedByDefault(ExemptionGround.EQUITY, LocalDate.of(2017, 2, 10), LAW);
        assertThat(exemption.reviewOn()).isEqualTo("2018-02-10");
        assertThat(exemption.isReviewDueOn(today)).isEqualTo(due);
    }

    @ParameterizedTest
    @DisplayName("SC-01, OBL-3: overdue from the day after; met once concluded; a later assessment takes its place")
    @CsvSource({
        "COMPULSORY,2017-05-10,,false,2017-05-09,DUE",
        "COMPULSORY,2017-05-10,,false,2017-05-10,DUE",
        "COMPULSORY,2017-05-10,,false,2017-05-11,OVERDUE",
        "COMPULSORY,2017-05-10,2017-05-23,false,2017-06-01,MET",
        "COMPULSORY,2017-05-10,2017-04-01,false,2017-05-01,MET",
        "COMPULSORY,2017-05-10,,true,2017-06-01,SUPERSEDED",
        "EXEMPT,,,false,2017-06-01,EXEMPT",
        "EXEMPT,,2017-04-01,false,2017-06-01,EXEMPT",
        "OPTIONAL,,,false,2017-06-01,OPTIONAL",
        "OPTIONAL,,,true,2017-06-01,SUPERSEDED"
    })
    void status(
            Obligation obligation,
            LocalDate dueOn,
            LocalDate metOn,
            boolean superseded,
            LocalDate today,
            ObligationStatus status) {
        assertThat(ObligationStatus.of(obligation, dueOn, metOn, superseded, today))
                .isEqualTo(status);
    }
}
