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

    /// The subject that opens the lists of contracts.
    public static final String CONTRACTS = "contracts";

    private final WaitingStrip waiting;
    private final ClientListModel clients;
    private final ContractListModel contracts;

    @FXML private TabPane tabs;
    @FXML private Tab clientsTab;
    @FXML private Tab contractsTab;
    @FXML private Tab listsTab;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public IntakeView(Shell shell) {
        clients = new ClientListModel(shell);
        contracts = new ContractListModel(shell);
        var _ = Fxml.load(this);
        waiting = new WaitingStrip(shell, Set.of("ASSIGN_AGENTS", "TAKE_OVER_CONTRACTS"));
        getChildren().addFirst(waiting);
        clientsTab.setContent(new ClientListView(clients));
        contractsTab.setContent(new ContractListView(contracts));
        listsTab.setContent(new ContractListsPane(contracts));
        clients.takenProperty().addListener((_, _, _) -> waiting.read());
        contracts.whenPrepared(
                _ -> {
                    waiting.read();
                    tabs.getSelectionModel().select(listsTab);
                });
    }

    /// @param subject `clients`, `contracts`, or a record of a list
    @Override
    public void visited(String subject) {
        waiting.read();
        contracts.read();
        if (subject.startsWith("contract-list/")) {
            tabs.getSelectionModel().select(listsTab);
        } else if (subject.equals(CONTRACTS)) {
            tabs.getSelectionModel().select(contractsTab);
        } else if (!subject.isEmpty()) {
            tabs.getSelectionModel().select(clientsTab);
        }
    }
}
