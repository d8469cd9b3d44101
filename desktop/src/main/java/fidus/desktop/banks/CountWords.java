package fidus.desktop.banks;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.desktop.shell.Texts;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// Whether a statement counts, and how many of its rows do now.
final class CountWords {
    private CountWords() {}

    static String of(StatementCard card) {
        ResourceBundle texts = Texts.of(StatementPane.class);
        TakenStatement one = card.statement();
        String key =
                card.wasSetAside()
                        ? "counts.aside"
                        : card.instead() == null ? "counts" : "counts.instead";
        long instead = card.instead() == null ? 0 : card.instead();
        return MessageFormat.format(
                texts.getString(key), one.rows(), one.fresh(), one.repeated(), instead);
    }

    /// Empty for one that counts.
    static String aside(StatementCard card) {
        return card.wasSetAside() ? Texts.of(StatementPane.class).getString("isAside") : "";
    }
}
