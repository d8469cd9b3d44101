package fidus.server.paper;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;

/// What a file says about itself.
final class Properties {
    private Properties() {}

    static void of(Paper.Head head, PDDocument document) {
        var info = new PDDocumentInformation();
        info.setTitle(head.title());
        info.setSubject(head.number());
        info.setCreator("Fidus");
        info.setCreationDate(GregorianCalendar.from(head.madeAt().atZone(ZoneOffset.UTC)));
        document.setDocumentInformation(info);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("en");
        var preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        try {
            catalog.setMetadata(
                    new PDMetadata(
                            document,
                            new ByteArrayInputStream(
                                    packet(head).getBytes(StandardCharsets.UTF_8))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packet(Paper.Head head) {
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>en</rdf:li></rdf:Bag></dc:language>
        <dc:identifier>sha256:%s</dc:identifier>
        <xmp:CreatorTool>Fidus</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """
                .formatted(escaped(head.title()), head.digest(), head.madeAt());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
