package fidus.desktop.banks;

import fidus.bank.BankCheck;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;
import fidus.money.Money;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;

/// What a stored statement says of itself that does not agree: its balances and rows, its parts and
/// totals, and how much of it could not be read.
final class TieWords {
    private final ResourceBundle texts = Texts.of(StatementPane.class);

    /// One sentence for each figure that does not tie, the gravest first; one alone where all do,
    /// as the file said it before it was taken in.
    List<String> of(TakenStatement statement) {
        List<String> failing =
                statement.checks().stream()
                        .filter(check -> !check.ties())
                        .sorted((one, other) -> Integer.compare(weight(one), weight(other)))
                        .map(check -> failing(statement, check))
                        .toList();
        if (!failing.isEmpty()) {
            return failing;
        }
        return List.of(texts.getString(BankColumns.tie(statement.checks())));
    }

    private static int weight(BankCheck check) {
        return check.ofBalances() ? 0 : check.ofReading() ? 1 : check.ofCounts() ? 3 : 2;
    }

    private String failing(TakenStatement statement, BankCheck check) {
        if (check.ofReading()) {
            return said("ties.unread", check.difference().abs().longValue());
        }
        if (check.ofBalances()) {
            Money by = Money.rounded(check.difference(), statement.currency());
            return said("ties.no", Words.money(by));
        }
        return said(
                check.unit().equals(BankCheck.ROWS) ? "ties.part" : "ties.sum",
                check.tie(),
                check.left().toPlainString(),
                check.right().toPlainString(),
                check.unit());
    }

    private String said(String key, Object... with) {
        return MessageFormat.format(texts.getString(key), with);
    }
}
