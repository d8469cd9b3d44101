package fidus.server.bankfiles;

import fidus.server.reports.Cost;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One element of a statement with all below it. A statement of any length is read element by
/// element; only one is held at a time, and that one is bounded.
final class XmlElement {
    private static final int DEEPEST = 40;
    private static final int LONGEST_TEXT = 10_000;
    private static final int BYTES = 160;

    private final String name;
    private final String currency;
    private final StringBuilder text = new StringBuilder(0);
    private List<XmlElement> children = List.of();

    private XmlElement(String name, String currency) {
        this.name = name;
        this.currency = currency;
    }

    /// Reads on to the end of the element the reader stands at.
    ///
    /// @throws fidus.contract.Refused `TOO_LARGE`
    static XmlElement read(XMLStreamReader xml, Cost cost) throws XMLStreamException {
        XmlElement top = begun(xml);
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(top);
        long bytes = 0;
        while (!open.isEmpty()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    cost.goOn();
                    XmlElement child = begun(xml);
                    open.element().add(child);
                    open.push(child);
                    bytes += BYTES;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        bytes += 2L * open.element().write(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw Camt053.forbidden();
                default -> {}
            }
            if (open.size() > DEEPEST) {
                throw Cost.tooLarge("is nested deeper than %d elements".formatted(DEEPEST));
            }
            if (bytes > cost.limits().memoryBytes() / 2) {
                throw Cost.tooLarge("has an entry too large to be held in memory");
            }
        }
        return top;
    }

    String name() {
        return name;
    }

    /// The attribute `Ccy`, empty when there is none.
    String currency() {
        return currency;
    }

    String text() {
        return text.toString().strip();
    }

    /// The text at the first of these paths that has one, else an empty one.
    String text(String... paths) {
        for (String path : paths) {
            XmlElement found = at(path);
            if (found != null && !found.text().isEmpty()) {
                return found.text();
            }
        }
        return "";
    }

    /// The first element at a path such as `Refs/EndToEndId`.
    @Nullable XmlElement at(String path) {
        XmlElement here = this;
        for (String step : path.split("/", -1)) {
            here = here == null ? null : here.child(step);
        }
        return here;
    }

    /// All elements of this name below the elements at the path before it.
    List<XmlElement> all(String path) {
        List<XmlElement> here = List.of(this);
        for (String step : path.split("/", -1)) {
            List<XmlElement> next = new ArrayList<>();
            for (XmlElement one : here) {
                for (XmlElement child : one.children) {
                    if (child.name.equals(step)) {
                        next.add(child);
                    }
                }
            }
            here = next;
        }
        return here;
    }

    private @Nullable XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    private static XmlElement begun(XMLStreamReader xml) {
        String currency = xml.getAttributeValue(null, "Ccy");
        return new XmlElement(xml.getLocalName(), currency == null ? "" : currency);
    }

    private void add(XmlElement child) {
        if (children.isEmpty()) {
            children = new ArrayList<>(4);
        }
        children.add(child);
    }

    private int write(String more) {
        if (more.isBlank() && text.isEmpty()) {
            return 0;
        }
        int taken = Math.min(more.length(), LONGEST_TEXT - text.length());
        text.append(more, 0, taken);
        return taken;
    }
}
