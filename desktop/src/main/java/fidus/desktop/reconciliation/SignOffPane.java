package fidus.desktop.reconciliation;

import fidus.desktop.approvals.SecondPersonPane;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SendKey;
import fidus.desktop.controls.StillAtWork;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.EndedSignOff;
import fidus.reconciliation.desk.ReopenedRun;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import java.util.List;
import java.util.Objects;
import java.util.ResourceBundle;

/// What is signed, what still stands against it, and both signatures.
public final class SignOffPane extends ScrollPane implements WorkbenchView.Page {
    private final SignOffModel model;
    private final ResourceBundle texts;
    private final SecondPersonPane second;
    private final WithdrawPane withdraw;
    private final TextDrafts<RunId> drafts;
    private @Nullable RunId run;

    @FXML private TextField hash;
    @FXML private Label counts;
    @FXML private VBox blockers;
    @FXML private VBox preparing;
    @FXML private TextArea note;
    @FXML private Button prepare;
    @FXML private Label signed;
    @FXML private VBox since;
    @FXML private Label other;
    @FXML private ProblemPane problem;
    @FXML private VBox withdrawing;
    @FXML private VBox waiting;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    SignOffPane(SignOffModel model) {
        this.model = model;
        texts = Fxml.load(this);
        SendKey.of(note, prepare);
        drafts = new TextDrafts<>(note.textProperty());
        preparing.getChildren().add(new StillAtWork(model.sent().busyProperty()));
        second = new SecondPersonPane(model.shell());
        second.whenDecided(_ -> model.workbench().read());
        second.model().preparedProperty().addListener((_, _, _) -> forms());
        waiting.getChildren().setAll(second);
        withdraw = new WithdrawPane(model);
        withdrawing.getChildren().setAll(withdraw);
        var faults = new Faults(problem).mark("note", note);
        model.sent().problemProperty().addListener((_, _, why) -> faults.show(why));
        model.workbench().deskProperty().addListener((_, _, now) -> laid(now));
        parentProperty().addListener((_, _, now) -> opened(now));
        laid(null);
    }

    /// What was decided elsewhere meanwhile counts as soon as the page is opened.
    private void opened(@Nullable Parent now) {
        if (now != null) {
            model.workbench().readDesk();
        }
    }

    @FXML
    void prepare() {
        model.prepare(note.getText(), drafts::sent);
    }

    @Override
    public List<String> hints() {
        if (preparing.isVisible()) {
            return List.of("SIGN", "HASH", "SEND");
        }
        return withdraw.isVisible() ? List.of("HASH", "SEND") : List.of("HASH");
    }

    @Override
    public boolean key(KeyCode code) {
        if (code == KeyCode.P) {
            sign();
        } else if (code == KeyCode.H) {
            hash.requestFocus();
            hash.selectAll();
        }
        return code == KeyCode.P || code == KeyCode.H;
    }

    /// Takes the keyboard to the note, or says what stands against it.
    private void sign() {
        if (preparing.isVisible() && !prepare.isDisabled()) {
            note.requestFocus();
        } else {
            model.shell()
                    .notices()
                    .bad(
                            preparing.isVisible()
                                    ? texts.getString("not.yet")
                                    : texts.getString("not.now"));
        }
    }

    private void laid(@Nullable RunDesk desk) {
        prepare.disableProperty().unbind();
        about(desk == null ? null : desk.card().run().id());
        if (desk == null) {
            return;
        }
        RunCard card = desk.card();
        String evidence = card.evidenceHash();
        hash.setText(evidence == null ? "" : evidence);
        boolean over =
                card.run().runState() == RunState.SIGNED_OFF
                        || card.run().runState() == RunState.LOCKED;
        var said = new SignedLines(texts);
        counts.setText(over ? said.counts(card) : counted(desk));
        since.getChildren().clear();
        (over ? said.since(desk) : List.<String>of())
                .forEach(it -> since.getChildren().add(wrapped(it)));
        visible(since, !since.getChildren().isEmpty());
        List<String> reasons = over ? List.of() : SignOffModel.blockers(desk);
        against(desk, reasons, over);
        forms();
        visible(signed, over);
        signed.setText(over ? said.who(card) : "");
        prepare.disableProperty()
                .bind(
                        model.sent()
                                .busyProperty()
                                .or(model.shell().connection().onlineProperty().not())
                                .or(
                                        new javafx.beans.property.SimpleBooleanProperty(
                                                !reasons.isEmpty())));
        second.subject("run/" + card.run().id().value());
    }

    private void against(RunDesk desk, List<String> reasons, boolean over) {
        blockers.getChildren().clear();
        reasons.forEach(it -> blockers.getChildren().add(line(it, false)));
        if (reasons.isEmpty() && !over && !desk.card().changed()) {
            blockers.getChildren().add(line(texts.getString("ready"), true));
        }
        if (reasons.isEmpty()) {
            since(desk);
        }
        EndedSignOff ended = desk.card().ended();
        if (ended != null) {
            String said = new SignOffWords().lastOf(ended);
            blockers.getChildren().add(line(said, MaterialDesignA.ALERT_OUTLINE, "doubtful"));
        }
        reopened(desk.reopened());
        apart(desk.card());
        visible(blockers, !blockers.getChildren().isEmpty());
    }

    /// What the server refuses of it stands among the reasons; what it may is said where there are
    /// none.
    private void since(RunDesk desk) {
        String said = RerunModel.since(desk);
        if (!said.isEmpty()) {
            String hint = desk.card().changed() ? " " + texts.getString("changed") : "";
            blockers.getChildren()
                    .add(line(said + hint, MaterialDesignA.ALERT_OUTLINE, "doubtful"));
        }
    }

    private void reopened(@Nullable ReopenedRun reopened) {
        if (reopened != null) {
            String key = reopened.stands() ? "reopened.same" : "reopened.changed";
            String words = texts.getString(key).formatted(Words.instant(reopened.at()));
            blockers.getChildren().add(line(words, reopened.stands()));
        }
    }

    /// The note stays with its run.
    private void about(@Nullable RunId now) {
        if (!Objects.equals(run, now)) {
            run = now;
            model.turn();
            drafts.about(now);
            withdraw.about(now);
        }
    }

    /// Nothing stands against signing for it, but nobody is to sign without having read it.
    private void apart(RunCard card) {
        var outcome = card.run().outcome();
        for (BalanceProof proof : outcome == null ? List.<BalanceProof>of() : outcome.proofs()) {
            if (!proof.openingsApart().isZero()) {
                String much = Words.money(proof.openingsApart());
                String words = texts.getString("apart").formatted(much);
                blockers.getChildren().add(line(words, MaterialDesignA.ALERT_OUTLINE, "doubtful"));
            }
        }
    }

    private String counted(RunDesk desk) {
        RunCard card = desk.card();
        Integer later = desk.laterBreaks();
        String own = new SignedLines(texts).standing(card);
        if (later == null || later == 0) {
            return own;
        }
        return own
                + " "
                + (later == 1
                        ? texts.getString("later.one")
                        : texts.getString("later").formatted(later));
    }

    /// Nothing is prepared while something waits.
    private void forms() {
        RunDesk desk = model.workbench().deskProperty().get();
        boolean free =
                desk != null
                        && desk.card().run().runState() == RunState.COMPLETED
                        && desk.card().waiting() == null
                        && !second.model().isPending();
        visible(preparing, free && model.mayPrepare());
        visible(other, free && !model.mayPrepare());
        boolean asked = desk != null && desk.card().waiting() != null;
        boolean waits = asked || second.model().isPending();
        withdraw.laid(desk, waits);
    }

    private static HBox line(String text, boolean good) {
        return good
                ? line(text, MaterialDesignC.CHECK_CIRCLE_OUTLINE, "settled")
                : line(text, MaterialDesignA.ALERT_OCTAGON_OUTLINE, "blocker");
    }

    private static HBox line(String text, Ikon icon, String style) {
        var line = new HBox(8, new FontIcon(icon), wrapped(text));
        line.getStyleClass().add(style);
        return line;
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }
}
