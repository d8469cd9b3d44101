package fidus.server.paper;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.util.Matrix;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// One page. Places are tenths of a point from the top left corner; they become the page's own
/// binary units here and nowhere else.
final class Sheet {
    static final int WIDTH = 5_953;
    static final int HEIGHT = 8_419;

    private final PDPage page = new PDPage(PDRectangle.A4);
    private final PDPageContentStream out;
    private final Fonts fonts;
    private final Tags tags;

    /// A point on the page.
    record Point(int x, int y) {}

    Sheet(PDDocument document, Fonts fonts, Tags tags) {
        this.fonts = fonts;
        this.tags = tags;
        document.addPage(page);
        tags.page(page);
        try {
            out = new PDPageContentStream(document, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Text with its baseline at the point.
    void text(Style style, Point at, String words) {
        String shown = fonts.shown(style.face(), words);
        if (shown.isEmpty()) {
            return;
        }
        draw(
                () -> {
                    var properties = PDPropertyList.create(tags.text(page, style.tag()));
                    out.beginMarkedContent(COSName.getPDFName(style.tag()), properties);
                    out.beginText();
                    out.setFont(fonts.font(style.face()), style.size() / 10f);
                    out.setNonStrokingColor(new Color(style.colour()));
                    out.newLineAtOffset(at.x / 10f, (HEIGHT - at.y) / 10f);
                    out.showText(shown);
                    out.endText();
                    out.endMarkedContent();
                });
    }

    void right(Style style, Point at, String words) {
        text(style, new Point(at.x - fonts.width(style, words), at.y), words);
    }

    /// Words across the page behind everything that follows.
    void watermark(Style style, String words) {
        artifact(
                () -> {
                    float angle = 0.96f;
                    float half = fonts.width(style, words) / 20f;
                    float x = WIDTH / 20f - half * (float) Math.cos(angle);
                    float y = HEIGHT / 20f - half * (float) Math.sin(angle);
                    out.beginText();
                    out.setFont(fonts.font(style.face()), style.size() / 10f);
                    out.setNonStrokingColor(new Color(style.colour()));
                    out.setTextMatrix(Matrix.getRotateInstance(angle, x, y));
                    out.showText(words);
                    out.endText();
                });
    }

    /// A filled rectangle.
    void box(int colour, Point topLeft, int width, int height) {
        artifact(
                () -> {
                    out.setNonStrokingColor(new Color(colour));
                    out.addRect(
                            topLeft.x / 10f,
                            (HEIGHT - topLeft.y - height) / 10f,
                            width / 10f,
                            height / 10f);
                    out.fill();
                });
    }

    /// A line through the points.
    ///
    /// @param thickness in tenths of a point
    void line(int colour, int thickness, List<Point> through) {
        artifact(
                () -> {
                    out.setStrokingColor(new Color(colour));
                    out.setLineWidth(thickness / 10f);
                    out.setLineJoinStyle(1);
                    trace(through);
                    out.stroke();
                });
    }

    /// The area inside the points.
    void area(int colour, List<Point> around) {
        artifact(
                () -> {
                    out.setNonStrokingColor(new Color(colour));
                    trace(around);
                    out.fill();
                });
    }

    void close() {
        draw(out::close);
    }

    private void trace(List<Point> through) throws IOException {
        Point first = through.getFirst();
        out.moveTo(first.x / 10f, (HEIGHT - first.y) / 10f);
        for (Point next : through.subList(1, through.size())) {
            out.lineTo(next.x / 10f, (HEIGHT - next.y) / 10f);
        }
    }

    private interface Strokes {
        void draw() throws IOException;
    }

    /// Ornament that no machine reads.
    private void artifact(Strokes strokes) {
        draw(
                () -> {
                    out.beginMarkedContent(COSName.ARTIFACT);
                    strokes.draw();
                    out.endMarkedContent();
                });
    }

    private static void draw(Strokes strokes) {
        try {
            strokes.draw();
        } catch (IOException e) {
            throw new UncheckedIOException("A page could not be drawn", e);
        }
    }
}
