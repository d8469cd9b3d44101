package fidus.desktop.controls;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/// A fact that is longer than a line goes on in the next one, and nothing beside it is pushed away.
@ExtendWith(ApplicationExtension.class)
class FactsTest {
    private static final double WIDE = 420;
    private static final String LONG =
            "Ends with 1,200.00 USD on the day on which another statement says 1,100.00 USD: two"
                    + " statements of one day say different balances, and one of them is wrong.";

    @Test
    void aLongFactWrapsAndKeepsWithinItsPlace() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            Facts facts = new Facts().add("continuity", "Continuity", LONG, LONG);
                            var _ = facts.add("state", "State", "Ties out");
                            var page = new VBox(facts);
                            var _ = new Scene(page, WIDE, 400);
                            page.applyCss();
                            page.layout();
                            page.layout();

                            for (var each : facts.lookupAll(".label")) {
                                Bounds at = each.localToScene(each.getLayoutBounds());
                                assertThat(at.getMaxX()).isLessThanOrEqualTo(WIDE);
                            }
                            var said = (Label) facts.lookup("#continuity");
                            var state = (Label) facts.lookup("#state");
                            assertThat(said.getHeight()).isGreaterThan(1.9 * state.getHeight());
                            assertThat(page.minWidth(-1)).isLessThan(WIDE);
                        })
                .get();
    }
}
