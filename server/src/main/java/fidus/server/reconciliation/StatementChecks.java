package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.DealRow;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a statement says of itself (S1), of the one before it (S2), and whether one is missing
/// (S4).
///
/// S2 holds the opening against what the statement of the days before says the balance was at that
/// moment: its closing balance when it ended by then, otherwise its balance before the first row of
/// the newer one. A newer statement that begins no later than the older one repeats it; then there
/// is no earlier balance to continue from, and every row is compared with the books instead. So a
/// broken chain is mended by taking in a statement that reaches back further.
///
/// S4: no account says how often its broker writes. What is known is that a month is closed with
/// all statements in, so an ACTIVE account is owed one that reaches the last day of each month;
/// from the first business day after that day (Monday to Friday) a missing one is a break.
///
/// @param tie S1: opening + all rows − printed closing, zero when the statement ties
/// @param continued the balance the statement before gives for the opening, absent when S2 does not
///   apply
/// @param before the statement before, absent when there is none
/// @param owed S4: the month end that no statement reaches although it should, absent when none
/// @param duty what S4 expects, in words
record StatementChecks(
        AccountKey account,
        BrokerStatement statement,
        Money tie,
        @Nullable Money continued,
        @Nullable BrokerStatement before,
        @Nullable LocalDate owed,
        Duty duty) {
    /// What is expected of the account's broker.
    ///
    /// @param expected whether a statement is expected at all
    record Duty(boolean expected, String sentence) {}

    private record Missing(@Nullable LocalDate owed, Duty duty) {}

    /// A statement and the one whose balance it goes on from.
    ///
    /// @param before absent when none begins before it
    /// @param all of the account, newest first
    record Continued(
            BrokerStatement statement,
            @Nullable BrokerStatement before,
            List<BrokerStatement> all) {}

    static StatementChecks of(
            AccountKey account, Continued continued, boolean active, LocalDate today) {
        BrokerStatement last = continued.statement;
        BrokerStatement before = continued.before;
        Money all = last.opening();
        for (DealRow row : last.rows()) {
            all = Rows.movesBalance(row) ? all.plus(row.netAmount()) : all;
        }
        Missing missing = missing(continued.all, active, today);
        return new StatementChecks(
                account,
                last,
                all.minus(last.closing()),
                before == null ? null : balanceAtStart(before, last),
                before,
                missing.owed,
                missing.duty);
    }

    /// What names the breaks of S1 and S2 of a statement.
    static String key(AccountKey account, BrokerStatement statement) {
        return account + "/" + statement.source();
    }

    /// Whether S1 and S2 are clean, which a sign-off needs.
    boolean ties() {
        return tie.isZero() && gap().isZero();
    }

    List<Findings.Seen> findings() {
        List<Findings.Seen> seen = new ArrayList<>();
        if (!tie.isZero()) {
            seen.add(
                    new Findings.Seen(
                            "S1",
                            key(account, statement),
                            statement.opening() + " + rows",
                            statement.closing().toString(),
                            tie,
                            Severity.CRITICAL,
                            statement.from()));
        }
        if (before != null && !gap().isZero()) {
            seen.add(
                    new Findings.Seen(
                            "S2",
                            key(account, statement),
                            "opening " + statement.opening(),
                            continued + " after " + before.source(),
                            gap(),
                            Severity.CRITICAL,
                            missingFrom(before)));
        }
        if (owed != null) {
            seen.add(
                    new Findings.Seen(
                            "S4",
                            account + "/" + owed,
                            "no statement that reaches " + owed,
                            "due on " + owed + ", missing since " + businessDayAfter(owed),
                            null,
                            Severity.WARNING,
                            owed));
        }
        return seen;
    }

    List<RuleOutcome> outcomes() {
        String ties =
                tie.isZero()
                        ? "Opening and rows of %s give its closing balance %s."
                                .formatted(statement.source(), statement.closing())
                        : "The rows of %s differ from its closing balance by %s."
                                .formatted(statement.source(), tie);
        return List.of(
                outcome("S1", "The statement ties out in itself", tie.isZero(), ties),
                chain(),
                outcome(
                        "S4",
                        "No expected statement is missing",
                        duty.expected ? owed == null : null,
                        duty.sentence));
    }

    /// The rest of the last day that the one before tells may be missing.
    private LocalDate missingFrom(BrokerStatement before) {
        return before.to().isBefore(statement.from()) ? before.to() : statement.from();
    }

    /// Opening − what the statement before says of that moment.
    private Money gap() {
        return continued == null
                ? Money.zero(statement.opening().currency())
                : statement.opening().minus(continued);
    }

    private RuleOutcome chain() {
        String title = "The opening is where the statement before ended";
        if (before == null) {
            return outcome("S2", title, null, "There is no statement before this one.");
        }
        if (continued == null) {
            return outcome(
                    "S2",
                    title,
                    null,
                    "This statement begins no later than "
                            + before.source()
                            + " and repeats it; its rows are compared one by one.");
        }
        String sentence =
                gap().isZero()
                        ? "The opening %s is what %s says of that moment."
                                .formatted(statement.opening(), before.source())
                        : "The opening is %s, but %s says %s of that moment. Take in a statement"
                                        .formatted(statement.opening(), before.source(), continued)
                                + " that reaches back further.";
        return outcome("S2", title, gap().isZero(), sentence);
    }

    private static RuleOutcome outcome(
            String rule, String title, @Nullable Boolean passed, String sentence) {
        return new RuleOutcome(rule, title, passed, Boolean.FALSE.equals(passed) ? 1 : 0, sentence);
    }

    /// The balance before the first row of the later statement, as the earlier one has it; absent
    /// when the earlier one does not begin before that.
    private static @Nullable Money balanceAtStart(BrokerStatement earlier, BrokerStatement later) {
        LocalDateTime start = first(later);
        if (!first(earlier).isBefore(start)) {
            return null;
        }
        Set<Long> repeated = new HashSet<>();
        later.rows().forEach(row -> repeated.add(row.ticket()));
        boolean ended = true;
        Money balance = earlier.opening();
        for (DealRow row : earlier.rows()) {
            boolean before =
                    row.serverTime().isBefore(start)
                            || (row.serverTime().equals(start) && !repeated.contains(row.ticket()));
            ended &= before;
            if (before && Rows.movesBalance(row)) {
                balance = balance.plus(row.netAmount());
            }
        }
        return ended ? earlier.closing() : balance;
    }

    /// One without rows begins when its day is over.
    private static LocalDateTime first(BrokerStatement statement) {
        return statement.rows().stream()
                .map(DealRow::serverTime)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> statement.to().plusDays(1).atStartOfDay());
    }

    private static Missing missing(
            List<BrokerStatement> statements, boolean active, LocalDate today) {
        if (!active) {
            return new Missing(null, new Duty(false, "Not expected: the account is not active."));
        }
        LocalDate due = YearMonth.from(today).minusMonths(1).atEndOfMonth();
        if (today.isBefore(businessDayAfter(due))) {
            due = YearMonth.from(due).minusMonths(1).atEndOfMonth();
        }
        LocalDate end = due;
        if (statements.stream().allMatch(one -> one.from().isAfter(end))) {
            return new Missing(
                    null,
                    new Duty(
                            false, "Not expected yet: the account has no rows up to " + due + "."));
        }
        boolean in = statements.stream().anyMatch(one -> !one.to().isBefore(end));
        String sentence =
                in
                        ? "A statement that reaches the month end " + due + " is in."
                        : "No statement reaches the month end "
                                + due
                                + ", where one was due; the last one ends on "
                                + statements.getFirst().to()
                                + ".";
        return new Missing(in ? null : due, new Duty(true, sentence));
    }

    private static LocalDate businessDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY
                || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
