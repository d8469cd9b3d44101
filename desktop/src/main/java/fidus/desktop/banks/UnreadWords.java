package fidus.desktop.banks;

import fidus.bank.desk.UnreadRows;
import fidus.desktop.controls.Words;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.ResourceBundle;

/// How many places of a statement could not be read, and how many of them are listed.
final class UnreadWords {
    private UnreadWords() {}

    /// @param kept absent for statements taken in before it was kept
    static String of(ResourceBundle texts, @Nullable UnreadRows kept) {
        if (kept == null) {
            return texts.getString("unread.unkept");
        }
        int listed = kept.first().size();
        return MessageFormat.format(
                texts.getString(listed < kept.size() ? "unread.part" : "unread"),
                kept.size(),
                Words.number(BigDecimal.valueOf(kept.size())),
                listed);
    }
}
