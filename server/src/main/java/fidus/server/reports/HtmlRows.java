package fidus.server.reports;

import fidus.contract.Problem;
import fidus.contract.Refused;

import nu.validator.htmlparser.impl.Tokenizer;
import nu.validator.htmlparser.impl.UTF16Buffer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/// Hands out the table rows of an HTML file one after the other. The library tells tags from text;
/// no tree is built, so a file of any length needs the memory of one row.
final class HtmlRows {
    private static final Logger LOG = LoggerFactory.getLogger(HtmlRows.class);

    static {
        // Where one of the library's assertions fails it clears its buffer and goes on, as a
        // browser
        // does with bad markup; with assertions enabled it would end the program instead.
        HtmlRows.class
                .getClassLoader()
                .setClassAssertionStatus("nu.validator.htmlparser.impl.Tokenizer", false);
    }

    /// The library keeps a tag, with its attributes, or a comment whole.
    private static final int LONGEST_TAG = 1_000_000;

    private final Cost cost;
    private String caption = "";

    HtmlRows(Cost cost) {
        this.cost = cost;
    }

    void read(Reader text, Consumer<Row> taker) throws IOException {
        var rows = new HtmlTokens(taker, cost);
        var tokenizer = new Tokenizer(rows, false);
        char[] buffer = new char[1 << 14];
        try {
            tokenizer.start();
            boolean afterReturn = false;
            for (int n = text.read(buffer); n > 0; n = text.read(buffer)) {
                cost.goOn();
                if (rows.silentFor(n) > LONGEST_TAG) {
                    throw Cost.tooLarge(
                            "has a tag or comment of more than %,d characters"
                                    .formatted(LONGEST_TAG));
                }
                var piece = new UTF16Buffer(buffer, 0, n);
                while (piece.hasMore()) {
                    piece.adjust(afterReturn);
                    afterReturn = false;
                    if (piece.hasMore()) {
                        afterReturn = tokenizer.tokenizeBuffer(piece);
                    }
                }
            }
            tokenizer.eof();
            tokenizer.end();
        } catch (SAXException broken) {
            LOG.warn("a page that the parser cannot read: {}", broken.toString());
            throw Refused.because(
                    Problem.Code.UNREADABLE,
                    "The page cannot be read: it is not built as a report is. Nothing of it was"
                            + " taken. Save it anew where it comes from and try again.");
        }
        caption = rows.caption();
    }

    /// The first bold words outside every table: MT4 prints the broker's name there.
    String caption() {
        return caption;
    }
}
