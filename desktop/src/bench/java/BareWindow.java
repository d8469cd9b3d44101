import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The least a JavaFX program can show: one label in a window of the same size as Fidus's.
public final class BareWindow {
    private BareWindow() {}

    public static void main(String[] args) {
        Application.launch(Bare.class, args);
    }

    /// The window.
    public static final class Bare extends Application {
        @Override
        public void start(Stage stage) {
            stage.setScene(new Scene(new StackPane(new Label("Bare")), 1280, 800));
            stage.show();
            new AnimationTimer() {
                private int pulses;

                @Override
                public void handle(long nanos) {
                    pulses++;
                    if (pulses == 2) {
                        System.out.println("First picture.");
                        Platform.exit();
                    }
                }
            }.start();
        }
    }
}
