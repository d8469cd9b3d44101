package fidus.server.reconciliation;

import fidus.bank.BankCheck;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.Continuity;
import fidus.bank.desk.Expected;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Money;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.server.bank.NumberJumps;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What the statements of a bank account say of themselves (S1), of each other (S2), again (S3),
/// and whether one is missing (S4).
///
/// @param all of the account
/// @param within those that speak of a day of the period: a sign-off needs them clean
/// @param missing days a statement was due for
/// @param jumps numbers of the bank that no statement has
record BankChecks(
        String account,
        List<StatementCard> all,
        List<StatementCard> within,
        List<LocalDate> missing,
        List<NumberJumps.Jump> jumps) {
    /// Whether S1 and S2 are clean within the period.
    boolean ties() {
        return within.stream().allMatch(card -> isSound(card) && card.continuity().holds());
    }

    /// Whether no rows are missing between its balances, and all of them could be read.
    private boolean isSound(StatementCard card) {
        return failing(card, true).isEmpty();
    }

    /// Whether its parts and totals agree with what the bank says of them.
    private boolean isClear(StatementCard card) {
        return failing(card, false).isEmpty();
    }

    private List<BankCheck> failing(StatementCard card, boolean hard) {
        return card.statement().checks().stream()
                .filter(check -> !check.ties() && weighsMoney(card, check) == hard)
                .toList();
    }

    /// What could not be read may be money, unless the balances say that nothing is missing. What
    /// is missing between balances is money. Neither is when the same days were taken in whole
    /// afterwards: what is wrong beyond that stands in the balance proof.
    private boolean weighsMoney(StatementCard card, BankCheck check) {
        return check.ofBalances()
                ? all.stream().noneMatch(other -> other.statement().completes(card.statement()))
                : check.ofReading()
                        && isSilent(card)
                        && all.stream().noneMatch(other -> isWholeOf(other, card));
    }

    private static boolean isWholeOf(StatementCard other, StatementCard card) {
        TakenStatement whole = other.statement();
        TakenStatement part = card.statement();
        return whole.number() > part.number()
                && !whole.from().isAfter(part.from())
                && !whole.to().isBefore(part.to())
                && whole.checks().stream().noneMatch(one -> one.ofReading() && !one.ties());
    }

    /// @param setting what somebody said of the account's statements, null while nobody did
    /// @param hidden rows of the journal that others stand for: their breaks end
    /// @param aside rows of statements that were set aside: theirs too
    Findings found(@Nullable BankAccountSetting setting, Set<String> hidden, Set<String> aside) {
        List<Findings.Seen> seen = new ArrayList<>();
        for (StatementCard card : all) {
            if (!isSound(card)) {
                seen.add(unsound(card));
            }
            if (!isClear(card)) {
                seen.add(unclear(card));
            }
            if (!card.continuity().holds()) {
                seen.add(broken(card));
            }
        }
        missing.forEach(day -> seen.add(missing(day)));
        jumps.forEach(jump -> seen.add(leftOut(jump)));
        boolean asked = setting != null && setting.expected() != Expected.NONE;
        Set<String> rows = new HashSet<>();
        hidden.forEach(row -> rows.add(RunFindings.rowKey(account, Side.BOOK, row)));
        aside.forEach(row -> rows.add(RunFindings.rowKey(account, Side.STATEMENT, row)));
        return new Findings(
                seen,
                outcomes(asked || !missing.isEmpty()),
                new Findings.Scope(Set.of("S1", "S2", "S4"), rows));
    }

    /// S2 alone.
    List<Findings.Seen> gaps() {
        return all.stream().filter(card -> !card.continuity().holds()).map(this::broken).toList();
    }

    private Findings.Seen unsound(StatementCard card) {
        BankCheck check = failing(card, true).getFirst();
        return new Findings.Seen(
                "S1",
                key(card.statement()),
                check.tie() + ": " + check.left(),
                check.right() + " " + check.unit(),
                check.ofBalances()
                        ? Money.rounded(check.difference(), card.statement().currency())
                        : null,
                Severity.CRITICAL,
                card.statement().from());
    }

    /// Without a difference: nothing of the account is off by it. A part that is wrong is named
    /// before how many are.
    private Findings.Seen unclear(StatementCard card) {
        List<BankCheck> all = failing(card, false);
        List<BankCheck> named = all.stream().filter(one -> !one.ofCounts()).toList();
        List<BankCheck> failing = named.isEmpty() ? all : named;
        BankCheck check = failing.getFirst();
        long more = Math.max(failing.size(), BankCheck.wrong(all)) - 1;
        return new Findings.Seen(
                "S1",
                key(card.statement()) + "/figures",
                check.tie() + ": " + check.left(),
                check.right() + " " + check.unit() + (more == 0 ? "" : ", and " + more + " more"),
                null,
                Severity.WARNING,
                card.statement().from());
    }

    private Findings.Seen broken(StatementCard card) {
        Continuity continuity = card.continuity();
        return new Findings.Seen(
                "S2",
                key(card.statement()),
                (continuity.atEnd() == null ? "opening of " : "closing of ")
                        + card.statement().source(),
                continuity.sentence(),
                continuity.gap(),
                Severity.CRITICAL,
                GapDays.first(all, card.statement()));
    }

    private Findings.Seen missing(LocalDate day) {
        return new Findings.Seen(
                "S4",
                account + "/" + day,
                "no statement that speaks of " + day,
                "due for " + day,
                null,
                Severity.WARNING,
                day);
    }

    private Findings.Seen leftOut(NumberJumps.Jump jump) {
        return new Findings.Seen(
                "S4",
                account + "/number/" + jump.first() + "/" + jump.after().to(),
                jump.left(),
                jump.right(),
                null,
                Severity.WARNING,
                jump.before().tellsTo());
    }

    private String key(TakenStatement statement) {
        return account + "/statement/" + statement.number();
    }

    private List<RuleOutcome> outcomes(boolean expected) {
        long repeated = within.stream().mapToLong(card -> card.statement().repeated()).sum();
        boolean told = expected || !jumps.isEmpty();
        boolean whole = missing.isEmpty() && jumps.isEmpty();
        return List.of(
                sound(),
                chained(),
                outcome(
                        "S3",
                        "No row counts twice",
                        true,
                        0,
                        Counted.of(
                                repeated,
                                "row was said before and does not count again.",
                                "rows were said before and do not count again.")),
                outcome(
                        "S4",
                        "No expected statement is missing",
                        told ? whole : null,
                        missing.size() + jumps.size(),
                        late(expected) + Counted.leftOut(jumps)));
    }

    private RuleOutcome sound() {
        int unsound = (int) count(card -> !isSound(card));
        String sentence =
                Counted.of(within.size(), "statement", "statements")
                        + ": opening and rows give the closing."
                        + Counted.few(
                                count(BankChecks::isSilent),
                                "says too little to be checked.",
                                "say too little to be checked.")
                        + Counted.few(
                                count(card -> !isClear(card)),
                                "has other figures that differ.",
                                "have other figures that differ.")
                        + stated();
        return outcome(
                "S1",
                "The statements tie out in themselves",
                unsound == 0,
                unsound,
                unsound == 0
                        ? sentence
                        : Counted.of(
                                unsound,
                                "statement does not give its own closing balance, or could not be"
                                        + " read whole.",
                                "statements do not give their own closing balance, or could not be"
                                        + " read whole."));
    }

    /// Which balances no file printed.
    private String stated() {
        StringBuilder said = new StringBuilder();
        for (StatementCard card : within) {
            StatedBalance stated = card.statement().stated();
            if (stated != null) {
                said.append(
                        " Statement %d: %s"
                                .formatted(card.statement().number(), stated.sentence()));
            }
        }
        return said.toString();
    }

    private RuleOutcome chained() {
        int gaps = (int) count(card -> !card.continuity().holds());
        return outcome(
                "S2",
                "Each opening is where the statement before ended",
                gaps == 0,
                gaps,
                gaps == 0
                        ? "The statements follow each other without a balance break."
                                + Counted.few(
                                        count(card -> card.continuity().gap() == null),
                                        "has nothing to be held against.",
                                        "have nothing to be held against.")
                        : Counted.of(gaps, "statement begins", "statements begin")
                                + " elsewhere; one may be missing.");
    }

    /// Whether it has no two balances for its rows to lie between.
    private static boolean isSilent(StatementCard card) {
        return card.statement().checks().stream().noneMatch(BankCheck::ofBalances);
    }

    private long count(Predicate<StatementCard> which) {
        return within.stream().filter(which).count();
    }

    private String late(boolean expected) {
        if (!expected) {
            return "Nobody said how often statements of this account come.";
        }
        return missing.isEmpty()
                ? "Every statement that was due is in."
                : Counted.of(missing.size(), "is missing, for ", "are missing, the first for ")
                        + missing.getFirst()
                        + ".";
    }

    private static RuleOutcome outcome(
            String rule, String title, @Nullable Boolean passed, int breaks, String sentence) {
        return new RuleOutcome(rule, title, passed, breaks, sentence);
    }
}
