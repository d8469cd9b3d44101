package fidus.desktop.accounts;

import fidus.desktop.controls.Words;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.TradingAccount;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.pnl.PnlInput;
import fidus.mt5.pnl.PnlTerm;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.ResourceBundle;
import java.util.Set;

/// The head of an account's page, and the derivation of its profit and loss line by line.
final class AccountFacts {
    private static final Set<PnlTerm> RESULTS =
            EnumSet.of(
                    PnlTerm.OWNED_EQUITY,
                    PnlTerm.NET_PROFIT_WITHDRAWALS,
                    PnlTerm.ADJUSTED_ALLOCATION);

    private final ResourceBundle texts;

    AccountFacts(ResourceBundle texts) {
        this.texts = texts;
    }

    void facts(FlowPane pane, AccountCard card) {
        TradingAccount account = card.account();
        BigDecimal percent = Figures.returnPercent(card);
        pane.getChildren()
                .setAll(
                        sum("balance", Figures.balance(card)),
                        sum("equity", Figures.equity(card)),
                        sum("pnl", Figures.truePnl(card)),
                        fact("return", percent == null ? "–" : Words.number(percent) + " %"),
                        fact("client", card.clientName()),
                        fact("fund", account.fundCode().name()),
                        fact("source", Words.of(account.capitalSource())),
                        fact("purpose", Words.of(account.accountPurpose())),
                        fact("manager", account.manager()),
                        fact("broker", account.broker() + ", " + account.platform()),
                        fact("zone", account.serverZone()),
                        fact("breaks", Integer.toString(card.openBreaks())),
                        fact("review", Integer.toString(card.toReview())));
    }

    /// Every line the figure was made of, in the order of the formula.
    void derivation(GridPane grid, Label undecided, AccountPnl pnl) {
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(wide);
        boolean open = pnl.undecidedRows() > 0;
        boolean unknown = pnl.inputs().isEmpty();
        undecided.setVisible(open || unknown);
        undecided.setManaged(open || unknown);
        undecided.setText(
                unknown
                        ? texts.getString("pnl.none")
                        : MessageFormat.format(
                                texts.getString("pnl.undecided"), pnl.undecidedRows()));
        int row = 0;
        for (PnlInput input : pnl.inputs()) {
            line(grid, row++, input);
        }
    }

    private void line(GridPane grid, int row, PnlInput input) {
        String style =
                input.term() == PnlTerm.TRUE_PNL
                        ? "term-total"
                        : RESULTS.contains(input.term()) ? "term-result" : "term";
        var term = new Label(texts.getString("term." + input.term()));
        term.getStyleClass().add(style);
        var records = new Label(records(input.records()));
        records.getStyleClass().add("fact-label");
        var value = new Label(Words.money(input.value()));
        value.getStyleClass().addAll("term-value", style.equals("term") ? "plain" : style);
        if (input.value().signum() < 0) {
            value.getStyleClass().add("negative");
        }
        GridPane.setHalignment(records, HPos.RIGHT);
        GridPane.setHalignment(value, HPos.RIGHT);
        grid.addRow(row, term, records, value);
    }

    private String records(int count) {
        if (count == 0) {
            return "";
        }
        return count == 1
                ? texts.getString("pnl.record")
                : MessageFormat.format(texts.getString("pnl.records"), count);
    }

    private VBox sum(String key, @Nullable Money money) {
        VBox fact = fact(key, money == null ? texts.getString("fact.unknown") : Words.money(money));
        if (money != null && money.signum() < 0) {
            fact.getChildren().getLast().getStyleClass().add("negative");
        }
        return fact;
    }

    private VBox fact(String key, @Nullable String value) {
        var label = new Label(texts.getString("fact." + key));
        label.getStyleClass().add("fact-label");
        var text = new Label(value == null || value.isEmpty() ? "–" : value);
        text.getStyleClass().add("fact-value");
        return new VBox(1, label, text);
    }
}
