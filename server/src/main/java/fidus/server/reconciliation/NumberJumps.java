package fidus.server.reconciliation;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// S4 by the numbers that banks print on statements: a statement whose rows come to zero leaves no
/// gap between balances, but its number is left out. A number is taken to be left out only where
/// three statements of the year before it counted up one by one; where the number is the day of the
/// year nothing is told.
final class NumberJumps {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:\\D.*)?");

    private NumberJumps() {}

    /// Numbers that no statement has.
    ///
    /// @param first the first of them
    /// @param last the last of them
    record Jump(TakenStatement before, TakenStatement after, long first, long last) {
        String missing() {
            return (first == last ? "number " + first : "numbers " + first + " to " + last)
                    + " of "
                    + after.to().getYear();
        }
    }

    private record Numbered(TakenStatement statement, long number) {
        boolean isInYearOf(Numbered other) {
            return statement.to().getYear() == other.statement.to().getYear();
        }

        boolean isDayOfYear() {
            return number == statement.to().getDayOfYear();
        }
    }

    /// @param all statements of one account
    static List<Jump> of(List<StatementCard> all) {
        List<Numbered> numbered = numbered(all);
        List<Jump> jumps = new ArrayList<>();
        int steps = 0;
        for (int i = 1; i < numbered.size(); i++) {
            Numbered before = numbered.get(i - 1);
            Numbered after = numbered.get(i);
            long step = after.number - before.number;
            boolean year = after.isInYearOf(before);
            boolean days = before.isDayOfYear() && after.isDayOfYear();
            if (year && step > 1 && steps >= 2 && !days) {
                jumps.add(
                        new Jump(
                                before.statement,
                                after.statement,
                                before.number + 1,
                                after.number - 1));
            }
            boolean same = year && step == 0; // another page of it
            boolean next = year && step == 1;
            steps = same ? steps : next ? steps + 1 : step > 1 && year && steps >= 2 ? steps : 0;
        }
        return jumps;
    }

    /// In the order of their last days, then of their numbers; those without a number left out.
    private static List<Numbered> numbered(List<StatementCard> all) {
        List<Numbered> numbered = new ArrayList<>();
        for (StatementCard card : all) {
            Matcher printed = NUMBER.matcher(card.statement().printedNumber());
            if (printed.matches()) {
                numbered.add(new Numbered(card.statement(), Long.parseLong(printed.group(1))));
            }
        }
        numbered.sort(
                Comparator.comparing((Numbered one) -> one.statement.to())
                        .thenComparingLong(Numbered::number));
        return numbered;
    }
}
