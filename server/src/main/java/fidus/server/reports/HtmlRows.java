package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Hands out the table rows of an HTML file one after the other and forgets each at once, so that a
/// file of any length needs the memory of one row.
final class HtmlRows {
    private static final Set<String> INSIDE_A_CELL = Set.of("td", "th", "b", "div", "br", "img");

    private final int mostRows;
    private int rows;
    private String caption = "";

    HtmlRows(Limits limits) {
        this.mostRows = limits.rows();
    }

    void read(Reader text, Consumer<Row> taker) throws IOException {
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(text, "")) {
            for (Iterator<Element> elements = parser.iterator(); elements.hasNext(); ) {
                Element element = elements.next();
                String tag = element.normalName();
                if (tag.equals("tr")) {
                    taker.accept(row(element));
                    element.remove();
                } else if (rows == 0 && tag.equals("b") && caption.isEmpty()) {
                    caption = Row.tidy(element.text());
                } else if (!INSIDE_A_CELL.contains(tag) && element.closest("tr") == null) {
                    element.remove();
                }
            }
        }
    }

    /// The first bold words of the file: MT4 prints the broker's name there.
    String caption() {
        return caption;
    }

    private Row row(Element tr) {
        if (++rows > mostRows) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "The file has more than %,d table rows; nothing of it was taken."
                            .formatted(mostRows));
        }
        List<String> cells = new ArrayList<>(15);
        String note = "";
        for (Node node = tr.firstChild(); node != null; node = node.nextSibling()) {
            if (node instanceof Element cell
                    && !cell.hasClass("hidden")
                    && cells.size() < Row.MOST_CELLS) {
                if (cells.isEmpty()) {
                    note = Row.tidy(cell.attr("title"));
                }
                cells.add(text(cell));
            }
        }
        return new Row(rows, cells, note);
    }

    private static String text(Element cell) {
        int children = cell.childNodeSize();
        if (children == 0) {
            return "";
        }
        if (children == 1 && cell.childNode(0) instanceof TextNode only) {
            return Row.tidy(only.getWholeText());
        }
        return Row.tidy(cell.text());
    }
}
