package fidus.desktop.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A page of a screen that is a tab of it, asked for by its title.
public final class PageTabs {
    private static final String PAGE = "page/";

    private PageTabs() {}

    /// @param title of the tab, without what it counts
    public static String subjectOf(String title) {
        return PAGE + title;
    }

    /// What the screen itself is asked for.
    static String ofScreen(String subject) {
        return subject.startsWith(PAGE) ? "" : subject;
    }

    /// Does nothing where no tab of the screen is asked for, or it has none of this title now.
    static void select(Parent screen, String subject) {
        if (!subject.startsWith(PAGE)) {
            return;
        }
        Tab tab = tab(screen, subject.substring(PAGE.length()));
        if (tab != null) {
            tab.getTabPane().getSelectionModel().select(tab);
        }
    }

    private static @Nullable Tab tab(Parent within, String title) {
        if (within instanceof TabPane pane) {
            return pane.getTabs().stream()
                    .filter(one -> isCalled(one.getText(), title))
                    .findFirst()
                    .orElse(null);
        }
        for (Node child : inside(within)) {
            Tab found = child instanceof Parent parent ? tab(parent, title) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /// What a split pane holds is no child of it before it is drawn.
    private static List<Node> inside(Parent within) {
        return within instanceof SplitPane split
                ? split.getItems()
                : within.getChildrenUnmodifiable();
    }

    /// A tab may count behind its title.
    private static boolean isCalled(String text, String title) {
        return text.equals(title) || text.startsWith(title + " (");
    }
}
