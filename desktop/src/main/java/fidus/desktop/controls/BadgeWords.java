package fidus.desktop.controls;

import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a badge says where there is little room: as much as fits, and never a part of a figure.
public final class BadgeWords {
    private static final String MORE = "…";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}[;,.]?");
    private static final Pattern FIGURE = Pattern.compile("[+\\u2212-]?\\d.*");

    private BadgeWords() {}

    /// The text, and shorter ones that end before a word. A sum keeps its currency or is left out
    /// with it.
    public static List<String> of(String text) {
        List<String> all = new ArrayList<>(List.of(text));
        List<String> words = List.of(text.split(" ", -1));
        for (int end = words.size() - 1; end > 0; end--) {
            boolean sum =
                    FIGURE.matcher(words.get(end - 1)).matches()
                            && CURRENCY.matcher(words.get(end)).matches();
            if (!sum) {
                all.add(String.join(" ", words.subList(0, end)) + " " + MORE);
            }
        }
        all.add(MORE);
        return List.copyOf(all);
    }

    /// The first of these that has room in a badge, and the last where none has.
    ///
    /// @param room the width of the badge with its edges
    public static String fitting(List<String> wordings, Labeled badge, double room) {
        double edges = badge.getInsets().getLeft() + badge.getInsets().getRight();
        for (String one : wordings) {
            var measured = new Text(one);
            measured.setFont(badge.getFont());
            if (Math.ceil(measured.getLayoutBounds().getWidth()) + edges <= room) {
                return one;
            }
        }
        return wordings.getLast();
    }
}
