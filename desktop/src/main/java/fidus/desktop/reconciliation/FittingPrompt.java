package fidus.desktop.reconciliation;

import javafx.scene.control.TextField;
import javafx.scene.text.Text;

import java.util.Arrays;
import java.util.List;

/// What may be typed into a field, with as many examples as it has room for: none of them is cut.
final class FittingPrompt {
    private static final String BETWEEN = ", ";

    /// The field's edges and its icon.
    private static final int BESIDE = 44;

    private FittingPrompt() {}

    /// @param examples separated by commas, the one that says most first
    static void of(TextField field, String examples) {
        field.widthProperty().subscribe(_ -> say(field, examples));
        field.fontProperty().subscribe(_ -> say(field, examples));
    }

    private static void say(TextField field, String examples) {
        List<String> all = Arrays.asList(examples.split(BETWEEN, -1));
        int count = all.size();
        while (count > 1 && wide(field, some(all, count)) > field.getWidth() - BESIDE) {
            count--;
        }
        field.setPromptText(some(all, count));
    }

    private static String some(List<String> all, int count) {
        return String.join(BETWEEN, all.subList(0, count));
    }

    private static double wide(TextField field, String words) {
        var measured = new Text(words);
        measured.setFont(field.getFont());
        return measured.getLayoutBounds().getWidth();
    }
}
