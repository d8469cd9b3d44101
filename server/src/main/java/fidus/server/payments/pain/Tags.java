package fidus.server.payments.pain;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes indented elements. Writing into memory cannot fail, so nothing has to be caught by those
/// who write.
final class Tags {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private int depth;

    Tags() {
        try {
            xml =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Not writable as XML", e);
        }
    }

    void document(String namespace, Runnable content) {
        write(
                () -> {
                    xml.writeStartDocument("UTF-8", "1.0");
                    xml.writeCharacters("\n");
                    xml.writeStartElement("Document");
                    xml.writeDefaultNamespace(namespace);
                });
        inside(content);
        write(
                () -> {
                    xml.writeCharacters("\n");
                    xml.writeEndDocument();
                    xml.flush();
                });
    }

    void group(String name, Runnable content) {
        write(
                () -> {
                    indent();
                    xml.writeStartElement(name);
                });
        inside(content);
        write(
                () -> {
                    indent();
                    xml.writeEndElement();
                });
    }

    void text(String name, String value) {
        write(
                () -> {
                    indent();
                    xml.writeStartElement(name);
                    xml.writeCharacters(value);
                    xml.writeEndElement();
                });
    }

    void money(String name, String currency, String value) {
        write(
                () -> {
                    indent();
                    xml.writeStartElement(name);
                    xml.writeAttribute("Ccy", currency);
                    xml.writeCharacters(value);
                    xml.writeEndElement();
                });
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void inside(Runnable content) {
        depth++;
        content.run();
        depth--;
    }

    private void indent() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
