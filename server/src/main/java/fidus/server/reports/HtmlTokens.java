package fidus.server.reports;

import nu.validator.htmlparser.common.TokenHandler;
import nu.validator.htmlparser.impl.AttributeName;
import nu.validator.htmlparser.impl.ElementName;
import nu.validator.htmlparser.impl.HtmlAttributes;
import nu.validator.htmlparser.impl.Tokenizer;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Puts the tags and texts of a page together to rows of cells. A cell or row ends where the next
/// one begins, as in a browser, whether or not its end tag is there.
final class HtmlTokens implements TokenHandler {
    private final Consumer<Row> taker;
    private final Cost cost;
    private final CellText text = new CellText();
    private List<String> cells = new ArrayList<>();
    private String note = "";
    private String caption = "";
    private boolean inRow;
    private boolean inCell;
    private boolean hidden;
    private boolean inCaption;
    private int rows;
    private int silent;
    private @Nullable Tokenizer tokenizer;

    HtmlTokens(Consumer<Row> taker, Cost cost) {
        this.taker = taker;
        this.cost = cost;
    }

    /// How many characters were handed to the tokenizer since it last told of a tag or text, those
    /// included that are handed to it now.
    int silentFor(int characters) {
        silent += characters;
        return silent;
    }

    String caption() {
        return caption;
    }

    @Override
    public void startTokenization(Tokenizer self) {
        tokenizer = self;
    }

    @Override
    public void startTag(ElementName element, HtmlAttributes attributes, boolean selfClosing) {
        silent = 0;
        switch (element.getName()) {
            case "td", "th" -> {
                endCell();
                if (inRow) {
                    beginCell(attributes);
                }
            }
            case "tr" -> {
                endRow();
                inRow = true;
            }
            case "b" -> inCaption = rows == 0 && !inRow && caption.isEmpty();
            case "br" -> {
                if (inCell) {
                    text.append(" ");
                }
            }
            case "style", "script" -> {
                if (tokenizer != null) {
                    tokenizer.setStateAndEndTagExpectation(Tokenizer.RAWTEXT, element);
                }
            }
            default -> {}
        }
    }

    @Override
    public void endTag(ElementName element) {
        silent = 0;
        switch (element.getName()) {
            case "td", "th" -> endCell();
            case "tr", "table" -> endRow();
            case "b" -> {
                if (inCaption) {
                    caption = text.take();
                    inCaption = false;
                }
            }
            default -> {}
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        silent = 0;
        if ((inCell && !hidden) || inCaption) {
            text.append(buffer, start, length);
        }
    }

    @Override
    public void eof() {
        endRow();
    }

    @Override
    public boolean wantsComments() {
        return false;
    }

    @Override
    public void doctype(
            String name, @Nullable String publicId, @Nullable String systemId, boolean quirks) {}

    @Override
    public void comment(char[] buffer, int start, int length) {}

    @Override
    public void zeroOriginatingReplacementCharacter() {}

    @Override
    public void endTokenization() {}

    @Override
    public boolean cdataSectionAllowed() {
        return false;
    }

    @Override
    public void ensureBufferSpace(int inputLength) {}

    private void beginCell(HtmlAttributes attributes) {
        inCell = true;
        inCaption = false;
        hidden = "hidden".equals(attributes.getValue(AttributeName.CLASS));
        if (cells.isEmpty()) {
            String title = attributes.getValue(AttributeName.TITLE);
            text.clear();
            text.append(title == null ? "" : title);
            note = text.take();
        }
        text.clear();
    }

    private void endCell() {
        if (inCell && !hidden && cells.size() < Row.MOST_CELLS) {
            cells.add(text.take());
        }
        inCell = false;
    }

    private void endRow() {
        endCell();
        if (!inRow) {
            return;
        }
        inRow = false;
        rows++;
        cost.row();
        taker.accept(new Row(rows, cells, note));
        cells = new ArrayList<>(16);
        note = "";
    }
}
