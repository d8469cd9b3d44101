package fidus.desktop.intake;

import fidus.desktop.approvals.WaitingStrip;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;
import fidus.desktop.shell.Visited;

import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

import java.util.Set;

/// What ran elsewhere and comes in by lists: clients, and contracts.
public final class IntakeView extends VBox implements Visited {
    /// What the navigation calls this screen.
    public static final String SCREEN = "intake";

    private final WaitingStrip waiting;
    private final ClientListModel clients;

    @FXML private TabPane tabs;
    @FXML private Tab clientsTab;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public IntakeView(Shell shell) {
        clients = new ClientListModel(shell);
        var _ = Fxml.load(this);
        waiting = new WaitingStrip(shell, Set.of("ASSIGN_AGENTS"));
        getChildren().addFirst(waiting);
        clientsTab.setContent(new ClientListView(clients));
        clients.takenProperty().addListener((_, _, _) -> waiting.read());
    }

    @Override
    public void visited(String subject) {
        waiting.read();
        tabs.getSelectionModel().select(clientsTab);
    }
}
