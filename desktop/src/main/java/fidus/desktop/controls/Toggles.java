package fidus.desktop.controls;

import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;

import java.util.function.Consumer;

/// Groups of toggles of which one is always on: pressing the one that is on leaves it so.
public final class Toggles {
    private Toggles() {}

    /// @param taken hears which one is on now, when another one was before
    public static void alwaysOne(ToggleGroup group, Consumer<Toggle> taken) {
        group.selectedToggleProperty()
                .addListener(
                        (_, before, now) -> {
                            if (now == null) {
                                before.setSelected(true);
                            } else {
                                taken.accept(now);
                            }
                        });
    }
}
