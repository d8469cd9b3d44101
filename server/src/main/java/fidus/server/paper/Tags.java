package fidus.server.paper;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the text of a document is, in reading order, for machines that read it aloud or take it
/// out.
final class Tags {
    private final PDDocument document;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final Deque<PDStructureNode> open = new ArrayDeque<>();
    private final List<org.apache.pdfbox.cos.COSArray> ofPages = new ArrayList<>();

    Tags(PDDocument document) {
        this.document = document;
        var whole = new PDStructureElement("Document", root);
        root.appendKid(whole);
        open.push(whole);
    }

    void page(PDPage page) {
        page.setStructParents(ofPages.size());
        ofPages.add(new org.apache.pdfbox.cos.COSArray());
    }

    /// An element with others in it, such as a table, until it is closed.
    void open(String tag) {
        var element = new PDStructureElement(tag, at());
        at().appendKid(element);
        open.push(element);
    }

    void close() {
        open.pop();
    }

    /// The properties of the next piece of text on a page.
    COSDictionary text(PDPage page, String tag) {
        var marks = ofPages.get(page.getStructParents());
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, marks.size());
        var element = new PDStructureElement(tag, at());
        element.setPage(page);
        element.appendKid(new PDMarkedContent(COSName.getPDFName(tag), properties));
        at().appendKid(element);
        marks.add(element.getCOSObject());
        return properties;
    }

    void finish() {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        var info = new PDMarkInfo();
        info.setMarked(true);
        catalog.setMarkInfo(info);
        Map<Integer, COSObjectable> parents = new HashMap<>();
        for (int page = 0; page < ofPages.size(); page++) {
            parents.put(page, new PDParentTreeValue(ofPages.get(page)));
        }
        var tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(ofPages.size());
        catalog.setStructureTreeRoot(root);
    }

    private PDStructureNode at() {
        return open.getFirst();
    }
}
