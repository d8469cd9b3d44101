package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.ClientAssignment;
import fidus.desktop.agents.AssignmentsModel.Sheet;
import fidus.desktop.controls.Choice;
import fidus.desktop.controls.Percent;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sheet on which an assignment is put right or ended, or the rate of an agent changes.
final class AssignmentSheet extends VBox {
    private final AssignmentsModel model;
    private final ResourceBundle texts;

    @FXML private Label title;
    @FXML private Label hint;
    @FXML private Label subject;
    @FXML private VBox agentField;
    @FXML private ComboBox<Agent> agent;
    @FXML private Label agentFault;
    @FXML private VBox rateField;
    @FXML private TextField rate;
    @FXML private Label rateFault;
    @FXML private CheckBox mistyped;
    @FXML private VBox dayField;
    @FXML private Label dayLabel;
    @FXML private DatePicker day;
    @FXML private Label dayFault;
    @FXML private TextArea reason;
    @FXML private Label reasonFault;
    @FXML private ProblemPane problem;
    @FXML private Button send;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    AssignmentSheet(AssignmentsModel model) {
        this.model = model;
        texts = Fxml.load(this);
        agent.setConverter(Choice.words(one -> one.agentCode() + " " + one.name()));
        agent.valueProperty().bindBidirectional(model.agent);
        rate.textProperty().bindBidirectional(model.rate);
        mistyped.selectedProperty().bindBidirectional(model.mistyped);
        Choice.day(day, model.day);
        reason.textProperty().bindBidirectional(model.reason);
        model.agent.addListener((_, _, _) -> own());
        model.day.addListener((_, _, _) -> own());
        model.mistyped.addListener((_, _, now) -> shown(dayField, !now));
        Faults faults =
                new Faults(problem)
                        .at("agentId", agentFault)
                        .at("commissionRate", rateFault)
                        .at("from", dayFault)
                        .at("until", dayFault)
                        .at("reason", reasonFault);
        for (Command<?, ?> command : model.commands()) {
            command.problemProperty().addListener((_, _, why) -> faults.show(why));
        }
        send.disableProperty().bind(model.commands().getFirst().readyProperty().not());
    }

    void begin(Sheet now) {
        Agent chosen = model.agent.get();
        agent.getItems().setAll(model.agents());
        model.agent.set(chosen);
        String kind = now.name().toLowerCase(Locale.ROOT);
        title.setText(texts.getString("title." + kind));
        hint.setText(texts.getString("hint." + kind));
        dayLabel.setText(texts.getString("day." + kind));
        ClientAssignment line = model.chosen.get();
        subject.setText(line == null ? "" : said(line));
        shown(subject, line != null);
        shown(agentField, now != Sheet.END);
        shown(rateField, now != Sheet.END);
        shown(mistyped, now == Sheet.RATE);
        shown(dayField, true);
        own();
    }

    @FXML
    void close() {
        model.close();
    }

    @FXML
    void send() {
        model.send();
    }

    /// What the chosen agent is assigned at without more.
    private void own() {
        Agent who = model.agent.get();
        rate.setPromptText(who == null ? "" : Percent.typed(model.rateOf(who)));
    }

    private String said(ClientAssignment line) {
        return MessageFormat.format(
                texts.getString("subject"),
                line.clientName(),
                line.agentCode() + " " + line.agentName(),
                Percent.of(line.assignment().commissionRate()),
                line.assignment().from().toString());
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
