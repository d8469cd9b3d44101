package fidus.desktop.banks;

import fidus.bank.desk.AskedFor;
import fidus.desktop.controls.Words;

import org.jspecify.annotations.Nullable;

/// Who asked for something and when, for the column beside it.
final class AskedWords {
    private AskedWords() {}

    /// Empty where nobody has.
    static String of(@Nullable AskedFor asked) {
        return asked == null ? "" : asked.byName() + ", " + Words.brief(asked.at());
    }
}
