package fidus.desktop.planted;

import javafx.scene.control.Label;

final class ShowsNodesModel {
    private final Label label = new Label();

    Label label() {
        return label;
    }
}
