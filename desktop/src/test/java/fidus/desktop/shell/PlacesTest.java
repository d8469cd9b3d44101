package fidus.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// The list of screens in a window too low for all of them.
@ExtendWith(ApplicationExtension.class)
class PlacesTest {
    private VBox all;
    private ScrollPane rail;

    @Start
    void show(Stage stage) {
        all = new VBox();
        rail = new ScrollPane(all);
        for (int i = 0; i < 20; i++) {
            var place = new Button("Place " + i);
            place.setMinHeight(30);
            all.getChildren().add(place);
        }
        stage.setScene(new Scene(rail, 200, 200));
        stage.show();
    }

    @Test
    void aPlaceThatCannotBeSeenIsScrolledToAndOneThatCanStaysWhereItIs(FxRobot robot) {
        robot.interact(() -> Places.reveal(rail, all.getChildren().get(2)));
        assertThat(rail.getVvalue()).isZero();

        robot.interact(() -> Places.reveal(rail, all.getChildren().get(18)));

        double top = rail.getVvalue() * (all.getHeight() - rail.getViewportBounds().getHeight());
        assertThat(all.getChildren().get(18).getBoundsInParent().getMaxY())
                .isBetween(top + 30, top + rail.getViewportBounds().getHeight());
    }
}
