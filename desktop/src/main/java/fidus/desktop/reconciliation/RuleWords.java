package fidus.desktop.reconciliation;

import fidus.desktop.controls.Words;
import fidus.desktop.shell.Texts;

import java.util.ResourceBundle;

/// What a break is about, in words beside its rule.
final class RuleWords {
    private static final ResourceBundle TEXTS = Texts.of(RuleWords.class);

    private RuleWords() {}

    /// `S5` is "S5 Unmatched row", `SECOND_COPY`, a rule without a number, "Second copy".
    static String of(String rule) {
        if (rule.indexOf('_') >= 0) {
            return Words.ofCode(rule);
        }
        return TEXTS.containsKey(rule) ? rule + " " + TEXTS.getString(rule) : rule;
    }
}
