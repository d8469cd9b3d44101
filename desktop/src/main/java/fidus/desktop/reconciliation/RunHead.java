package fidus.desktop.reconciliation;

import fidus.auth.Me;
import fidus.desktop.controls.StatusBadge;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.reconciliation.desk.RecordWords;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunDesk;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.ResourceBundle;

/// What a run is, on one line where there is room. Where there is less, fewer words are said of its
/// rules and of its evidence, which say all of it to whoever points at them; then it goes on in the
/// next line. Nothing is cut.
public final class RunHead extends HBox {
    private static final int GAP = 10;
    private static final int BRIEF = 8;

    private final ResourceBundle texts = Texts.of(WorkbenchView.class);
    private final SignOffWords words = new SignOffWords();
    private final Label account = label("account", "section-title");
    private final Label period = label("period", "period");
    private final Label rules = label("rulesOf", "form-hint");
    private final StatusBadge state = new StatusBadge();
    private final Label signed = label("signed", "waiting");
    private final Label evidence = label("evidence", "digest");
    private final FlowPane said = new FlowPane(GAP, 2, account, period, state, rules, signed);
    private Wording longest = new Wording("", "");
    private Wording shorter = longest;
    private Wording shortest = longest;

    /// @param rules what is said of the rules
    /// @param evidence and of the evidence
    private record Wording(String rules, String evidence) {}

    public RunHead() {
        super(GAP);
        state.setId("state");
        setAlignment(Pos.CENTER_LEFT);
        said.setRowValignment(VPos.CENTER);
        said.setAlignment(Pos.CENTER_LEFT);
        setHgrow(said, Priority.ALWAYS);
        getChildren().setAll(said, evidence);
        for (Label one : List.of(signed, evidence)) {
            one.managedProperty().bind(one.textProperty().isNotEmpty());
        }
    }

    private static Label label(String id, String style) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /// @param desk absent before the run is there
    /// @param reader whoever reads it; null while nobody is signed in
    void show(@Nullable RunDesk desk, @Nullable Me reader) {
        if (desk == null) {
            List.of(account, period, rules, evidence, signed).forEach(one -> one.setText(""));
            state.show("", StatusBadge.Tone.NEUTRAL);
            longest = new Wording("", "");
            shorter = longest;
            shortest = longest;
            return;
        }
        RunCard card = desk.card();
        account.setText(RecordWords.account(card.account()));
        period.setText(card.run().from() + " – " + card.run().to());
        state.show(Words.of(RunStanding.of(card)), RunStanding.of(card).tone());
        words.beside(signed, card, reader);
        wordings(card, desk.rulesSince());
        requestLayout();
    }

    private void wordings(RunCard card, @Nullable Instant since) {
        String by = RunsView.rules(card);
        String more = since == null ? "" : texts.getString("rulesOf.since").formatted(day(since));
        String whole = RunsView.madeBy(card) + more;
        rules.setTooltip(new Tooltip(texts.getString("rulesOf").formatted(whole)));
        String hash = card.evidenceHash();
        String word = hash == null ? "" : texts.getString("evidence");
        String told = hash == null ? "" : word + " " + RunsView.shortened(hash);
        evidence.setTooltip(hash == null ? null : new Tooltip(word + " " + hash));
        longest = new Wording(by + more, told);
        shorter = new Wording(by, told);
        shortest = new Wording(by, hash == null ? "" : word + " " + brief(hash));
        say(longest);
    }

    /// By which hashes are told apart where there is little room.
    private static String brief(String hash) {
        return hash.substring(0, Math.min(BRIEF, hash.length()));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private void say(Wording one) {
        rules.setText(one.rules);
        evidence.setText(one.evidence);
    }

    /// In one line; it is given less where there is less.
    @Override
    protected double computePrefWidth(double height) {
        Insets edges = getInsets();
        return edges.getLeft() + Math.ceil(others() + wide(longest)) + edges.getRight();
    }

    /// Of itself it would have as many lines as it has where it is as narrow as can be.
    @Override
    protected double computePrefHeight(double width) {
        double given = width < 0 ? getWidth() : width;
        fit(given);
        Insets edges = getInsets();
        double beside = evidence.isManaged() ? evidence.prefWidth(-1) + GAP : 0;
        double room = given - edges.getLeft() - edges.getRight() - beside;
        double tall = Math.max(said.prefHeight(room), evidence.prefHeight(-1));
        return edges.getTop() + tall + edges.getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fit(getWidth());
        super.layoutChildren();
    }

    private void fit(double width) {
        Insets edges = getInsets();
        double room = width - edges.getLeft() - edges.getRight() - others();
        say(
                List.of(longest, shorter).stream()
                        .filter(one -> wide(one) <= room)
                        .findFirst()
                        .orElse(shortest));
    }

    /// What is said at any width.
    private double others() {
        double others = 0;
        for (Node one : List.of(account, period, state, signed)) {
            others += one.isManaged() ? one.prefWidth(-1) + GAP : 0;
        }
        return others;
    }

    private double wide(Wording one) {
        return wide(rules, one.rules) + (one.evidence.isEmpty() ? 0 : wide(evidence, one.evidence));
    }

    private static double wide(Label of, String words) {
        var measured = new Text(words);
        measured.setFont(of.getFont());
        Insets edges = of.getInsets();
        return Math.ceil(measured.getLayoutBounds().getWidth())
                + edges.getLeft()
                + edges.getRight()
                + GAP;
    }
}
