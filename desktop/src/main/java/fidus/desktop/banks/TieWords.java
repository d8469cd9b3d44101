package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.Columns;
import fidus.desktop.controls.StatusBadge.Tone;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.scene.control.TableColumn;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.Function;

/// What a stored statement says of itself that does not agree: its balances and rows, its parts and
/// totals, and how much of it could not be read.
final class TieWords {
    /// `Does not tie by −1 234 567.89 USD`.
    private static final double WIDTH = 226;

    private final ResourceBundle texts = Texts.of(StatementPane.class);

    /// One sentence for each figure that does not tie, the gravest first; one alone where all do,
    /// as the file said it before it was taken in.
    List<String> of(TakenStatement statement) {
        return of(statement.checks(), statement.currency());
    }

    /// The same before it is taken in.
    List<String> of(StatementPreview statement) {
        return of(statement.checks(), statement.currency());
    }

    private List<String> of(List<BankCheck> checks, Currency currency) {
        List<String> failing =
                checks.stream()
                        .filter(check -> !check.ties())
                        .sorted((one, other) -> Integer.compare(weight(one), weight(other)))
                        .map(check -> failing(currency, check))
                        .toList();
        return failing.isEmpty() ? List.of(texts.getString(BankColumns.tie(checks))) : failing;
    }

    /// Balances that do not tie are worse than parts and totals: money is missing or too much.
    static Tone tone(List<BankCheck> checks) {
        if (checks.isEmpty()) {
            return Tone.NEUTRAL;
        }
        if (checks.stream().allMatch(BankCheck::ties)) {
            return Tone.GOOD;
        }
        boolean money = checks.stream().anyMatch(one -> one.ofBalances() && !one.ties());
        return money ? Tone.BAD : Tone.ATTENTION;
    }

    /// A column that says in its row at once what does not tie, and by how much.
    static <T> TableColumn<T, String> column(
            String title, Function<T, List<String>> said, Function<T, List<BankCheck>> checks) {
        return Columns.told(
                title,
                WIDTH,
                one -> String.join("; ", said.apply(one)),
                one -> tone(checks.apply(one)));
    }

    private static int weight(BankCheck check) {
        return check.ofBalances() ? 0 : check.ofReading() ? 1 : check.ofCounts() ? 3 : 2;
    }

    private String failing(Currency currency, BankCheck check) {
        if (check.ofReading()) {
            return said("ties.unread", check.difference().abs().longValue());
        }
        if (check.ofBalances()) {
            Money by = Money.rounded(check.difference(), currency);
            return said("ties.no", Words.money(by));
        }
        return said(
                check.unit().equals(BankCheck.ROWS) ? "ties.part" : "ties.sum",
                check.tie(),
                Words.number(check.left()),
                Words.number(check.right()),
                check.unit());
    }

    private String said(String key, Object... with) {
        return MessageFormat.format(texts.getString(key), with);
    }
}
