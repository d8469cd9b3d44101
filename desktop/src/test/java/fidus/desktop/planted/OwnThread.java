package fidus.desktop.planted;

import javafx.application.Platform;

final class OwnThread {
    void go() {
        new Thread(() -> Platform.runLater(() -> {})).start();
    }
}
