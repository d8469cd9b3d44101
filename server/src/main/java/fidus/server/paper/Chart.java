package fidus.server.paper;

import fidus.server.paper.Sheet.Point;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Charts drawn as lines and areas, sharp at any size.
public final class Chart {
    private static final int HEIGHT = 820;
    private static final int PLOT = Paper.LEFT + 480;
    private static final int PLOT_WIDTH = Paper.RIGHT - PLOT;

    private final Paper paper;

    /// Two amounts under one name.
    public record Pair(String name, BigDecimal first, BigDecimal second) {}

    public record Dot(String name, BigDecimal value) {}

    public Chart(Paper paper) {
        this.paper = paper;
    }

    /// What charts need of a page.
    public static int room() {
        return HEIGHT + 420;
    }

    /// Bars from zero, two beside each other for each name.
    public void pairs(List<Pair> pairs, String first, String second) {
        BigDecimal most = BigDecimal.ZERO;
        for (Pair pair : pairs) {
            most = most.max(pair.first).max(pair.second);
        }
        legend(first, second);
        Scale scale = Scale.upTo(most);
        int bottom = axis(scale);
        int slot = PLOT_WIDTH / Math.max(pairs.size(), 6);
        int bar = Math.min(slot * 3 / 10, 150);
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            int middle = PLOT + slot * i + slot / 2;
            bar(Ink.ACCENT, middle - bar - 8, bottom, bar, scale.height(pair.first, HEIGHT));
            bar(Ink.SECOND, middle + 8, bottom, bar, scale.height(pair.second, HEIGHT));
            int half = paper.width(Style.SMALL, pair.name) / 2;
            paper.sheet().text(Style.SMALL, new Point(middle - half, bottom + 120), pair.name);
        }
        paper.down(HEIGHT + 200);
    }

    /// One line over time. Its axis need not begin at zero; only one that does is filled below,
    /// since a filled area says "all of it".
    public void course(List<Dot> dots) {
        BigDecimal least = dots.getFirst().value;
        BigDecimal most = least;
        for (Dot dot : dots) {
            least = least.min(dot.value);
            most = most.max(dot.value);
        }
        paper.down(60);
        Scale scale = Scale.of(least, most);
        int bottom = axis(scale);
        var line = new ArrayList<Point>();
        for (int i = 0; i < dots.size(); i++) {
            int x = PLOT + PLOT_WIDTH * i / Math.max(1, dots.size() - 1);
            line.add(new Point(x, bottom - scale.height(dots.get(i).value, HEIGHT)));
        }
        if (scale.marks().getFirst().signum() == 0) {
            var area = new ArrayList<>(line);
            area.add(new Point(line.getLast().x(), bottom));
            area.add(new Point(PLOT, bottom));
            paper.sheet().area(Ink.TINT, area);
        }
        paper.sheet().line(Ink.ACCENT, 14, line);
        paper.sheet().text(Style.SMALL, new Point(PLOT, bottom + 120), dots.getFirst().name);
        paper.sheet().right(Style.SMALL, new Point(Paper.RIGHT, bottom + 120), dots.getLast().name);
        paper.down(HEIGHT + 200);
    }

    private void legend(String first, String second) {
        int x = PLOT;
        paper.sheet().box(Ink.ACCENT, new Point(x, paper.y() + 4), 70, 70);
        paper.sheet().text(Style.NOTE, new Point(x + 110, paper.y() + 70), first);
        x += paper.width(Style.NOTE, first) + 300;
        paper.sheet().box(Ink.SECOND, new Point(x, paper.y() + 4), 70, 70);
        paper.sheet().text(Style.NOTE, new Point(x + 110, paper.y() + 70), second);
        paper.down(200);
    }

    private int axis(Scale scale) {
        int bottom = paper.y() + HEIGHT;
        for (BigDecimal mark : scale.marks()) {
            int y = bottom - scale.height(mark, HEIGHT);
            paper.sheet()
                    .line(
                            Ink.HAIR,
                            y == bottom ? 8 : 4,
                            List.of(new Point(PLOT, y), new Point(Paper.RIGHT, y)));
            paper.sheet().right(Style.SMALL, new Point(PLOT - 90, y + 24), text(mark));
        }
        return bottom;
    }

    private void bar(int colour, int x, int bottom, int width, int height) {
        if (height > 0) {
            paper.sheet().box(colour, new Point(x, bottom - height), width, height);
        }
    }

    private static String text(BigDecimal value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(value);
    }
}
