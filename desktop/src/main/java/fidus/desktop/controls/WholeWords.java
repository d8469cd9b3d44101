package fidus.desktop.controls;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Wraps texts at their blanks only: a label is never narrower than its longest word.
public final class WholeWords {
    /// What is longer is no word, such as a digest, and breaks. In pixels.
    private static final double MOST = 160;

    private WholeWords() {}

    public static void of(Label label) {
        of(label, MOST);
    }

    /// @param most pixels that a word may ask for
    public static void of(Label label, double most) {
        label.minWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(most, widest(label.getText(), label.getFont())),
                                label.textProperty(),
                                label.fontProperty()));
    }

    private static double widest(String text, Font font) {
        double widest = 0;
        for (String word : text.split("[ \n]", -1)) {
            var measured = new Text(word);
            measured.setFont(font);
            widest = Math.max(widest, Math.ceil(measured.getLayoutBounds().getWidth()) + 1);
        }
        return widest;
    }
}
