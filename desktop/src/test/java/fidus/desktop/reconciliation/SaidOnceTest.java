package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Theme;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

import java.util.List;

/// Where one fault stops all of the page, it is said once above it and not at each of its parts.
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // made before each
class SaidOnceTest {
    private ReconciliationWindow at;

    @BeforeEach
    void answers() throws Exception {
        at = new ReconciliationWindow();
    }

    @AfterEach
    void stop() {
        at.close();
    }

    @Test
    void thatNoServerAnswersIsSaidAboveTheSidesAlone() throws Exception {
        ReconciliationWindow.onFx(
                () -> {
                    Theme.LIGHT.use(at.settings);
                    at.open(1280, 720);
                    at.openRun();
                    at.fake.close();
                    at.shell.connection().look();
                    at.shell.connection().look();
                    ((ToggleButton) at.lookup("#all")).fire();
                    at.layout();
                    assertThat(told("#book")).as("of this list alone").hasSize(1);
                    at.fire("#again");
                    at.picture("said-once");
                    assertThat(told(".workbench")).hasSize(1);
                    assertThat(told("#book")).isEmpty();
                    at.select("#book", 0);
                    at.layout();
                    at.layout();
                    at.picture("said-once-reading");
                    assertThat(at.lookup("#detail").isVisible())
                            .as("what is said not to be read is not being read")
                            .isFalse();
                    return at.view();
                });
    }

    private List<Node> told(String part) {
        return at.lookup(part).lookupAll(".problem-pane").stream()
                .filter(ProblemPane.class::isInstance)
                .filter(SaidOnceTest::isShown)
                .toList();
    }

    private static boolean isShown(Node node) {
        Parent parent = node.getParent();
        return node.isVisible() && (parent == null || isShown(parent));
    }
}
