package be.fgov.mi.piis.subsidy.payment;

/** Answers of a bank as they come. */
final class BankFiles {
    private BankFiles() {}

    static String camt(String id, String entries) {
        return camt("camt.053.001.02", id, "BE32123456789002", "2015-11-13T18:00:00", entries);
    }

    static String camt(String form, String id, String iban, String created, String entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s">
                  <BkToCstmrStmt>
                    <GrpHdr><MsgId>G-1</MsgId><CreDtTm>2015-11-13T18:00:00</CreDtTm></GrpHdr>
                    <Stmt>
                      <Id>%s</Id><CreDtTm>%s</CreDtTm>
                      <Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                      <Bal><Amt Ccy="EUR">1000000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
                      %s
                    </Stmt>
                  </BkToCstmrStmt>
                </Document>
                """.formatted(form, id, created, iban, entries);
    }

    /** A transfer that the bank paid. */
    static String paid(String endToEndId, String amount) {
        return """
                <Ntry><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
                  <BookgDt><Dt>2015-11-13</Dt></BookgDt>
                  <NtryDtls><TxDtls><Refs><EndToEndId>%1$s</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
                """.formatted(endToEndId, amount);
    }

    /** Money that came back. */
    static String sentBack(String endToEndId, String amount) {
        return """
                <Ntry><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                  <NtryDtls><TxDtls><Refs><EndToEndId>%1$s</EndToEndId></Refs>
                    <RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
                """.formatted(endToEndId, amount);
    }

    /** Money that came in with a structured communication. */
    static String received(String communication, String amount) {
        return """
                <Ntry><Amt Ccy="EUR">%2$s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                  <NtryDtls><TxDtls><RmtInf><Strd><CdtrRefInf>
                    <Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>%1$s</Ref>
                  </CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>
                """.formatted(communication, amount);
    }

    /** The entry with the reference that the bank gives it. */
    static String named(String bankReference, String entry) {
        return entry.replace("<NtryDtls>", "<AcctSvcrRef>" + bankReference + "</AcctSvcrRef><NtryDtls>");
    }

    static String pain002(String id, String order, String groupStatus, String transactions) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03">
                  <CstmrPmtStsRpt>
                    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2015-11-13T12:00:00</CreDtTm></GrpHdr>
                    <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                      %s
                    </OrgnlGrpInfAndSts>
                    <OrgnlPmtInfAndSts><OrgnlPmtInfId>%2$s</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts>
                  </CstmrPmtStsRpt>
                </Document>
                """.formatted(id, order, groupStatus, transactions);
    }

    static String transaction(String endToEndId, String status, String more) {
        return """
                <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>
                """.formatted(endToEndId, status, more);
    }
}
