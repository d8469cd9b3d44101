package fidus.server.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes a camt.053 of one account and one day as a bank would, each balance by hand: nothing here
/// adds up by itself.
final class CamtText {
    private static final String VALUED = "<ValDt><Dt>";

    private final StringBuilder xml = new StringBuilder();
    private final String day;

    /// One transaction of an entry.
    ///
    /// @param extra elements after its amount, such as `RtrInf`
    record Tx(String amount, String endToEndId, String extra) {
        static Tx of(String amount, String endToEndId) {
            return new Tx(amount, endToEndId, "");
        }

        private String xml(String direction) {
            return ("<TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy=\"EUR\">%s</Amt>"
                            + "<CdtDbtInd>%s</CdtDbtInd>%s</TxDtls>")
                    .formatted(endToEndId, amount, direction, extra);
        }
    }

    private CamtText(String day) {
        this.day = day;
    }

    /// @param day such as 2026-11-23
    static CamtText of(String account, String day, String opening, String closing) {
        var text = new CamtText(day);
        text.xml.append(
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <Stmt><Id>S-%s</Id><Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                """
                        .formatted(day, account));
        text.balance("OPBD", opening);
        text.balance("CLBD", closing);
        return text;
    }

    private void balance(String code, String amount) {
        xml.append(
                """
                <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">%s</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>
                """
                        .formatted(code, amount, day));
    }

    /// @param direction CRDT or DBIT
    /// @param batch the content of `Btch`, empty without one
    CamtText entry(String direction, String amount, String id, String batch, List<Tx> parts) {
        xml.append(
                """
                <Ntry><Amt Ccy="EUR">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
                <BookgDt><Dt>%s</Dt></BookgDt><ValDt><Dt>%s</Dt></ValDt>
                <AcctSvcrRef>%s</AcctSvcrRef><NtryDtls>
                """
                        .formatted(amount, direction, day, day, id));
        if (!batch.isEmpty()) {
            xml.append("<Btch>").append(batch).append("</Btch>");
        }
        parts.forEach(part -> xml.append(part.xml(direction)));
        xml.append("</NtryDtls></Ntry>");
        return this;
    }

    /// Values the last entry on another day than the one it is booked on.
    CamtText valued(String other) {
        int at = xml.lastIndexOf(VALUED) + VALUED.length();
        xml.replace(at, at + day.length(), other);
        return this;
    }

    byte[] bytes() {
        return (xml + "</Stmt></BkToCstmrStmt></Document>").getBytes(StandardCharsets.UTF_8);
    }
}
