package fidus.desktop.approvals;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Prepared;
import fidus.approvals.PreparedState;
import fidus.contract.Problem;
import fidus.desktop.controls.ProblemPane;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.StillAtWork;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fxml;
import fidus.desktop.shell.Shell;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Consumer;

/// What waits for a second person, with exactly the lines and the digest that are approved. Takes
/// no room while nothing waits.
public final class SecondPersonPane extends VBox {
    private static final String CONTRACTS = "contract-list/";
    private static final String EARNINGS = "approval-list/";

    private final Shell shell;
    private final SecondPersonModel model;
    private final ResourceBundle texts;
    private String subject = "";
    private boolean unread;

    @FXML private VBox body;
    @FXML private VBox foot;
    @FXML private Label title;
    @FXML private StatusBadge state;
    @FXML private Label who;
    @FXML private VBox changed;
    @FXML private ShownLines lines;
    @FXML private Button list;
    @FXML private VBox rows;
    @FXML private Label digest;
    @FXML private Label digestFault;
    @FXML private Label progress;
    @FXML private Label decision;
    @FXML private ProblemPane problem;
    @FXML private VBox confirmation;
    @FXML private Label passwordLabel;
    @FXML private PasswordField password;
    @FXML private Label hint;
    @FXML private HBox buttons;
    @FXML private TextField reason;
    @FXML private Button approve;
    @FXML private Button reject;
    @FXML private Button withdraw;

    @SuppressWarnings("NullAway.Init") // the fields are filled by the FXML
    public SecondPersonPane(Shell shell) {
        this.shell = shell;
        this.model = new SecondPersonModel(shell);
        this.texts = Fxml.load(this);
        var since = new SincePane(shell, model, texts);
        var told = new ToldPane(model, texts);
        changed.getChildren().setAll(since, told);
        changed.managedProperty().bind(since.visibleProperty().or(told.visibleProperty()));
        model.preparedProperty().addListener((_, _, now) -> prepared(now));
        model.problemProperty().addListener((_, _, now) -> refused(now));
        var stopped = model.busyProperty().or(model.onlineProperty().not());
        approve.disableProperty().bind(stopped.or(since.looking()));
        reject.disableProperty().bind(stopped);
        withdraw.disableProperty().bind(stopped);
        foot.getChildren().add(new StillAtWork(model.busyProperty()));
        passwordLabel.setLabelFor(password);
        problem.buttonsBelow();
        confirmation.visibleProperty().bind(model.confirmingProperty());
        confirmation.managedProperty().bind(model.confirmingProperty());
        model.confirmingProperty().addListener((_, _, now) -> askedAgain(now));
        prepared(null);
    }

    /// Scrolls what is read by itself: what decides stays in sight, and another one begins at its
    /// top.
    public SecondPersonPane decidingInSight() {
        foot.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(new ReadPart(body, model), foot);
        return this;
    }

    public SecondPersonModel model() {
        return model;
    }

    public void whenDecided(Consumer<Prepared> then) {
        model.whenDecided(then);
    }

    /// Shows what waits for a second person on this record, given as `kind/id`, if anything does.
    /// What is shown already stays until it is otherwise, with what is typed about it.
    public void subject(String record) {
        if (!record.equals(subject)) {
            model.show(null);
        }
        subject = record;
        shell.background()
                .run(
                        () ->
                                shell.server()
                                        .call(ApprovalCalls.FIND, new FindPrepared(record, true)),
                        found -> {
                            if (record.equals(subject)) {
                                read();
                                model.renew(found.prepared().stream().findFirst().orElse(null));
                            }
                        },
                        this::unread);
    }

    /// Shows this one, whatever its state.
    public void show(@Nullable Prepared one) {
        subject = "";
        model.show(one);
    }

    /// Shows every record of a command about very many.
    @FXML
    void list() {
        Prepared one = model.preparedProperty().get();
        if (one != null) {
            String screen = one.subject().startsWith(CONTRACTS) ? "intake" : "breaks";
            shell.navigation().open(screen, one.subject());
        }
    }

    @FXML
    void approve() {
        model.approve();
    }

    @FXML
    void reject() {
        model.reject(reason.getText());
    }

    @FXML
    void withdraw() {
        model.withdraw();
    }

    @FXML
    void confirm() {
        String typed = password.getText();
        password.clear();
        model.confirm(typed);
    }

    /// That it could not be read is over.
    private void read() {
        if (unread) {
            unread = false;
            problem.show(model.problemProperty().get());
            visible(this, model.preparedProperty().get() != null);
        }
    }

    private void unread(Problem why) {
        unread = true;
        visible(this, true);
        problem.show(why, () -> subject(subject));
    }

    private void refused(@Nullable Problem why) {
        problem.show(why);
        if (why != null) {
            inSight();
        }
    }

    /// In a small window the reason would stand below what is seen of the pane.
    private void inSight() {
        for (Node one = getParent(); one != null; one = one.getParent()) {
            if (one instanceof ScrollPane around) {
                around.setVvalue(around.getVmax());
            }
        }
    }

    private void askedAgain(boolean now) {
        if (now) {
            password.requestFocus();
        }
    }

    private void prepared(@Nullable Prepared now) {
        visible(this, now != null);
        lines.show(List.of());
        rows.getChildren().clear();
        reason.clear();
        if (now == null) {
            return;
        }
        title.setText(Words.told(now.title()));
        state.show(Words.of(now.preparedState()), tone(now.preparedState()));
        who.setText(who(now));
        lines.show(now.shown());
        records(now);
        digest.setText(spaced(now.digest()));
        visible(digestFault, !model.digestFits());
        progress.setText(model.progress());
        visible(progress, !model.progress().isEmpty());
        decision(now);
        visible(withdraw, model.mayWithdraw());
        for (Node node : new Node[] {approve, reject, reason}) {
            visible(node, model.mayDecide());
        }
        visible(approve, model.mayDecide() && model.digestFits());
        visible(buttons, model.mayDecide() || model.mayWithdraw());
        visible(hint, model.isPending() && !model.mayDecide());
        String why = model.hasAgreed() ? "hint.agreed" : "hint.other";
        hint.setText(texts.getString(model.isMaker() ? "hint.maker" : why));
    }

    /// What was decided does not lapse any more.
    private String who(Prepared now) {
        String key = now.waitsForEver() ? "who.told" : model.isPending() ? "who" : "who.over";
        return MessageFormat.format(
                texts.getString(key),
                ByWhom.said(now.makerName()),
                Words.brief(now.preparedAt()),
                Words.brief(now.expiresAt()));
    }

    /// A command about very many records shows each of them, here or on their screen.
    private void records(Prepared now) {
        boolean contracts = now.subject().startsWith(CONTRACTS);
        visible(list, contracts || now.subject().startsWith("endings/"));
        list.setText(texts.getString(contracts ? "list.contracts" : "list"));
        boolean earnings = now.subject().startsWith(EARNINGS);
        visible(rows, earnings);
        if (earnings) {
            rows.getChildren().setAll(new ApprovalRowsPane(shell, now, texts));
        }
    }

    private void decision(Prepared now) {
        String checker = now.checkerName();
        boolean over = checker != null && now.decidedAt() != null;
        visible(decision, over);
        if (checker != null && now.decidedAt() != null) {
            String why = now.reason() == null || now.reason().isBlank() ? "" : ": " + now.reason();
            // what is no longer so nobody decided
            boolean isVoid = now.preparedState() == PreparedState.VOIDED;
            decision.setText(
                    MessageFormat.format(
                            texts.getString(isVoid ? "decision.void" : "decision"),
                            Words.of(now.preparedState()),
                            ByWhom.said(checker),
                            Words.brief(now.decidedAt()),
                            why));
        }
    }

    private static String spaced(String hex) {
        return hex.replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static void visible(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    static StatusBadge.Tone tone(PreparedState state) {
        return switch (state) {
            case PENDING -> StatusBadge.Tone.ATTENTION;
            case APPROVED -> StatusBadge.Tone.GOOD;
            case REJECTED, VOIDED -> StatusBadge.Tone.BAD;
            case WITHDRAWN, LAPSED -> StatusBadge.Tone.NEUTRAL;
        };
    }
}
