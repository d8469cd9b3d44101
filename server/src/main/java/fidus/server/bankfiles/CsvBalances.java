package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The balance column of a CSV file, followed row by row. Banks write the newest row first or last;
/// the direction in which more rows follow from each other is taken.
final class CsvBalances {
    static final String TIE = "rows whose balance follows from their neighbour";

    private final List<Step> steps = new ArrayList<>();

    private record Step(Money money, @Nullable Money balance, @Nullable LocalDate on) {}

    void add(Money money, @Nullable Money balance, @Nullable LocalDate on) {
        steps.add(new Step(money, balance, on));
    }

    /// Adds what can be checked; the balance of the newest row becomes the closing one.
    void check(StatementDraft statement) {
        if (steps.isEmpty()) {
            return;
        }
        int down = following(steps);
        int up = following(steps.reversed());
        List<Step> ordered = up > down ? steps.reversed() : steps;
        int pairs = pairs(ordered);
        if (pairs > 0) {
            statement.checks.add(BankCheck.count(TIE, Math.max(up, down), pairs));
        }
        Step newest = ordered.getLast();
        Money balance = newest.balance;
        boolean known = pairs > 0 ? up != down : steps.size() == 1;
        if (balance != null && known) {
            statement.closing = statement.balance("BALANCE", balance, newest.on);
        }
    }

    private static int following(List<Step> steps) {
        int following = 0;
        for (int i = 1; i < steps.size(); i++) {
            Money before = steps.get(i - 1).balance;
            Money after = steps.get(i).balance;
            if (before != null && after != null && before.plus(steps.get(i).money).equals(after)) {
                following++;
            }
        }
        return following;
    }

    private static int pairs(List<Step> steps) {
        int pairs = 0;
        for (int i = 1; i < steps.size(); i++) {
            pairs += steps.get(i - 1).balance != null && steps.get(i).balance != null ? 1 : 0;
        }
        return pairs;
    }
}
