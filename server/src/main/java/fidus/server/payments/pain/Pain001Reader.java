package fidus.server.payments.pain;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.server.payments.pain.PainFile.CreditTransfer;
import fidus.server.payments.pain.PainFile.Part;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads pain.001 of any version for what this house writes and compares. What is claimed about
/// counts and sums is measured, not believed. Document types and entities are refused, so that a
/// file cannot make the program open another one.
public final class Pain001Reader {
    private static final int MOST_BYTES = 20_000_000;
    private static final int DEEPEST = 32;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_TRANSFERS = 100_000;
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:pain\\.001\\.001\\.\\d{2}");

    private final Deque<String> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Map<String, String> header = new HashMap<>();
    private final Map<String, String> part = new HashMap<>();
    private final Map<String, String> transfer = new HashMap<>();
    private final List<CreditTransfer> transfers = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private String namespace = "";
    private int read;

    private Pain001Reader() {}

    /// @throws Refused `UNKNOWN_FORMAT` for something else, `CUT_FILE` for what is not whole,
    ///   `TOO_LARGE` beyond the limits, `BAD_VALUE` for an amount that is none
    public static PainFile read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw tooLarge();
        }
        var reader = new Pain001Reader();
        try {
            reader.walk(factory().createXMLStreamReader(new ByteArrayInputStream(bytes)));
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw Refused.because(
                    Problem.Code.CUT_FILE,
                    "The payment file is not whole XML; reading stopped in line " + line + ".");
        }
        return reader.file();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void walk(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(xml);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
                        throw tooLarge();
                    }
                    text.append(xml.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw other("It has a document type or entities, which are refused.");
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) {
        path.addLast(xml.getLocalName());
        text.setLength(0);
        if (path.size() > DEEPEST) {
            throw tooLarge();
        }
        if (path.size() == 1) {
            String given = xml.getNamespaceURI();
            if (given == null || !NAMESPACE.matcher(given).matches()) {
                throw other("Its first element is not of pain.001.");
            }
            namespace = given;
        }
        String currency = xml.getAttributeValue(null, "Ccy");
        if (currency != null) {
            put(currency, "@Ccy");
        }
    }

    private void end() {
        String value = text.toString().strip();
        text.setLength(0);
        if (!value.isEmpty()) {
            put(value, "");
        }
        String here = String.join("/", path);
        if (here.equals("Document/CstmrCdtTrfInitn/PmtInf/CdtTrfTxInf")) {
            endTransfer();
        } else if (here.equals("Document/CstmrCdtTrfInitn/PmtInf")) {
            endPart();
        }
        path.removeLast();
    }

    /// Keeps the value under its path inside header, part or transfer; repeated ones are joined.
    private void put(String value, String suffix) {
        List<String> names = List.copyOf(path);
        if (names.size() < 4) {
            return;
        }
        boolean inPart = names.get(2).equals("PmtInf");
        boolean inTransfer = inPart && names.get(3).equals("CdtTrfTxInf");
        int own = inTransfer ? 4 : 3;
        Map<String, String> map = inTransfer ? transfer : inPart ? part : header;
        map.merge(
                String.join("/", names.subList(own, names.size())) + suffix,
                value,
                (first, next) -> first + "\n" + next);
    }

    private void endTransfer() {
        if (++read > MOST_TRANSFERS) {
            throw tooLarge();
        }
        boolean equivalent = !transfer.containsKey("Amt/InstdAmt");
        String amount = equivalent ? "Amt/EqvtAmt/Amt" : "Amt/InstdAmt";
        transfers.add(
                new CreditTransfer(
                        of(transfer, "PmtId/InstrId"),
                        of(transfer, "PmtId/EndToEndId"),
                        of(transfer, "PmtId/UETR"),
                        number(of(transfer, amount)),
                        of(transfer, amount + "@Ccy"),
                        of(transfer, "Cdtr/Nm"),
                        account(transfer, "CdtrAcct"),
                        agent(transfer, "CdtrAgt"),
                        of(transfer, "RmtInf/Ustrd")));
        String called = "Transfer " + of(transfer, "PmtId/EndToEndId");
        check(called + ": the creditor's account", transfer.get("CdtrAcct/Id/IBAN"));
        transfer.clear();
    }

    /// An IBAN that cannot be one is told, and read as it is written.
    private void check(String whose, @Nullable String iban) {
        String fault = iban == null ? null : Ibans.fault(iban);
        if (fault != null) {
            differences.add(whose + " " + iban + ": " + fault);
        }
    }

    private void endPart() {
        String id = of(part, "PmtInfId");
        Integer count = count(part.get("NbOfTxs"));
        BigDecimal sum = part.get("CtrlSum") == null ? null : number(of(part, "CtrlSum"));
        String date = part.getOrDefault("ReqdExctnDt/Dt", of(part, "ReqdExctnDt"));
        parts.add(
                new Part(
                        id,
                        count,
                        sum,
                        of(part, "PmtTpInf/SvcLvl/Cd"),
                        of(part, "ChrgBr"),
                        date,
                        of(part, "Dbtr/Nm"),
                        account(part, "DbtrAcct"),
                        agent(part, "DbtrAgt"),
                        List.copyOf(transfers)));
        compare("Part " + id, count, sum, transfers);
        check("Part " + id + ": the debtor's account", part.get("DbtrAcct/Id/IBAN"));
        part.clear();
        transfers.clear();
    }

    private PainFile file() {
        if (!header.containsKey("MsgId") || parts.isEmpty()) {
            throw other("It has no header or no payments.");
        }
        Integer count = count(header.get("NbOfTxs"));
        BigDecimal sum = header.get("CtrlSum") == null ? null : number(of(header, "CtrlSum"));
        List<CreditTransfer> all = parts.stream().flatMap(one -> one.transfers().stream()).toList();
        compare("Header", count, sum, all);
        if (count == null) {
            throw other("Its header does not say how many transfers there are.");
        }
        return new PainFile(
                namespace,
                of(header, "MsgId"),
                count,
                sum,
                List.copyOf(parts),
                List.copyOf(differences));
    }

    /// The sum is taken over all currencies: it is a check figure, not money.
    private void compare(
            String where,
            @Nullable Integer count,
            @Nullable BigDecimal sum,
            List<CreditTransfer> there) {
        if (count != null && count != there.size()) {
            differences.add(where + ": NbOfTxs " + count + ", counted " + there.size());
        }
        BigDecimal measured =
                there.stream()
                        .map(CreditTransfer::instructed)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum != null && sum.compareTo(measured) != 0) {
            differences.add(where + ": CtrlSum " + sum + ", added " + measured);
        }
    }

    private static String account(Map<String, String> of, String account) {
        return of.getOrDefault(account + "/Id/IBAN", of(of, account + "/Id/Othr/Id"));
    }

    private static String agent(Map<String, String> of, String agent) {
        String institution = agent + "/FinInstnId/";
        return of.getOrDefault(
                institution + "BIC",
                of.getOrDefault(institution + "BICFI", of(of, institution + "ClrSysMmbId/MmbId")));
    }

    private static String of(Map<String, String> map, String name) {
        return map.getOrDefault(name, "");
    }

    private static BigDecimal number(String text) {
        return Decimals.parse(text);
    }

    private static @Nullable Integer count(@Nullable String text) {
        return text == null ? null : Decimals.parse(text).intValueExact();
    }

    private static Refused tooLarge() {
        return Refused.because(
                Problem.Code.TOO_LARGE, "The payment file goes beyond what is read here.");
    }

    private static Refused other(String why) {
        return Refused.because(
                Problem.Code.UNKNOWN_FORMAT, "This is not a credit transfer file. " + why);
    }
}
