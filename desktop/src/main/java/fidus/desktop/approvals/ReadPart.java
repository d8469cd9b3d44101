package fidus.desktop.approvals;

import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is read about what waits, in the room that what decides leaves. Another one begins at its
/// top.
final class ReadPart extends ScrollPane {
    ReadPart(Region body, SecondPersonModel model) {
        super(body);
        body.setPadding(new Insets(0, 8, 0, 0));
        setId("read");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("read-part");
        VBox.setVgrow(this, Priority.ALWAYS);
        model.preparedProperty()
                .addListener(
                        (_, before, now) -> {
                            if (before == null || now == null || !before.id().equals(now.id())) {
                                setVvalue(0);
                            }
                        });
    }
}
