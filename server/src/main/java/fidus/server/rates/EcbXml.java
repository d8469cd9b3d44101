package fidus.server.rates;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.io.StringReader;
import java.util.function.Consumer;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads `<Cube time="2027-03-31"><Cube currency="USD" rate="1.0850"/>…</Cube>`. A document type or
/// an entity is refused, and nothing outside the file is ever opened.
final class EcbXml {
    private static final int DEEPEST = 8;

    private EcbXml() {}

    /// @throws Refused `UNREADABLE`, `UNKNOWN_FORMAT`
    static void read(String text, Consumer<EcbFile.Quote> then) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            String on = "";
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw EcbFile.unknown("The file is nested deeper than rates are.");
                        }
                        on = element(xml, on, then);
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw Refused.at(
                                    "file",
                                    Problem.Code.UNREADABLE,
                                    "The file declares a document type or entities, which no list"
                                            + " of rates needs; nothing of it was taken.");
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw EcbFile.unreadable(
                    "line " + broken.getLocation().getLineNumber(), "XML", "it is broken there");
        }
    }

    /// @return the day that holds for what follows
    private static String element(XMLStreamReader xml, String on, Consumer<EcbFile.Quote> then) {
        if (!xml.getLocalName().equals("Cube")) {
            return on;
        }
        String day = xml.getAttributeValue(null, "time");
        String currency = xml.getAttributeValue(null, "currency");
        String rate = xml.getAttributeValue(null, "rate");
        if (currency != null && rate != null) {
            String at = "line " + xml.getLocation().getLineNumber();
            then.accept(new EcbFile.Quote(at, on, currency, rate));
        }
        return day == null ? on : day;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
