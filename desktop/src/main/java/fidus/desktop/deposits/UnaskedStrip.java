package fidus.desktop.deposits;

import fidus.contract.Nothing;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.UnaskedDeposits;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// Names the recorded deposits that nobody is asked to confirm any more. Each leads to its record,
/// where it is asked for again. Takes no room while there are none.
final class UnaskedStrip extends FlowPane {
    private static final int MOST = 3;

    private final Fetched<UnaskedDeposits> unasked;
    private final Shell shell;
    private final ResourceBundle texts;
    private boolean all;

    UnaskedStrip(Shell shell, ResourceBundle texts) {
        super(8, 2);
        this.shell = shell;
        this.texts = texts;
        unasked = new Fetched<>(shell);
        getStyleClass().add("waiting-strip");
        setRowValignment(VPos.CENTER);
        setAlignment(Pos.CENTER_LEFT);
        unasked.valueProperty().addListener((_, _, now) -> show(now));
        show(null);
    }

    void read() {
        unasked.ask(DepositCalls.UNASKED, new Nothing());
    }

    private void show(@Nullable UnaskedDeposits now) {
        List<Deposit> those = now == null ? List.of() : now.deposits();
        setVisible(!those.isEmpty());
        setManaged(!those.isEmpty());
        var badge =
                new StatusBadge(
                        MessageFormat.format(texts.getString("unasked"), those.size()),
                        StatusBadge.Tone.ATTENTION);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().setAll(badge);
        those.stream()
                .limit(all ? those.size() : MOST)
                .forEach(one -> getChildren().add(link(one)));
        if (!all && those.size() > MOST) {
            var rest =
                    new Hyperlink(
                            MessageFormat.format(
                                    texts.getString("unasked.more"), those.size() - MOST));
            rest.setOnAction(_ -> showAll());
            getChildren().add(rest);
        }
    }

    private void showAll() {
        all = true;
        show(unasked.value());
    }

    private Hyperlink link(Deposit one) {
        var link =
                new Hyperlink(
                        MessageFormat.format(
                                texts.getString("unasked.one"),
                                Long.toString(one.number()),
                                one.clientName(),
                                Words.money(one.deposited())));
        link.setOnAction(
                _ ->
                        shell.navigation()
                                .open(DepositsModel.SCREEN, DepositsModel.subjectOf(one.id())));
        return link;
    }
}
