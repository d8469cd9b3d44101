package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.NeverCompared;
import fidus.reconciliation.desk.RecordWords;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/// Above the list of runs: accounts that no run ever compared, each with since when, how much waits
/// for it, and what begins it. Takes no room where there is none.
final class UncomparedPane extends VBox {
    /// The others are told by their number until somebody wants to see them.
    private static final int FIRST = 3;

    private final RunsModel model;
    private final ResourceBundle texts = Texts.of(UncomparedPane.class);
    private boolean whole;

    UncomparedPane(RunsModel model) {
        this.model = model;
        setId("uncompared");
        getStyleClass().addAll("panel", "uncompared");
        model.loaded().valueProperty().subscribe(_ -> show(model.neverCompared()));
    }

    private void show(List<NeverCompared> all) {
        setVisible(!all.isEmpty());
        setManaged(isVisible());
        List<Node> lines = new ArrayList<>();
        if (!all.isEmpty()) {
            lines.add(head(all.size()));
        }
        List<NeverCompared> some = whole || all.size() <= FIRST + 1 ? all : all.subList(0, FIRST);
        some.forEach(one -> lines.add(line(one)));
        if (some.size() < all.size()) {
            var more = new Button(texts.getString("more").formatted(all.size() - some.size()));
            more.getStyleClass().addAll("flat", "small");
            more.setOnAction(
                    _ -> {
                        whole = true;
                        show(all);
                    });
            lines.add(more);
        }
        getChildren().setAll(lines);
    }

    private Node head(int count) {
        var title =
                new Label(
                        count == 1
                                ? texts.getString("title.one")
                                : texts.getString("title").formatted(count),
                        new FontIcon(MaterialDesignA.ALERT_OUTLINE));
        title.getStyleClass().add("uncompared-title");
        title.setWrapText(true);
        return title;
    }

    private Node line(NeverCompared one) {
        var account = new Label(RecordWords.account(one.account()));
        account.getStyleClass().add("uncompared-account");
        account.setMinWidth(USE_PREF_SIZE);
        var said = new Label(said(one, model.shell().today(), texts));
        said.setWrapText(true);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var line = new HBox(12, account, said);
        line.setAlignment(Pos.CENTER_LEFT);
        Button begin = begin(one);
        if (begin != null) {
            begin.setMinWidth(USE_PREF_SIZE);
            line.getChildren().add(begin);
        }
        return line;
    }

    /// What begins it, for those who may do that.
    private @Nullable Button begin(NeverCompared one) {
        if (one.to() != null) {
            var compare = new Button(texts.getString("compare"));
            compare.setOnAction(_ -> model.fresh().begin(one.account()));
            return model.mayStart() ? compare : null;
        }
        var take = new Button(texts.getString("take"));
        take.setOnAction(
                _ ->
                        model.shell()
                                .navigation()
                                .open("banks", "account/" + RecordWords.account(one.account())));
        return take;
    }

    /// Since when, and what waits: "3 statements with 120 rows, 2026-06-06 to 2026-11-22; for 170
    /// days".
    static String said(NeverCompared one, LocalDate today, ResourceBundle texts) {
        String days =
                counted(texts, "day", Math.max(0, ChronoUnit.DAYS.between(one.since(), today)));
        LocalDate to = one.to();
        if (to == null) {
            return texts.getString("booked").formatted(one.since(), days);
        }
        String rows = counted(texts, one.bank() == null ? "deal" : "row", one.rows());
        String what =
                one.bank() == null
                        ? rows
                        : texts.getString("with")
                                .formatted(counted(texts, "statement", one.statements()), rows);
        return texts.getString("since").formatted(what, one.since(), to, days);
    }

    private static String counted(ResourceBundle texts, String what, long count) {
        return Words.count(count) + " " + texts.getString(count == 1 ? what : what + "s");
    }
}
