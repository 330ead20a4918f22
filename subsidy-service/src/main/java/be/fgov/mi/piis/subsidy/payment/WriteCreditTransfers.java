package be.fgov.mi.piis.subsidy.payment;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes an order as ISO 20022 pain.001.001.09 for SEPA credit transfers, one element after the other: the size of the
 * order does not matter. The same order is the same bytes.
 */
public final class WriteCreditTransfers {
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private static final int NAME = 70;
    private static final int REMITTANCE = 140;
    /** The register that gave the number, as Belgian banks know it. */
    private static final String REGISTER = "KBO-BCE";

    private final XMLStreamWriter xml;

    private WriteCreditTransfers(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Leaves the stream open. */
    public static void to(OutputStream out, CreditTransfers order) {
        try {
            // The writer of the JDK, whatever else is on the class path: the bytes are to stay the same.
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            new WriteCreditTransfers(xml).document(order);
            xml.close();
        } catch (XMLStreamException failure) {
            throw new IllegalStateException("the payment file could not be written", failure);
        }
    }

    private void document(CreditTransfers order) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        open("CstmrCdtTrfInitn");
        open("GrpHdr");
        element("MsgId", order.messageId());
        element(
                "CreDtTm",
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(order.createdAt()
                                .truncatedTo(ChronoUnit.SECONDS)
                                .atOffset(ZoneOffset.UTC))
                        + "Z");
        sums(order);
        open("InitgPty");
        element("Nm", SepaText.of(order.debtor().name(), NAME));
        close();
        close();
        payment(order);
        close();
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void payment(CreditTransfers order) throws XMLStreamException {
        CreditTransfers.Debtor debtor = order.debtor();
        open("PmtInf");
        element("PmtInfId", order.messageId());
        element("PmtMtd", "TRF");
        // Each transfer stands by itself on the statement, where it is looked for.
        element("BtchBookg", "false");
        sums(order);
        open("PmtTpInf");
        open("SvcLvl");
        element("Cd", "SEPA");
        close();
        close();
        open("ReqdExctnDt");
        element("Dt", order.executeOn().toString());
        close();
        open("Dbtr");
        element("Nm", SepaText.of(debtor.name(), NAME));
        close();
        account("DbtrAcct", debtor.iban());
        open("DbtrAgt");
        open("FinInstnId");
        if (debtor.bic() == null) {
            open("Othr");
            element("Id", "NOTPROVIDED");
            close();
        } else {
            element("BICFI", debtor.bic());
        }
        close();
        close();
        element("ChrgBr", "SLEV");
        for (CreditTransfers.Transfer transfer : order.transfers()) {
            transfer(transfer);
        }
        close();
    }

    private void transfer(CreditTransfers.Transfer transfer) throws XMLStreamException {
        open("CdtTrfTxInf");
        open("PmtId");
        element("EndToEndId", transfer.endToEndId());
        close();
        open("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(transfer.amount().toString());
        xml.writeEndElement();
        close();
        open("Cdtr");
        element("Nm", SepaText.of(transfer.creditorName(), NAME));
        open("Id");
        open("OrgId");
        open("Othr");
        element("Id", transfer.creditor());
        element("Issr", REGISTER);
        close();
        close();
        close();
        close();
        account("CdtrAcct", transfer.iban());
        open("RmtInf");
        element("Ustrd", SepaText.of(transfer.remittance(), REMITTANCE));
        close();
        close();
    }

    private void sums(CreditTransfers order) throws XMLStreamException {
        element("NbOfTxs", Integer.toString(order.transfers().size()));
        element("CtrlSum", order.total().toString());
    }

    private void account(String name, String iban) throws XMLStreamException {
        open(name);
        open("Id");
        element("IBAN", iban);
        close();
        close();
    }

    private void open(String name) throws XMLStreamException {
        xml.writeStartElement(name);
    }

    private void close() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
