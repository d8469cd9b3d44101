package fidus.desktop.close;

import fidus.close.CloseMonth;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.desktop.accounts.AccountsModel;
import fidus.desktop.shell.Navigation;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// A tie-out rule with how many of its lines hold.
public record RuleLine(TieOutRule rule, List<TieOut> lines) {
    /// Whether a rule holds as a whole.
    enum State {
        TIES,
        DIFFERS,
        /// Something does not hold and stops nothing.
        WARNS,
        NOTHING_TO_TIE
    }

    /// The rules in their order with their lines, also those that have none.
    public static List<RuleLine> of(CloseMonth month) {
        var rules = new ArrayList<RuleLine>();
        for (TieOutRule one : TieOutRule.values()) {
            rules.add(
                    new RuleLine(
                            one,
                            month.tieOuts().stream()
                                    .filter(tie -> tie.tieOutRule() == one)
                                    .toList()));
        }
        return rules;
    }

    /// The same rule in a month that was read again.
    static @Nullable RuleLine again(CloseMonth month, @Nullable RuleLine before) {
        return before == null ? null : of(month, before.rule);
    }

    static RuleLine of(CloseMonth month, TieOutRule wanted) {
        return of(month).stream().filter(one -> one.rule == wanted).findFirst().orElseThrow();
    }

    /// How many lines do not hold.
    public int open() {
        return Math.toIntExact(lines.stream().filter(line -> !line.isSettled()).count());
    }

    State state() {
        if (lines.isEmpty()) {
            return State.NOTHING_TO_TIE;
        }
        if (lines.stream().anyMatch(TieOut::isBlocking)) {
            return State.DIFFERS;
        }
        return open() == 0 ? State.TIES : State.WARNS;
    }

    /// Opens the account a line is about, or the ledger.
    static void open(TieOut tie, Navigation navigation) {
        int at = tie.key().indexOf('@');
        String login = at < 0 ? "" : tie.key().substring(0, at);
        if (login.matches("\\d{1,18}")) {
            var account = new AccountKey(tie.key().substring(at + 1), Long.parseLong(login));
            navigation.open("accounts", AccountsModel.subjectOf(account));
        } else {
            navigation.open("ledger");
        }
    }
}
