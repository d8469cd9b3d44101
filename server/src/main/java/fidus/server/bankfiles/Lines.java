package fidus.server.bankfiles;

import fidus.server.reports.Cost;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;

/// The lines of a text, however they end, each bounded.
final class Lines {
    private static final int LONGEST = 1 << 18;

    private final Reader text;
    private final Cost cost;
    private final char[] buffer = new char[1 << 14];
    private int from;
    private int to;
    private int number;
    private boolean afterReturn;
    private boolean ended;

    Lines(Reader text, Cost cost) {
        this.text = text;
        this.cost = cost;
    }

    /// The number of the line given last, counted from 1.
    int number() {
        return number;
    }

    /// Whether a line end stood behind the line given last.
    boolean isEnded() {
        return ended;
    }

    /// The next line, or null at the end.
    ///
    /// @throws fidus.contract.Refused `TOO_LARGE` when a line is longer than any format has
    @Nullable String next() throws IOException {
        cost.goOn();
        var line = new StringBuilder();
        boolean any = false;
        while (from < to || fill()) {
            char c = buffer[from++];
            if (c == '\n' && afterReturn) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                number++;
                ended = true;
                return line.toString();
            }
            any = true;
            line.append(c);
            if (line.length() > LONGEST) {
                throw Cost.tooLarge("has a line of more than %,d characters".formatted(LONGEST));
            }
        }
        if (!any) {
            return null;
        }
        number++;
        ended = false;
        return line.toString();
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, text.read(buffer, 0, buffer.length));
        return to > 0;
    }
}
