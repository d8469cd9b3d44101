package fidus.server.bankfiles;

import fidus.bank.BankFile;
import fidus.bank.BankFormat;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.reports.Cost;
import fidus.server.reports.Fingerprint;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads camt.053 of any version, entry by entry. Document types and entities are refused, so that
/// a file can neither swell nor make the program open another one.
final class Camt053 {
    private static final Pattern NAMESPACE =
            Pattern.compile(".{0,120}(camt\\.053\\.001\\.\\d\\d(?:\\.\\w{1,8}){0,3})");
    private static final Pattern MESSAGE = Pattern.compile("(camt|pain|pacs)\\.(\\d{3})");
    private static final Pattern DECLARED =
            Pattern.compile(
                    "<\\?xml[^>]{0,100}encoding\\s{0,9}=\\s{0,9}[\"']([A-Za-z0-9._:-]{1,40})[\"']");
    private static final int DEEPEST = 12;

    private final Fingerprint print;
    private final Findings findings;
    private final Cost cost;
    private @Nullable CamtStatement statement;
    private String version = "";
    private String root = "";
    private int before;
    private int depth;
    private int entries;

    Camt053(Fingerprint print, Findings findings) {
        this.print = print;
        this.findings = findings;
        this.cost = findings.cost();
    }

    /// @throws Refused `CUT_FILE` for XML that does not end, `NOT_A_STATEMENT` for another message,
    ///   `UNKNOWN_FORMAT` for other XML, `UNREADABLE` for a document type and damaged XML
    BankFile read() throws IOException {
        Charset charset = charset();
        try (Reader text = new BufferedReader(Decoding.strict(print, charset))) {
            skipBlanks(text);
            XMLStreamReader xml = factory().createXMLStreamReader(text);
            while (xml.hasNext()) {
                event(xml, xml.next());
            }
        } catch (XMLStreamException broken) {
            throw cut(broken);
        } catch (CharacterCodingException _) {
            throw Decoding.refused();
        }
        String dialect = version.isEmpty() ? "XML" : version;
        return findings.finish(BankFormat.CAMT053, dialect, print, charset.name());
    }

    /// XML begins with its first sign; mail and copying put blanks before it.
    private void skipBlanks(Reader text) throws IOException {
        int next;
        do {
            text.mark(1);
            next = text.read();
            before += next == '\n' ? 1 : 0;
            cost.goOn();
        } while (next >= 0 && Texts.isBlank((char) next));
        text.reset();
    }

    /// What the file says of itself, else UTF-8 as XML has it. A file whose declaration can be read
    /// byte by byte is not in UTF-16, as programs that write UTF-8 often say.
    private Charset charset() {
        Matcher found = DECLARED.matcher(print.head().stripLeading());
        try {
            boolean wide = print.charset().name().startsWith("UTF-16");
            if (wide) {
                return print.charset();
            }
            Charset said =
                    found.lookingAt() ? Charset.forName(found.group(1)) : StandardCharsets.UTF_8;
            return said.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : said;
        } catch (IllegalArgumentException _) {
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The file says it is written in '"
                            + Texts.shown(found.group(1))
                            + "', which is no character set Fidus knows.");
        }
    }

    static Refused forbidden() {
        return Refused.because(
                Problem.Code.UNREADABLE,
                "The file declares a document type or entities, which no bank statement needs;"
                        + " nothing of it was taken.");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private void event(XMLStreamReader xml, int event) throws XMLStreamException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml);
            case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw forbidden();
            default -> cost.goOn();
        }
    }

    private void begin(XMLStreamReader xml) throws XMLStreamException {
        cost.goOn();
        if (root.isEmpty()) {
            String prefix = xml.getPrefix();
            root = (prefix == null || prefix.isEmpty() ? "" : prefix + ":") + xml.getLocalName();
        }
        if (version.isEmpty()) {
            version(xml);
        }
        String name = xml.getLocalName();
        CamtStatement open = statement;
        if (open != null) {
            if (name.equals("Ntry")) {
                entries++;
            }
            open.part(XmlElement.read(xml, cost), entries);
        } else if (name.equals("GrpHdr")) {
            XmlElement.read(xml, cost);
        } else if (++depth > DEEPEST) {
            throw Cost.tooLarge("is nested deeper than %d elements".formatted(DEEPEST));
        } else if (name.equals("Stmt") && !version.isEmpty()) {
            cost.keep(0);
            statement = new CamtStatement(findings);
        }
    }

    private void end(String name) {
        depth--;
        CamtStatement open = statement;
        if (open != null && name.equals("Stmt")) {
            findings.statement(open.finish());
            statement = null;
        }
    }

    /// The first element with a namespace says what the document is; an envelope around it has
    /// another one.
    private void version(XMLStreamReader xml) {
        String namespace = xml.getNamespaceURI() == null ? "" : xml.getNamespaceURI();
        Matcher found = NAMESPACE.matcher(namespace);
        if (found.matches()) {
            version = found.group(1);
            return;
        }
        Matcher message = MESSAGE.matcher(namespace);
        if (message.find()) {
            throw Refused.because(
                    Problem.Code.NOT_A_STATEMENT,
                    "This is no statement but %s. Ask the bank for camt.053, the statement of booked entries."
                            .formatted(called(message.group(1), message.group(2))));
        }
        if (depth > 0 || xml.getLocalName().equals("Document")) {
            throw Refused.because(
                    Problem.Code.UNKNOWN_FORMAT,
                    "The file is XML, but no bank statement: its first element is '%s' of '%s'."
                            .formatted(Texts.shown(xml.getLocalName()), Texts.shown(namespace)));
        }
    }

    private static String called(String family, String number) {
        return switch (family + "." + number) {
            case "camt.052" -> "an intraday report (camt.052), which the bank may still change";
            case "camt.054" -> "a notice of single bookings (camt.054) without balances";
            case "pain.001" -> "a payment order (pain.001)";
            case "pain.002" -> "a payment status report (pain.002)";
            default -> "a message of type " + family + "." + number;
        };
    }

    private Refused cut(XMLStreamException broken) {
        if (Decoding.failed(broken)) {
            throw Decoding.refused();
        }
        Location at = broken.getLocation();
        int line = before + (at == null ? 0 : at.getLineNumber());
        if (!root.isEmpty() && depth == 0) {
            return Refused.because(
                    Problem.Code.UNREADABLE,
                    "Behind the end of the XML more stands in line "
                            + line
                            + ", such as a second file. Nothing was taken: which of it counts,"
                            + " nobody can say. Fetch the file again, or part it into files of"
                            + " one statement message each.");
        }
        if (print.tail().strip().endsWith(root.isEmpty() ? ">" : "</" + root + ">")) {
            return Refused.because(
                    Problem.Code.UNREADABLE,
                    "The file cannot be read as XML in line %d, column %d, though its end is there: it is damaged there, or written in a way no bank writes. Nothing was taken; fetch it again from the bank."
                            .formatted(line, at == null ? 0 : at.getColumnNumber()));
        }
        return Refused.because(
                Problem.Code.CUT_FILE,
                "The file is not whole XML; reading stopped in line "
                        + line
                        + ". Nothing was taken; fetch it again from the bank.");
    }
}
