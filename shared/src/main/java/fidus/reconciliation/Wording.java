package fidus.reconciliation;

import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Puts a finding into words: measured value and limit of each failed condition, and a sentence.
final class Wording {
    /// Most rows of a group that are named one by one.
    private static final int MOST_NAMED = Explanation.Closest.MOST_NAMED;

    private final Board board;
    private final String autoThreshold;
    private final String suggestThreshold;
    private final String ambiguityMargin;

    Wording(Board board) {
        this.board = board;
        autoThreshold = share(board.profile.autoThreshold());
        suggestThreshold = share(board.profile.suggestThreshold());
        ambiguityMargin = share(board.profile.ambiguityMargin());
    }

    Explanation explanation(
            RowRef row, @Nullable Finding finding, MatchResult.@Nullable Unsearched unsearched) {
        Explanation plain = plain(row, finding);
        if (finding != null) {
            String sentence = sentence(finding, plain.failed(), unsearched);
            return new Explanation(row, plain.closest(), plain.failed(), sentence);
        }
        int reach = board.profile.limits().reachDays();
        String side = row.side() == Side.BOOK ? "statement" : "book";
        return new Explanation(
                row,
                null,
                plain.failed(),
                "No " + side + " row of this currency within " + reach + " days.");
    }

    /// The same with an empty sentence.
    Explanation plain(RowRef row, @Nullable Finding finding) {
        if (finding == null) {
            int reach = board.profile.limits().reachDays();
            return new Explanation(
                    row,
                    null,
                    List.of(failure(Condition.NO_COUNTERPART, "0 rows", reach + " days")),
                    "");
        }
        Explanation.Closest closest =
                new Explanation.Closest(
                        finding.rules().pass.code(),
                        ids(finding.book(), row),
                        ids(finding.statement(), row),
                        apart(finding.statement().sum, finding.book().sum),
                        finding.days());
        return new Explanation(row, closest, failures(finding), "");
    }

    private String sentence(
            Finding finding,
            List<Explanation.Failure> failed,
            MatchResult.@Nullable Unsearched unsearched) {
        Party other = finding.other();
        String first = Board.ref(other.lane, other.position()).rowId();
        String rows = other.rows.length == 1 ? first : other.rows.length + " rows, " + first;
        StringBuilder said = new StringBuilder("Closest in ");
        said.append(finding.rules().pass.code()).append(": ").append(rows).append(". ");
        for (int i = 0; i < failed.size(); i++) {
            said.append(i == 0 ? "" : "; ").append(failed.get(i));
        }
        said.append('.');
        if (unsearched != null) {
            said.append(" No subset was looked for: POOL_TOO_LARGE ").append(unsearched.pool());
            said.append(" rows, limit ").append(unsearched.limit()).append('.');
        }
        return said.toString();
    }

    private List<Explanation.Failure> failures(Finding finding) {
        List<Explanation.Failure> failures = new ArrayList<>();
        for (Condition condition : Condition.values()) {
            if (condition.in(finding.failed())) {
                failures.add(failure(condition, finding));
            }
        }
        return failures;
    }

    private Explanation.Failure failure(Condition condition, Finding finding) {
        Rules rules = finding.rules();
        MatchProfile profile = board.profile;
        Party book = finding.book();
        Party statement = finding.statement();
        long likeness = rules.likeness(book, statement);
        return switch (condition) {
            case SIGN -> failure(condition, sign(statement), sign(book));
            case AMOUNT -> amount(finding);
            case DATE_WINDOW -> window(finding);
            case REFERENCE ->
                    failure(condition, Likeness.rounded(likeness), share(rules.leastLikeness()));
            case GROUP ->
                    failure(
                            condition,
                            book.rows.length + " : " + statement.rows.length + " rows",
                            "2 to " + profile.limits().groupRows() + " all free at once");
            case THRESHOLD ->
                    failure(
                            condition,
                            share(rules.score(book, statement, likeness)),
                            rules.pass.suggestOnly() ? suggestThreshold : autoThreshold);
            case AMBIGUOUS -> failure(condition, share(gap(finding)), ambiguityMargin);
            case SUGGEST_ONLY -> failure(condition, rules.pass.code(), "decided by a person");
            case USED ->
                    failure(
                            condition,
                            "matched in "
                                    + board.usedBy(
                                            finding.other().lane, finding.other().position()),
                            "free");
            case EXCLUDED_BY_UNDO -> failure(condition, "undone", "not undone");
            case NO_COUNTERPART, POOL_TOO_LARGE, SUSPECTED ->
                    throw new IllegalStateException(condition + " is not of a candidate");
        };
    }

    private int gap(Finding finding) {
        boolean ours = finding.book().isAside(finding.rules().number);
        Party aside = ours ? finding.book() : finding.statement();
        for (int row : aside.rows) {
            if (aside.lane.asideSince[row] != Lane.FREE) {
                return aside.lane.gap[row];
            }
        }
        return 0;
    }

    /// The rows of a group; of one with more than {@link Explanation.Closest#MOST_NAMED} only the
    /// row that is explained, or the first: each of its rows would name all of them.
    private static List<String> ids(Party party, RowRef explained) {
        if (party.rows.length <= MOST_NAMED) {
            return Board.ids(party.lane, party.rows);
        }
        return List.of(
                party.lane.side == explained.side()
                        ? explained.rowId()
                        : Board.ref(party.lane, party.position()).rowId());
    }

    private static String sign(Party party) {
        return party.sign == 0 ? "mixed" : party.sign > 0 ? "money in" : "money out";
    }

    private Explanation.Failure amount(Finding finding) {
        long book = finding.book().magnitude();
        long apart = finding.statement().magnitude() - book;
        int scale = finding.rules().scale();
        String measured = (apart > 0 ? "+" : "") + Decimals.plain(apart, scale);
        if (finding.rules().exact) {
            return failure(Condition.AMOUNT, measured, Decimals.plain(0, scale));
        }
        BigDecimal limit = finding.rules().amountLimit(book, apart < 0).movePointLeft(scale);
        BigDecimal shown = limit.stripTrailingZeros();
        return failure(
                Condition.AMOUNT,
                measured,
                shown.setScale(Math.max(scale, shown.scale())).toPlainString());
    }

    private Money apart(long statement, long book) {
        long apart = statement - book;
        boolean overflow = ((statement ^ book) & (statement ^ apart)) < 0;
        return overflow ? board.money(statement).minus(board.money(book)) : board.money(apart);
    }

    private static Explanation.Failure window(Finding finding) {
        MatchPass.Window window = finding.rules().pass.window();
        int low = Party.leastApart(finding.book(), finding.statement(), window.unit());
        int high = Party.mostApart(finding.book(), finding.statement(), window.unit());
        int days = low < -window.daysBefore() ? low : high;
        String limit = days < 0 ? "-" + window.daysBefore() : "+" + window.daysAfter();
        String counted =
                switch (window.unit()) {
                    case CALENDAR -> " ";
                    case WEEKDAYS -> " business ";
                    case TARGET -> " TARGET ";
                };
        String unit = counted + (Math.abs(days) == 1 ? "day" : "days");
        return failure(Condition.DATE_WINDOW, (days > 0 ? "+" : "") + days + unit, limit);
    }

    static String share(int tenThousandths) {
        return Decimals.plain(tenThousandths, 4);
    }

    private static String share(BigDecimal value) {
        return value.setScale(4).toPlainString();
    }

    private static Explanation.Failure failure(Condition condition, String measured, String limit) {
        return new Explanation.Failure(condition, measured, limit);
    }
}
