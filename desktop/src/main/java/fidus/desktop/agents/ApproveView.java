package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The sheet that has an agent's ready commissions approved, with what they come to.
public final class ApproveView extends VBox {
    private final ApproveModel model;
    private final Supplier<List<Agent>> agents;
    private final Runnable closed;
    private final ResourceBundle texts;

    @FXML private ComboBox<Agent> agent;
    @FXML private Label agentFault;
    @FXML private DatePicker until;
    @FXML private Label untilFault;
    @FXML private Label count;
    @FXML private Label total;
    @FXML private ProblemPane unread;
    @FXML private ProblemPane problem;
    @FXML private Button send;
    @FXML private Button sendAll;

    /// @param agents those to choose from
    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public ApproveView(ApproveModel model, Supplier<List<Agent>> agents, Runnable closed) {
        this.model = model;
        this.agents = agents;
        this.closed = closed;
        texts = Fxml.load(this);
        agent.setConverter(Choice.words(one -> one.agentCode() + " " + one.name()));
        agent.valueProperty().bindBidirectional(model.agent);
        Choice.day(until, model.dueUntil);
        send.disableProperty().bind(model.command().readyProperty().not());
        Faults faults = new Faults(problem).at("agentId", agentFault).at("dueUntil", untilFault);
        model.command().problemProperty().addListener((_, _, now) -> faults.show(now));
        model.everybody().problemProperty().addListener((_, _, now) -> faults.show(now));
        sendAll.disableProperty().bind(model.everybody().readyProperty().not());
        model.ready().valueProperty().addListener((_, _, _) -> sums());
        model.ready()
                .problemProperty()
                .addListener((_, _, why) -> unread.show(why, model.ready()::again));
        model.dueUntil.addListener((_, _, _) -> sums());
        sums();
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

    @FXML
    void sendAll() {
        model.sendAll();
    }

    private void sums() {
        count.setText(
                model.ready().value() == null
                        ? ""
                        : MessageFormat.format(texts.getString("count"), model.rows().size()));
        total.setText(model.totals().stream().map(Words::money).collect(Collectors.joining(" + ")));
    }
}
