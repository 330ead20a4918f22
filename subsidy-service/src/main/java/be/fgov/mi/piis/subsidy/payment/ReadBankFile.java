package be.fgov.mi.piis.subsidy.payment;

import be.fgov.mi.piis.identity.ids.StructuredCommunication;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Line;
import be.fgov.mi.piis.subsidy.payment.BankStatement.Result;
import be.fgov.mi.piis.subsidy.rules.Euro;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the XML answers of a bank: a statement of the account (camt.053) or the status of an order (pain.002). A file is
 * hostile until it is read: no document type, no entity of its own, no depth or text beyond what such a file has.
 *
 * <p>Of a statement, entries that are booked count: a debit with the reference of a payment executes it, a credit with
 * it sends it back, a credit with a structured communication pays a claim. Whatever else happened on the account is not
 * ours. A status tells of refusals only: what is accepted is not paid yet.
 */
public final class ReadBankFile {
    private static final Pattern CAMT = Pattern.compile("urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.[0-9]{2}");
    private static final Pattern PAIN = Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.002\\.001\\.[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,13}([.][0-9]{1,2})?");
    private static final Pattern PRINTED_COMMUNICATION =
            Pattern.compile("(?:\\+\\+\\+|\\*\\*\\*)([0-9]{3})/([0-9]{4})/([0-9]{5})(?:\\+\\+\\+|\\*\\*\\*)");
    private static final Set<String> NO_REFERENCE = Set.of("NOTPROVIDED", "NOT PROVIDED");
    private static final String REJECTED = "RJCT";
    private static final int DEEPEST = 24;
    private static final int LONGEST = 2_000;
    private static final int MOST_LINES = 20_000;

    private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt";
    private static final String ENTRY = STATEMENT + "/Ntry";
    private static final String DETAIL = ENTRY + "/NtryDtls/TxDtls";
    private static final String REPORT = "Document/CstmrPmtStsRpt";
    private static final String PAYMENT = REPORT + "/OrgnlPmtInfAndSts";
    private static final String TRANSACTION = PAYMENT + "/TxInfAndSts";

    private final XMLStreamReader xml;
    private final List<Line> lines = new ArrayList<>();
    /** How many entries of the file stand under each reference, also those that are not ours. */
    private final Map<String, Integer> named = new HashMap<>();

    private final Map<String, String> head = new HashMap<>();
    private Map<String, String> entry = new HashMap<>();
    private Map<String, String> detail = new HashMap<>();
    private Map<String, String> payment = new HashMap<>();
    private final List<Map<String, String>> details = new ArrayList<>();
    private int statements;

    private ReadBankFile(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** @throws BankFileRefused when it is neither of the two, or not well-formed, or says something that cannot be */
    public static BankStatement of(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("nothing is fetched for a file of the bank");
        });
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                return new ReadBankFile(reader).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException notXml) {
            throw new BankFileRefused("body", "The body is not a well-formed XML document.");
        }
    }

    private BankStatement read() throws XMLStreamException {
        List<String> path = new ArrayList<>();
        List<StringBuilder> texts = new ArrayList<>();
        String form = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.add(xml.getLocalName());
                    if (!texts.isEmpty()) {
                        // What holds elements holds no text of its own: only white space stood there.
                        texts.getLast().setLength(0);
                    }
                    texts.add(new StringBuilder());
                    if (path.size() > DEEPEST) {
                        throw new BankFileRefused("body", "The document is nested too deeply.");
                    }
                    if (path.size() == 1) {
                        form = form();
                    }
                    start(String.join("/", path));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!texts.isEmpty()) {
                        texts.getLast().append(xml.getText());
                        if (texts.getLast().length() > LONGEST) {
                            throw new BankFileRefused(String.join("/", path), "The text is too long.");
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(String.join("/", path), texts.removeLast().toString().strip());
                    path.removeLast();
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new BankFileRefused("body", "A document type or an entity is not taken.");
                default -> {
                    // Comments and instructions say nothing.
                }
            }
        }
        return "camt".equals(form) ? statement() : report();
    }

    private String form() {
        String namespace = String.valueOf(xml.getNamespaceURI());
        if (xml.getLocalName().equals("Document") && CAMT.matcher(namespace).matches()) {
            return "camt";
        }
        if (xml.getLocalName().equals("Document") && PAIN.matcher(namespace).matches()) {
            return "pain";
        }
        throw new BankFileRefused("Document", "A camt.053 statement or a pain.002 status is expected.");
    }

    private void start(String path) {
        switch (path) {
            case STATEMENT -> {
                statements++;
                if (statements > 1) {
                    throw new BankFileRefused("Stmt", "Send the statement of one account and period at a time.");
                }
            }
            case ENTRY -> {
                entry = new HashMap<>();
                details.clear();
            }
            case DETAIL, TRANSACTION -> detail = new HashMap<>();
            case PAYMENT -> payment = new HashMap<>();
            default -> {
                String currency = xml.getAttributeValue(null, "Ccy");
                if (currency != null && path.startsWith(DETAIL + "/")) {
                    detail.putIfAbsent(path.substring(DETAIL.length() + 1) + "@", currency);
                } else if (currency != null && path.startsWith(ENTRY + "/")) {
                    entry.putIfAbsent(path.substring(ENTRY.length() + 1) + "@", currency);
                } else if (currency != null && path.startsWith(TRANSACTION + "/")) {
                    detail.putIfAbsent(path.substring(TRANSACTION.length() + 1) + "@", currency);
                }
            }
        }
    }

    private void end(String path, String text) {
        switch (path) {
            case DETAIL -> details.add(detail);
            case ENTRY -> {
                for (Map<String, String> part : details.isEmpty() ? List.of(Map.<String, String>of()) : details) {
                    booked(entry, part);
                }
            }
            case TRANSACTION -> judged(detail);
            case PAYMENT -> {
                if (REJECTED.equals(payment.get("PmtInfSts"))) {
                    head.put("rejected", "payment");
                    head.putIfAbsent("reason", payment.getOrDefault("StsRsnInf/Rsn/Cd", REJECTED));
                }
            }
            default -> {
                if (text.isEmpty()) {
                    return;
                }
                // The first of several is the one that counts: an entry of several details keeps each one's own.
                if (path.startsWith(DETAIL + "/")) {
                    detail.putIfAbsent(path.substring(DETAIL.length() + 1), text);
                } else if (path.startsWith(ENTRY + "/")) {
                    entry.putIfAbsent(path.substring(ENTRY.length() + 1), text);
                } else if (path.startsWith(TRANSACTION + "/")) {
                    detail.putIfAbsent(path.substring(TRANSACTION.length() + 1), text);
                } else if (path.startsWith(PAYMENT + "/")) {
                    payment.putIfAbsent(path.substring(PAYMENT.length() + 1), text);
                } else {
                    head.putIfAbsent(path, text);
                }
            }
        }
    }

    /** An entry, or one of the transactions that were booked in one sum. */
    private void booked(Map<String, String> whole, Map<String, String> part) {
        String status = whole.getOrDefault("Sts/Cd", whole.getOrDefault("Sts", ""));
        if (!status.equals("BOOK")) {
            return;
        }
        String reference = referenceOf(whole, part);
        if (reference != null) {
            named.merge(reference, 1, Integer::sum);
        }
        String endToEndId = part.get("Refs/EndToEndId");
        boolean ours = endToEndId != null && !NO_REFERENCE.contains(endToEndId);
        boolean debit = part.getOrDefault("CdtDbtInd", whole.getOrDefault("CdtDbtInd", ""))
                .equals("DBIT");
        boolean sentBack = part.containsKey("RtrInf/Rsn/Cd")
                || part.containsKey("RtrInf/Rsn/Prtry")
                || "true".equals(whole.get("RvslInd"));
        if (ours && debit) {
            add(endToEndId, null, cents(whole, part), Result.EXECUTED, null, bookedOn(whole), reference);
        } else if (ours && sentBack) {
            add(
                    endToEndId,
                    null,
                    cents(whole, part),
                    Result.REJECTED,
                    part.getOrDefault("RtrInf/Rsn/Cd", part.getOrDefault("RtrInf/Rsn/Prtry", "returned")),
                    bookedOn(whole),
                    reference);
        } else if (!debit) {
            communication(part)
                    .ifPresent(communication -> add(
                            null,
                            communication,
                            cents(whole, part),
                            Result.RECEIVED,
                            null,
                            bookedOn(whole),
                            reference));
        }
    }

    /** That of the entry names all of it: one part of several has its own, or none. */
    private @Nullable String referenceOf(Map<String, String> whole, Map<String, String> part) {
        String own = BankReference.of(part.get("Refs/AcctSvcrRef"));
        String ofEntry = details.size() > 1 ? null : BankReference.of(whole.get("AcctSvcrRef"));
        return ofEntry == null ? own : ofEntry;
    }

    private static @Nullable LocalDate bookedOn(Map<String, String> whole) {
        String own = whole.getOrDefault("BookgDt/Dt", whole.get("BookgDt/DtTm"));
        return own == null ? null : day(own, "BookgDt");
    }

    private void judged(Map<String, String> transaction) {
        String endToEndId = transaction.get("OrgnlEndToEndId");
        if (REJECTED.equals(transaction.get("TxSts")) && endToEndId != null) {
            String amount = transaction.get("OrgnlTxRef/Amt/InstdAmt");
            add(
                    endToEndId,
                    null,
                    amount == null ? null : cents(amount, transaction.get("OrgnlTxRef/Amt/InstdAmt@")),
                    Result.REJECTED,
                    transaction.getOrDefault(
                            "StsRsnInf/Rsn/Cd", transaction.getOrDefault("StsRsnInf/Rsn/Prtry", REJECTED)),
                    null,
                    null);
        }
    }

    private void add(
            @Nullable String endToEndId,
            @Nullable String communication,
            @Nullable Long cents,
            Result result,
            @Nullable String reason,
            @Nullable LocalDate bookedOn,
            @Nullable String bankReference) {
        if (lines.size() == MOST_LINES) {
            throw new BankFileRefused("body", "At most " + MOST_LINES + " lines.");
        }
        lines.add(new Line(
                "lines[" + lines.size() + "]",
                endToEndId,
                communication,
                cents,
                result,
                shortened(reason),
                bookedOn,
                bankReference));
    }

    private static @Nullable String shortened(@Nullable String reason) {
        return reason == null || reason.length() <= 140 ? reason : reason.substring(0, 140);
    }

    private static Optional<String> communication(Map<String, String> part) {
        String coded = part.get("RmtInf/Strd/CdtrRefInf/Ref");
        if (coded != null && StructuredCommunication.isValid(coded)) {
            return Optional.of(coded);
        }
        Matcher printed = PRINTED_COMMUNICATION.matcher(part.getOrDefault("RmtInf/Ustrd", ""));
        return printed.find()
                ? Optional.of(printed.group(1) + printed.group(2) + printed.group(3))
                        .filter(StructuredCommunication::isValid)
                : Optional.empty();
    }

    /** Of the transaction where it has its own amount, else of the entry. */
    private static long cents(Map<String, String> whole, Map<String, String> part) {
        for (String own : List.of("Amt", "AmtDtls/TxAmt/Amt")) {
            String amount = part.get(own);
            if (amount != null) {
                return cents(amount, part.get(own + "@"));
            }
        }
        return cents(whole.getOrDefault("Amt", ""), whole.get("Amt@"));
    }

    private static long cents(String amount, @Nullable String currency) {
        if (!AMOUNT.matcher(amount).matches() || !"EUR".equals(currency)) {
            throw new BankFileRefused("Amt", "An amount in EUR with at most two decimals is expected.");
        }
        long cents = Euro.of(amount).cents();
        if (cents == 0) {
            throw new BankFileRefused("Amt", "An amount is not nothing.");
        }
        return cents;
    }

    private BankStatement statement() {
        String id = required(STATEMENT + "/Id", "Stmt/Id");
        String from = head.getOrDefault(
                STATEMENT + "/FrToDt/ToDtTm",
                head.getOrDefault(
                        STATEMENT + "/CreDtTm", head.getOrDefault("Document/BkToCstmrStmt/GrpHdr/CreDtTm", "")));
        return new BankStatement(
                id, day(from, "Stmt/CreDtTm"), true, head.get(STATEMENT + "/Acct/Id/IBAN"), named(), null, null);
    }

    /** What a bank writes beside several entries of one statement, such as the number of a sheet, names none of them. */
    private List<Line> named() {
        return lines.stream()
                .map(line -> named.getOrDefault(line.bankReference(), 0) > 1 ? line.withoutReference() : line)
                .toList();
    }

    private BankStatement report() {
        String id = required(REPORT + "/GrpHdr/MsgId", "GrpHdr/MsgId");
        LocalDate on = day(required(REPORT + "/GrpHdr/CreDtTm", "GrpHdr/CreDtTm"), "GrpHdr/CreDtTm");
        String group = REPORT + "/OrgnlGrpInfAndSts";
        String order = required(group + "/OrgnlMsgId", "OrgnlGrpInfAndSts/OrgnlMsgId");
        boolean whole = REJECTED.equals(head.get(group + "/GrpSts")) || head.containsKey("rejected");
        return new BankStatement(
                id,
                on,
                false,
                null,
                lines,
                whole ? order : null,
                whole ? head.getOrDefault(group + "/StsRsnInf/Rsn/Cd", head.getOrDefault("reason", REJECTED)) : null);
    }

    private String required(String path, String name) {
        String value = head.get(path);
        if (value == null || value.length() > 64) {
            throw new BankFileRefused(name, "This element is required, with at most 64 characters.");
        }
        return value;
    }

    private static LocalDate day(String dateTime, String name) {
        try {
            return LocalDate.parse(dateTime.length() > 10 ? dateTime.substring(0, 10) : dateTime);
        } catch (DateTimeException noDate) {
            throw new BankFileRefused(name, "A date and time is expected.");
        }
    }
}
