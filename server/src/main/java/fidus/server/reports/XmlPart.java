package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.InputStream;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads a part of a workbook once and keeps nothing, before the workbook library reads it: the
/// library makes room for whatever column a cell names, and holds a text of any length and all
/// shared texts in memory.
final class XmlPart {
    private static final Logger LOG = LoggerFactory.getLogger(XmlPart.class);

    /// A spreadsheet holds 32767 characters in a cell.
    private static final int LONGEST_TEXT = 100_000;

    private static final int MOST_CELLS = 16_384;
    private static final int MOST_DEPTH = 64;
    private static final int ELEMENT_BYTES = 64;
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    private final Cost cost;
    private final boolean sheet;
    private int depth;
    private int cells;
    private int text;

    private XmlPart(Cost cost, boolean sheet) {
        this.cost = cost;
        this.sheet = sheet;
    }

    /// @param sheet whether it is a sheet, whose rows are read one by one; everything else stays in
    ///   memory
    /// @throws Refused `TOO_LARGE`, or `UNREADABLE` for a document type and for broken XML
    static void check(InputStream in, boolean sheet, Cost cost) {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            var part = new XmlPart(cost, sheet);
            while (xml.hasNext()) {
                part.event(xml, xml.next());
            }
        } catch (XMLStreamException broken) {
            LOG.warn("broken XML in a workbook: {}", broken.toString());
            throw unreadable("its XML is broken");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    private void event(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(xml);
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    characters(xml.getTextLength());
            case XMLStreamConstants.DTD -> throw unreadable("it declares a document type");
            default -> {}
        }
    }

    private void begin(XMLStreamReader xml) {
        cost.goOn();
        if (++depth > MOST_DEPTH) {
            throw Cost.tooLarge("is nested deeper than %d elements".formatted(MOST_DEPTH));
        }
        if (!sheet) {
            cost.keepBytes(ELEMENT_BYTES);
        }
        switch (xml.getLocalName()) {
            case "row" -> cells = 0;
            case "c" -> cell(xml.getAttributeValue(null, "r"));
            case "si" -> text = 0;
            default -> {}
        }
    }

    private void cell(@Nullable String place) {
        text = 0;
        if (++cells > MOST_CELLS) {
            throw Cost.tooLarge("has a row of more than %,d cells".formatted(MOST_CELLS));
        }
        if (place != null && !CELL.matcher(place).matches()) {
            throw unreadable("'%.20s' is no place of a cell".formatted(place));
        }
    }

    private void characters(int length) {
        text += length;
        if (text > LONGEST_TEXT) {
            throw Cost.tooLarge("has a text of more than %,d characters".formatted(LONGEST_TEXT));
        }
        if (!sheet) {
            cost.keepBytes(2L * length);
        }
    }

    private static Refused unreadable(String why) {
        return Refused.because(
                Problem.Code.UNREADABLE,
                "The workbook cannot be read (" + why + "); nothing of it was taken.");
    }
}
