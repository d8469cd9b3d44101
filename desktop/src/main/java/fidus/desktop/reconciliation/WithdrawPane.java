package fidus.desktop.reconciliation;

import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.SendKey;
import fidus.desktop.controls.TextDrafts;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Faults;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.SignedFigures;
import fidus.reconciliation.desk.WithdrawnSignOff;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// Asks another person to withdraw the sign-off of a run, and tells those that were withdrawn.
/// Takes no room where there is neither.
public final class WithdrawPane extends VBox {
    private final SignOffModel model;
    private final ResourceBundle texts;
    private final TextDrafts<RunId> drafts;
    private final SignedLines signed = new SignedLines(Texts.of(SignOffPane.class));

    @FXML private Label title;
    @FXML private VBox asking;
    @FXML private TextArea withdrawReason;
    @FXML private Button askWithdraw;
    @FXML private ProblemPane problem;
    @FXML private Label locked;
    @FXML private VBox history;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    WithdrawPane(SignOffModel model) {
        this.model = model;
        texts = Fxml.load(this);
        managedProperty().bind(visibleProperty());
        for (Node part : List.of(asking, locked, history)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        SendKey.of(withdrawReason, askWithdraw);
        drafts = new TextDrafts<>(withdrawReason.textProperty());
        var faults = new Faults(problem).mark("reason", withdrawReason);
        model.withdrawing().problemProperty().addListener((_, _, why) -> faults.show(why));
        askWithdraw
                .disableProperty()
                .bind(
                        model.withdrawing()
                                .busyProperty()
                                .or(model.shell().connection().onlineProperty().not()));
        laid(null, false);
    }

    @FXML
    void withdraw() {
        model.withdraw(withdrawReason.getText(), drafts::sent);
    }

    /// Another run is in hand; the reason stays with its own.
    void about(@Nullable RunId run) {
        drafts.about(run);
    }

    /// @param waits whether something about the run waits for a second person
    void laid(@Nullable RunDesk desk, boolean waits) {
        history.getChildren().clear();
        String month = desk == null ? null : desk.card().lockedTo();
        boolean stands = desk != null && isSigned(desk.card());
        asking.setVisible(stands && month == null && !waits && model.mayPrepare());
        if (!asking.isVisible()) {
            withdrawReason.clear();
        }
        locked.setVisible(stands && month != null);
        locked.setText(month == null ? "" : texts.getString("locked").formatted(month));
        if (desk != null && desk.withdrawn() != null) {
            boolean again = desk.card().run().runState() == RunState.COMPLETED;
            lines(desk, desk.withdrawn(), again && desk.card().outdated() == null)
                    .forEach(line -> history.getChildren().add(wrapped(line)));
        }
        history.setVisible(!history.getChildren().isEmpty());
        boolean now = asking.isVisible() || locked.isVisible();
        title.setText(texts.getString(now ? "title" : "title.history"));
        setVisible(now || history.isVisible());
    }

    private static boolean isSigned(RunCard card) {
        return card.run().runState() == RunState.SIGNED_OFF
                || card.run().runState() == RunState.LOCKED;
    }

    /// @param again whether it is to be signed again
    private List<String> lines(RunDesk desk, List<WithdrawnSignOff> all, boolean again) {
        List<String> lines = new ArrayList<>();
        if (again) {
            lines.add(texts.getString("again"));
        }
        for (WithdrawnSignOff one : all) {
            lines.add(
                    texts.getString("withdrawn")
                            .formatted(
                                    Words.instant(one.at()),
                                    one.askedBy(),
                                    one.agreedBy(),
                                    one.reason()));
            lines.add(was(one));
            if (one.since() != null) {
                lines.addAll(signed.changed(one.since(), desk.card().account()));
            }
        }
        return lines;
    }

    private String was(WithdrawnSignOff one) {
        SignedFigures figures = one.signed();
        String who =
                texts.getString("was")
                        .formatted(one.preparerName(), one.reviewerName(), one.evidenceHash());
        if (figures == null) {
            return who;
        }
        int changed = one.since() == null ? 0 : one.since().size();
        return who
                + "\n"
                + texts.getString("figures")
                        .formatted(
                                Words.instant(figures.at()),
                                figures.open(),
                                figures.explained(),
                                figures.settled(),
                                today(changed));
    }

    private String today(int changed) {
        return switch (changed) {
            case 0 -> texts.getString("figures.none");
            case 1 -> texts.getString("figures.one");
            default -> texts.getString("figures.many").formatted(changed);
        };
    }

    private static Label wrapped(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
