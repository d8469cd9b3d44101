package fidus.desktop.banks;

import fidus.bank.desk.InsteadOf;
import fidus.bank.desk.StatementRow;
import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;

import org.jspecify.annotations.Nullable;

import java.text.MessageFormat;

/// Why a row counts that repeated one of a statement which was set aside.
final class InsteadWords {
    private InsteadWords() {}

    /// The row in whose place it counts; null where it counts by itself, or not at all.
    static @Nullable String row(StatementRow row) {
        InsteadOf instead = row.instead();
        return instead == null ? null : instead.row();
    }

    /// Empty where it counts by itself, or not at all.
    static String of(StatementRow row) {
        InsteadOf instead = row.instead();
        return instead == null
                ? ""
                : MessageFormat.format(
                        Texts.of(StatementPane.class).getString("instead"),
                        RowWords.of(instead.row()),
                        instead.fileName(),
                        instead.byName(),
                        instead.agreedByName(),
                        Words.instant(instead.at()),
                        instead.reason());
    }
}
