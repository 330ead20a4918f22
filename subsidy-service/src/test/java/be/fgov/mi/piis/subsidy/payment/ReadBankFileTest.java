package be.fgov.mi.piis.subsidy.payment;

import static be.fgov.mi.piis.subsidy.payment.BankFiles.camt;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.named;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.paid;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.pain002;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.received;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.sentBack;
import static be.fgov.mi.piis.subsidy.payment.BankFiles.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadBankFileTest {
    private static final String OGM = "010806817183";

    @Test
    @DisplayName(
            "camt.053: a booked debit with our reference is paid, a credit with it is sent back, a claim is received")
    void statement() {
        BankStatement statement =
                read(camt("S-1", paid("E1", "5000.00") + sentBack("E2", "12.5") + received(OGM, "7")));

        assertThat(statement)
                .isEqualTo(new BankStatement(
                        "S-1",
                        LocalDate.of(2015, 11, 13),
                        true,
                        "BE32123456789002",
                        List.of(
                                onItsDay(line(0, "E1", null, 500_000L, Result.EXECUTED, null)),
                                line(1, "E2", null, 1_250L, Result.REJECTED, "AC04"),
                                line(2, null, OGM, 700L, Result.RECEIVED, null)),
                        null,
                        null));
        assertThat(read(camt(
                                "camt.053.001.08",
                                "S-2",
                                "BE32123456789002",
                                "2015-11-13T18:00:00+01:00",
                                paid("E1", "1")))
                        .lines())
                .hasSize(1);
    }

    @Test
    @DisplayName("camt.053: what is pending, without a reference or of others is not ours")
    void notOurs() {
        String pending = paid("E1", "1.00").replace("BOOK", "PDNG");
        String charges = "<Ntry><Amt Ccy=\"EUR\">3.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>";
        String unnamed = paid("NOTPROVIDED", "1.00");
        String credit = sentBack("E1", "1.00").replaceAll("<RtrInf>.*</RtrInf>", "");
        String wrongCheck = received("010806817184", "1.00");
        assertThat(read(camt("S-1", pending + charges + unnamed + credit + wrongCheck))
                        .lines())
                .isEmpty();
    }

    @Test
    @DisplayName("camt.053: of payments booked in one sum each has its own amount; a printed communication is read too")
    void details() {
        String batch = """
                <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls>
                  <TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="EUR">10.00</Amt></TxDtls>
                  <TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs>
                    <AmtDtls><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls></TxDtls>
                </NtryDtls></Ntry>
                """;
        String printed = received(OGM, "1.00")
                .replaceAll(
                        "(?s)<RmtInf>.*</RmtInf>", "<RmtInf><Ustrd>Remb. +++010/8068/17183+++ merci</Ustrd></RmtInf>");
        String stars = received(OGM, "1.00")
                .replaceAll("(?s)<RmtInf>.*</RmtInf>", "<RmtInf><Ustrd>***010/8068/17183***</Ustrd></RmtInf>");
        String wrong = received(OGM, "1.00")
                .replaceAll("(?s)<RmtInf>.*</RmtInf>", "<RmtInf><Ustrd>+++010/8068/17184+++</Ustrd></RmtInf>");
        String reversed = sentBack("E3", "2.00")
                .replaceAll("<RtrInf>.*</RtrInf>", "")
                .replace("<CdtDbtInd>", "<RvslInd>true</RvslInd><CdtDbtInd>");
        String own = sentBack("E4", "3.00").replace("<Cd>AC04</Cd>", "<Prtry>" + "x".repeat(200) + "</Prtry>");
        assertThat(read(camt("S-1", batch + printed + stars + wrong + reversed + own))
                        .lines())
                .containsExactly(
                        line(0, "E1", null, 1_000L, Result.EXECUTED, null),
                        line(1, "E2", null, 2_000L, Result.EXECUTED, null),
                        line(2, null, OGM, 100L, Result.RECEIVED, null),
                        line(3, null, OGM, 100L, Result.RECEIVED, null),
                        line(4, "E3", null, 200L, Result.REJECTED, "returned"),
                        line(5, "E4", null, 300L, Result.REJECTED, "x".repeat(140)));
    }

    @Test
    @DisplayName(
            "camt.053: its day is the end of its period, or else when it was made; an account of no IBAN is not ours to judge")
    void day() {
        String file = camt("S-1", "");
        assertThat(read(file.replace("<CreDtTm>2015-11-13T18:00:00</CreDtTm>\n      <Acct>", "<Acct>"))
                        .bookedOn())
                .isEqualTo(LocalDate.of(2015, 11, 13));
        assertThat(read(file.replace(
                                "<Acct>",
                                "<FrToDt><FrDtTm>2015-11-12T00:00:00</FrDtTm><ToDtTm>2015-11-12T23:59:59</ToDtTm></FrToDt>"
                                        + "<Acct>"))
                        .bookedOn())
                .isEqualTo(LocalDate.of(2015, 11, 12));
        assertThat(read(file.replaceAll("<IBAN>.*</IBAN>", "")).iban()).isNull();
        assertThat(read(file.replace("2015-11-13T18:00:00", "2015-11-13")).bookedOn())
                .isEqualTo(LocalDate.of(2015, 11, 13));
        refused("Stmt/CreDtTm", file.replace("2015-11-13T18:00:00", "yesterday"));
    }

    @Test
    @DisplayName("camt.053: a line has its own booking day where the bank tells it; its value date is none")
    void dayOfALine() {
        String entry = paid("E1", "1.00");
        String day = "<BookgDt><Dt>2015-11-13</Dt></BookgDt>";
        String valued = "<ValDt><Dt>2015-11-01</Dt></ValDt>";
        assertThat(dayOf(entry.replace(day, "<BookgDt><Dt>2015-11-12</Dt></BookgDt>" + valued)))
                .isEqualTo(LocalDate.of(2015, 11, 12));
        assertThat(dayOf(entry.replace(day, "<BookgDt><DtTm>2015-11-11T23:59:59</DtTm></BookgDt>")))
                .isEqualTo(LocalDate.of(2015, 11, 11));
        assertThat(dayOf(entry.replace(day, valued))).isNull();
        assertThat(dayOf(sentBack("E1", "1.00").replace("<NtryDtls>", day + "<NtryDtls>")))
                .isEqualTo(LocalDate.of(2015, 11, 13));
        assertThat(dayOf(received(OGM, "1.00").replace("<NtryDtls>", day + "<NtryDtls>")))
                .isEqualTo(LocalDate.of(2015, 11, 13));
        refused("BookgDt", camt("S-1", entry.replace(day, "<BookgDt><Dt>2015-11-31</Dt></BookgDt>")));

        BankStatement own = read(camt("S-1", entry.replace(day, "<BookgDt><Dt>2015-11-12</Dt></BookgDt>")));
        assertThat(own.bookedOn(own.lines().getFirst())).isEqualTo(LocalDate.of(2015, 11, 12));
        BankStatement none = read(camt("S-1", entry.replace(day, "")));
        assertThat(none.bookedOn(none.lines().getFirst())).isEqualTo(LocalDate.of(2015, 11, 13));
        assertThat(own.asTakenBefore()).isEqualTo(none);
    }

    private static @Nullable LocalDate dayOf(String entry) {
        return read(camt("S-1", entry)).lines().getFirst().bookedOn();
    }

    @Test
    @DisplayName("camt.053: an entry keeps the bank's own reference of it; one that stands at several names none")
    void referenceOfTheBank() {
        assertThat(referencesOf(named("2015-317/0042", paid("E1", "1.00"))
                        + named("R2", sentBack("E2", "1.00"))
                        + named("R3", received(OGM, "1.00"))
                        + paid("E4", "1.00")
                        + named("NOTPROVIDED", paid("E5", "1.00"))
                        + named("R".repeat(36), paid("E6", "1.00"))))
                .containsExactly("2015-317/0042", "R2", "R3", null, null, null);
        assertThat(referencesOf(named("SHEET", paid("E1", "1.00")) + named("SHEET", received(OGM, "1.00"))))
                .containsExactly(null, null);
        String ofAnother = received(OGM, "1.00").replace("<Ref>" + OGM, "<Ref>of another");
        assertThat(referencesOf(named("SHEET", paid("E1", "1.00")) + named("SHEET", ofAnother)))
                .as("ours is the only one of the sheet")
                .containsExactly((String) null);
        String own = "<AcctSvcrRef>OWN</AcctSvcrRef><EndToEndId>";
        assertThat(referencesOf(paid("E1", "1.00").replace("<EndToEndId>", own)))
                .containsExactly("OWN");
        assertThat(referencesOf(named("WHOLE", paid("E1", "1.00").replace("<EndToEndId>", own))))
                .containsExactly("WHOLE");
        String part = "<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs></TxDtls></NtryDtls>";
        assertThat(referencesOf(named(
                        "WHOLE", paid("E1", "1.00").replace("<EndToEndId>", own).replace("</NtryDtls>", part))))
                .containsExactly("OWN", null);
        assertThat(read(pain002("P-1", "ORDER", "", transaction("E1", "RJCT", "<AcctSvcrRef>R1</AcctSvcrRef>")))
                        .lines()
                        .getFirst()
                        .bankReference())
                .isNull();
    }

    private static List<@Nullable String> referencesOf(String entries) {
        return read(camt("S-1", entries)).lines().stream()
                .<@Nullable String>map(Line::bankReference)
                .toList();
    }

    @Test
    @DisplayName("pain.002: a transaction that was refused is rejected, one that was accepted is not paid yet")
    void report() {
        String amount = "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">5.00</InstdAmt></Amt></OrgnlTxRef>";
        BankStatement report = read(pain002(
                "P-1",
                "ORDER",
                "<GrpSts>PART</GrpSts>",
                transaction("E1", "RJCT", "<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf>")
                        + transaction("E2", "ACSP", "")
                        + transaction("E3", "RJCT", amount)
                        + transaction("E4", "RJCT", "<StsRsnInf><Rsn><Prtry>own</Prtry></Rsn></StsRsnInf>")
                        + "<TxInfAndSts><TxSts>RJCT</TxSts></TxInfAndSts>"));
        assertThat(report.statementId()).isEqualTo("P-1");
        assertThat(report.bookedOn()).isEqualTo(LocalDate.of(2015, 11, 13));
        assertThat(report.ofAccount()).isFalse();
        assertThat(report.rejectedOrder()).isNull();
        assertThat(report.lines())
                .containsExactly(
                        line(0, "E1", null, null, Result.REJECTED, "AC01"),
                        line(1, "E3", null, 500L, Result.REJECTED, "RJCT"),
                        line(2, "E4", null, null, Result.REJECTED, "own"));
    }

    @Test
    @DisplayName("pain.002: an order that is refused as a whole names the order; an accepted one does nothing")
    void wholeOrder() {
        BankStatement group = read(
                pain002("P-1", "ORDER", "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>", ""));
        assertThat(group.rejectedOrder()).isEqualTo("ORDER");
        assertThat(group.rejectedOrderReason()).isEqualTo("FF01");
        BankStatement payment = read(pain002(
                "P-1", "ORDER", "", "<PmtInfSts>RJCT</PmtInfSts><StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>"));
        assertThat(payment.rejectedOrder()).isEqualTo("ORDER");
        assertThat(payment.rejectedOrderReason()).isEqualTo("AM04");
        assertThat(read(pain002("P-1", "ORDER", "", "<PmtInfSts>RJCT</PmtInfSts>"))
                        .rejectedOrderReason())
                .isEqualTo("RJCT");
        BankStatement withLines = read(pain002("P-1", "ORDER", "<GrpSts>RJCT</GrpSts>", transaction("E1", "RJCT", "")));
        assertThat(withLines.rejectedOrder()).isEqualTo("ORDER");
        assertThat(withLines.lines()).hasSize(1);
        BankStatement accepted = read(pain002("P-1", "ORDER", "<GrpSts>ACTC</GrpSts>", ""));
        assertThat(accepted.lines()).isEmpty();
        assertThat(accepted.rejectedOrder()).isNull();
        assertThat(accepted.rejectedOrderReason()).isNull();
    }

    @Test
    @DisplayName(
            "A file is hostile until it is read: no document type, no entity, no depth, no endless text, no other form")
    void hostile() {
        String file = camt("S-1", paid("E1", "5000.00"));
        String header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        refused("body", file.replace(header, header + "<!DOCTYPE Document SYSTEM \"file:///etc/passwd\">"));
        refused(
                "body",
                file.replace(header, header + "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")
                        .replace("S-1", "&x;"));
        refused(
                "body",
                file.replace(header, header + "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>")
                        .replace("S-1", "&b;"));
        refused("body", file.replace("S-1", "&x;"));
        refused("body", file.replace("<Bal>", "<a>".repeat(30) + "</a>".repeat(30) + "<Bal>"));
        refused("Document/BkToCstmrStmt/Stmt/Id", file.replace("S-1", "x".repeat(3_000)));
        refused("Stmt/Id", file.replace("S-1", "x".repeat(65)));
        refused("Stmt/Id", file.replace("<Id>S-1</Id>", ""));
        refused("Document", file.replace("camt.053.001.02", "camt.054.001.02"));
        refused("Document", file.replace("Document", "Dokument"));
        refused("Document", "<html/>");
        refused("body", file.substring(0, 300));
        refused("body", "{}");
        refused("body", "");
        refused("Stmt", file.replace("<Bal>", "</Stmt><Stmt><Id>S-2</Id><Bal>"));
        refused("GrpHdr/MsgId", pain002("P", "O", "", "").replace("<MsgId>P</MsgId>", ""));
        refused("GrpHdr/CreDtTm", pain002("P", "O", "", "").replace("<CreDtTm>2015-11-13T12:00:00</CreDtTm>", ""));
        refused("OrgnlGrpInfAndSts/OrgnlMsgId", pain002("P", "O", "", "").replace("<OrgnlMsgId>O</OrgnlMsgId>", ""));
    }

    @Test
    @DisplayName("An amount is in EUR, positive and has cents at most")
    void amounts() {
        for (String bad : new String[] {"", "0.00", "-1.00", "1.005", "1,00", "1e3", "12345678901234"}) {
            refused("Amt", camt("S-1", paid("E1", bad)));
        }
        refused("Amt", camt("S-1", paid("E1", "1.00").replace("EUR", "USD")));
        refused("Amt", camt("S-1", paid("E1", "1.00").replace(" Ccy=\"EUR\"", "")));
        assertThat(read(camt("S-1", paid("E1", "1234567890123.45")))
                        .lines()
                        .getFirst()
                        .amountCents())
                .isEqualTo(123_456_789_012_345L);
    }

    @Test
    @DisplayName("A statement has no more lines than a bank books in a day here")
    void manyLines() {
        assertThat(read(camt("S-1", paid("E1", "1.00").repeat(20_000))).lines()).hasSize(20_000);
        refused("body", camt("S-1", paid("E1", "1.00").repeat(20_001)));
    }

    private static Line line(
            int n,
            @Nullable String endToEndId,
            @Nullable String communication,
            @Nullable Long cents,
            Result result,
            @Nullable String reason) {
        return new Line("lines[" + n + "]", endToEndId, communication, cents, result, reason, null, null);
    }

    private static Line onItsDay(Line line) {
        return new Line(
                line.name(),
                line.endToEndId(),
                line.structuredCommunication(),
                line.amountCents(),
                line.result(),
                line.reason(),
                LocalDate.of(2015, 11, 13),
                null);
    }

    private static BankStatement read(String file) {
        return ReadBankFile.of(file.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String where, String file) {
        assertThatExceptionOfType(BankFileRefused.class)
                .isThrownBy(() -> read(file))
                .satisfies(refused -> assertThat(refused.where()).isEqualTo(where));
    }
}
