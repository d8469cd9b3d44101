package fidus.contract;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Notices a quote that is never closed in a list of cells, such as CSV: what reads such lists
/// takes the end of the text for the end of the quote, and all rows behind it would be gone in
/// silence. A line more is read behind the text; where it comes out as no record of its own, a
/// quote is open.
///
/// @param <T> a record of the list
public final class ClosedQuotes<T> {
    /// No text and no delimiter: the sign for the end of a transmission.
    private static final String LINE = "\u0004";

    private final Function<T, List<String>> fields;
    private final ToLongFunction<T> line;
    private @Nullable T last;

    /// @param fields the cells of a record
    /// @param line where a record begins, from 1
    public ClosedQuotes(Function<T, List<String>> fields, ToLongFunction<T> line) {
        this.fields = fields;
        this.line = line;
    }

    /// The text as it has to be read for this: with the line more. It must be allowed to have fewer
    /// cells than others.
    public static Reader guarded(Reader text) {
        return new Guarded(text);
    }

    /// The same of a text that is at hand.
    public static Reader guarded(String text) {
        return guarded(new StringReader(text));
    }

    /// Hands on the records of a guarded text, each once the one behind it was read.
    ///
    /// @return where the record begins in which a quote is never closed, which is not handed on; 0
    ///   where all are closed
    public long each(Iterable<T> records, Consumer<T> taker) {
        T before = null;
        for (T one : records) {
            if (before != null) {
                taker.accept(before);
            }
            before = one;
            last = one;
        }
        boolean closed = before != null && fields.apply(before).equals(List.of(LINE));
        return closed ? 0 : Math.max(1, lastLine());
    }

    /// Where the record begins that was read last; 0 before the first.
    public long lastLine() {
        T one = last;
        return one == null ? 0 : line.applyAsLong(one);
    }

    /// What is wrong and what to do, as the rest of a sentence.
    public static String neverClosed(long line) {
        return "the row of line "
                + line
                + " opens a quote that is never closed, so that all rows behind it would be its"
                + " text. Close the quote, or write a quote that belongs to the text twice and the"
                + " field in quotes";
    }

    private static final class Guarded extends Reader {
        private final Reader text;
        private final Reader behind = new StringReader("\n" + LINE);

        Guarded(Reader text) {
            this.text = text;
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int read = text.read(buffer, from, length);
            return read < 0 ? behind.read(buffer, from, length) : read;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
