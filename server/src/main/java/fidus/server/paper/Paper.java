package fidus.server.paper;

import fidus.server.paper.Sheet.Point;

import org.apache.pdfbox.pdmodel.PDDocument;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A document that is written from top to bottom and goes on on a new page when one is full. The
/// same content makes the same bytes. All measures are tenths of a point. Used by one thread.
public final class Paper {
    public static final int LEFT = 500;
    public static final int RIGHT = Sheet.WIDTH - 500;
    public static final int WIDTH = RIGHT - LEFT;

    private static final int TOP = 560;
    private static final int BOTTOM = Sheet.HEIGHT - 760;

    private final Head head;
    private final PDDocument document = new PDDocument();
    private final Tags tags = new Tags(document);
    private final Fonts fonts = new Fonts(document);
    private final List<Sheet> sheets = new ArrayList<>();
    private int y = TOP;

    /// What stands on every page and in the file's properties.
    ///
    /// @param title of the file
    /// @param running left in the head of every page after the first
    /// @param number of the document, in the foot
    /// @param basis what the figures stand on, in the foot
    /// @param digest SHA-256 of the figures, in the foot
    /// @param draft whether every page says so
    /// @param madeAt the file's date
    public record Head(
            String title,
            String running,
            String number,
            String basis,
            String digest,
            boolean draft,
            Instant madeAt) {}

    public Paper(Head head) {
        this.head = head;
        document.setDocumentId(Long.parseUnsignedLong(head.digest().substring(0, 16), 16));
        turn();
    }

    /// Where the next thing is written.
    public int y() {
        return y;
    }

    public void down(int by) {
        y += by;
    }

    /// Begins a new page unless this much still fits.
    ///
    /// @return whether a page was begun
    public boolean need(int height) {
        if (y + height <= BOTTOM) {
            return false;
        }
        turn();
        return true;
    }

    public void text(Style style, int x, String words) {
        sheet().text(style, new Point(x, y), words);
    }

    /// Text that ends at x.
    public void right(Style style, int x, String words) {
        sheet().right(style, new Point(x, y), words);
    }

    public int width(Style style, String words) {
        return fonts.width(style, words);
    }

    /// A heading with room for what follows it.
    public void heading(String words, int room) {
        need(room + 420);
        down(320);
        text(Style.HEADING, LEFT, words);
        down(110);
    }

    /// Wrapped text; ends below its last line.
    public void paragraph(Style style, int x, int width, String words) {
        for (String line : wrapped(style, width, words)) {
            need(style.leading());
            text(style, x, line);
            down(style.leading());
        }
    }

    /// The lines the words take.
    public List<String> wrapped(Style style, int width, String words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(style, longer) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// The longest beginning that fits, with an ellipsis where something is left out.
    public String fitted(Style style, int width, String words) {
        if (width(style, words) <= width) {
            return words;
        }
        int end = words.length();
        while (end > 1 && width(style, words.substring(0, end) + "…") > width) {
            end--;
        }
        return words.substring(0, end).strip() + "…";
    }

    public void rule(int colour, int thickness) {
        sheet().line(colour, thickness, List.of(new Point(LEFT, y), new Point(RIGHT, y)));
    }

    /// A filled rectangle from the current height downwards.
    public void box(int colour, int x, int width, int height) {
        sheet().box(colour, new Point(x, y), width, height);
    }

    void open(String tag) {
        tags.open(tag);
    }

    void close() {
        tags.close();
    }

    Sheet sheet() {
        return sheets.getLast();
    }

    /// The whole file.
    public byte[] finish() {
        for (int page = 0; page < sheets.size(); page++) {
            foot(sheets.get(page), page + 1);
            sheets.get(page).close();
        }
        tags.finish();
        Properties.of(head, document);
        var bytes = new ByteArrayOutputStream();
        try (document) {
            document.save(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("A document could not be written", e);
        }
        return bytes.toByteArray();
    }

    private void turn() {
        var sheet = new Sheet(document, fonts, tags);
        sheets.add(sheet);
        if (head.draft()) {
            sheet.watermark(new Style(Face.SEMIBOLD, 1_900, Ink.WATER, "P"), "DRAFT");
        }
        sheet.box(Ink.ACCENT, new Point(0, 0), Sheet.WIDTH, 55);
        if (sheets.size() == 1) {
            y = TOP;
            return;
        }
        sheet.text(Style.NOTE, new Point(LEFT, 400), head.running());
        sheet.right(Style.NOTE, new Point(RIGHT, 400), head.number());
        sheet.line(Ink.HAIR, 6, List.of(new Point(LEFT, 480), new Point(RIGHT, 480)));
        y = 720;
    }

    private void foot(Sheet sheet, int page) {
        int line = Sheet.HEIGHT - 560;
        sheet.line(Ink.HAIR, 6, List.of(new Point(LEFT, line), new Point(RIGHT, line)));
        String said = head.number() + (head.draft() ? " · DRAFT, figures can change" : "");
        sheet.text(
                Style.SMALL.in(Ink.BLACK),
                new Point(LEFT, line + 130),
                said + " · " + head.basis());
        sheet.right(
                Style.SMALL.in(Ink.BLACK),
                new Point(RIGHT, line + 130),
                "Page " + page + " of " + sheets.size());
        sheet.text(
                Style.SMALL,
                new Point(LEFT, line + 240),
                "SHA-256 of the figures " + head.digest());
    }
}
