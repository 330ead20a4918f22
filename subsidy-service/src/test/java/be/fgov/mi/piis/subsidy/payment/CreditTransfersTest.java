package be.fgov.mi.piis.subsidy.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.subsidy.rules.Euro;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

class CreditTransfersTest {
    private static final Schema SCHEMA = schema();
    private static final CreditTransfers.Debtor DEBTOR =
            new CreditTransfers.Debtor("SPP Intégration sociale", "BE32123456789002", null);
    private static final CreditTransfers.Transfer TRANSFER = new CreditTransfers.Transfer(
            "0123456789ABCDEF0123456789ABCDEF",
            Euro.of("88307.63"),
            "0999000129",
            "CPAS-OCMW Liège - Luik",
            "BE68539007547034",
            "CT_A AVANCE");

    @Test
    @DisplayName(
            "S4:66: the file is valid against pain.001.001.09 and says who is paid what, from which account and when")
    void valid() throws Exception {
        String file = written(order(DEBTOR, List.of(TRANSFER)));

        validate(file);
        assertThat(file)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("<MsgId>8d8c7f0a0b0c5d0e8f00112233445566</MsgId>")
                .contains("<CreDtTm>2015-11-12T09:30:15Z</CreDtTm>")
                .contains("<NbOfTxs>1</NbOfTxs><CtrlSum>88307.63</CtrlSum>")
                .contains("<ReqdExctnDt><Dt>2015-11-12</Dt></ReqdExctnDt>")
                .contains("<Dbtr><Nm>SPP Integration sociale</Nm></Dbtr>")
                .contains("<DbtrAcct><Id><IBAN>BE32123456789002</IBAN></Id></DbtrAcct>")
                .contains("<Othr><Id>NOTPROVIDED</Id></Othr>")
                .contains("<EndToEndId>0123456789ABCDEF0123456789ABCDEF</EndToEndId>")
                .contains("<InstdAmt Ccy=\"EUR\">88307.63</InstdAmt>")
                .contains("<Cdtr><Nm>CPAS-OCMW Liege - Luik</Nm>")
                .contains("<Id>0999000129</Id><Issr>KBO-BCE</Issr>")
                .contains("<CdtrAcct><Id><IBAN>BE68539007547034</IBAN></Id></CdtrAcct>")
                .contains("<RmtInf><Ustrd>CT-A AVANCE</Ustrd></RmtInf>");
    }

    @Test
    @DisplayName("With the BIC of its bank where that is known")
    void withBic() throws Exception {
        String file =
                written(order(new CreditTransfers.Debtor("SPP IS", "BE32123456789002", "PCHQBEBB"), List.of(TRANSFER)));
        validate(file);
        assertThat(file).contains("<BICFI>PCHQBEBB</BICFI>").doesNotContain("NOTPROVIDED");
    }

    @Test
    @DisplayName("I7: the same order is the same bytes, also with names that need more than the letters of a bank")
    void sameBytes() throws Exception {
        Random random = new Random(20151112);
        for (int n = 0; n < 200; n++) {
            List<CreditTransfers.Transfer> transfers = new ArrayList<>();
            int count = random.nextInt(1, 8);
            for (int i = 0; i < count; i++) {
                StringBuilder name = new StringBuilder();
                random.ints(random.nextInt(90), 0x20, 0x250)
                        .filter(c -> !Character.isISOControl(c))
                        .forEach(name::appendCodePoint);
                transfers.add(new CreditTransfers.Transfer(
                        EndToEndId.of("C-" + n + "-" + i, PaymentKind.ADVANCE, 1 + random.nextInt(99)),
                        Euro.ofCents(random.nextLong(1, 10_000_000_000L)),
                        "0999000129",
                        name.toString(),
                        "BE68539007547034",
                        "C_" + n + " <&> " + name));
            }
            CreditTransfers order = order(DEBTOR, transfers);
            String file = written(order);
            validate(file);
            assertThat(written(order)).isEqualTo(file);
        }
    }

    @Test
    @DisplayName("10,000 payments are written one after the other and are valid; the total is theirs to the cent")
    void many() throws Exception {
        List<CreditTransfers.Transfer> transfers = new ArrayList<>();
        for (int n = 0; n < 10_000; n++) {
            transfers.add(new CreditTransfers.Transfer(
                    EndToEndId.of("C-" + n, PaymentKind.BALANCE, 1),
                    Euro.ofCents(1 + n),
                    "0999000129",
                    "CPAS",
                    "BE68539007547034",
                    "C"));
        }
        CreditTransfers order = order(DEBTOR, transfers);
        assertThat(order.total()).isEqualTo(Euro.ofCents(50_005_000));
        String file = written(order);
        validate(file);
        assertThat(file).contains("<NbOfTxs>10000</NbOfTxs><CtrlSum>500050.00</CtrlSum>");
    }

    @Test
    @DisplayName("The schema is a judge: without a creditor the file is not valid")
    void theSchemaJudges() {
        String file = written(order(DEBTOR, List.of(TRANSFER)));
        assertThatThrownBy(() -> validate(file.replaceAll("<ReqdExctnDt>.*</ReqdExctnDt>", "")))
                .isInstanceOf(SAXException.class);
    }

    @Test
    @DisplayName("An order without a transfer, and a transfer of nothing, are refused; a full disk is told")
    void whatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> order(DEBTOR, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CreditTransfers.Transfer("E", Euro.ZERO, "C", "N", "I", "R"));
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatThrownBy(() -> WriteCreditTransfers.to(full, order(DEBTOR, List.of(TRANSFER))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CreditTransfers order(CreditTransfers.Debtor debtor, List<CreditTransfers.Transfer> transfers) {
        return new CreditTransfers(
                "8d8c7f0a0b0c5d0e8f00112233445566",
                Instant.parse("2015-11-12T09:30:15.123456Z"),
                LocalDate.of(2015, 11, 12),
                debtor,
                transfers);
    }

    private static String written(CreditTransfers order) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WriteCreditTransfers.to(out, order);
        return out.toString(StandardCharsets.UTF_8);
    }

    static void validate(String file) throws Exception {
        SCHEMA.newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private static Schema schema() {
        try (InputStream xsd = resource()) {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(Objects.requireNonNull(xsd, "the schema of pain.001.001.09")));
        } catch (IOException | SAXException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable InputStream resource() {
        return CreditTransfersTest.class.getResourceAsStream("/pain.001.001.09.xsd");
    }
}
