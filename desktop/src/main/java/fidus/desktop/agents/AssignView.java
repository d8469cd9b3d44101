package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.clients.Client;
import fidus.clients.ClientList;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Percent;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// The sheet that assigns an agent to a client.
public final class AssignView extends VBox {
    private final AssignModel model;
    private final Supplier<List<Agent>> agents;
    private final Runnable closed;

    @FXML private ComboBox<Agent> agent;
    @FXML private Label agentFault;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private ComboBox<Client> client;
    @FXML private Label clientFault;
    @FXML private DatePicker from;
    @FXML private Label fromFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane unread;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    /// @param agents those to choose from
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public AssignView(AssignModel model, Supplier<List<Agent>> agents, Runnable closed) {
        this.model = model;
        this.agents = agents;
        this.closed = closed;
        var _ = Fxml.load(this);
        agent.setConverter(Choice.words(one -> one.agentCode() + " " + one.name()));
        agent.valueProperty().bindBidirectional(model.agent);
        rate.textProperty().bindBidirectional(model.rate);
        model.agent.addListener((_, _, _) -> own());
        model.from.addListener((_, _, _) -> own());
        client.setConverter(Choice.words(Client::name));
        client.valueProperty().bindBidirectional(model.client);
        model.clients().valueProperty().addListener((_, _, now) -> clients(now));
        model.clients()
                .problemProperty()
                .addListener((_, _, why) -> unread.show(why, model::readClients));
        Choice.day(from, model.from);
        reason.textProperty().bindBidirectional(model.reason);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults =
                new Faults(problem)
                        .at("agentId", agentFault)
                        .at("commissionRate", rateFault)
                        .at("clientId", clientFault)
                        .at("from", fromFault)
                        .at("reason", reasonFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
    }

    void begin() {
        Agent chosen = model.agent.get();
        agent.getItems().setAll(agents.get());
        model.agent.set(chosen);
    }

    @FXML
    void close() {
        closed.run();
    }

    @FXML
    void send() {
        model.send();
    }

    private void own() {
        Agent who = model.agent.get();
        rate.setPromptText(who == null ? "" : Percent.typed(model.rateOf(who)));
    }

    private void clients(@Nullable ClientList now) {
        Client chosen = model.client.get();
        client.getItems().setAll(now == null ? List.of() : now.clients());
        model.client.set(chosen);
    }
}
