package fidus.server.reconciliation;

import fidus.bank.BankBalance;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.bank.NumberJumps;
import fidus.server.bank.Reach;
import fidus.server.bank.ReachedBook;
import fidus.server.bank.Settled;
import fidus.server.bank.StatementOrder;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A bank account of the house: its postings on 1010 against the rows of its statements.
final class BankComparison {
    private static final String PREFIX = "bank/";

    private BankComparison() {}

    static boolean isBank(String account) {
        return account.startsWith(PREFIX);
    }

    /// How runs and breaks name a bank account.
    static String named(HouseAccount account) {
        return PREFIX + account.name();
    }

    /// @throws Refused `NOT_FOUND`
    static HouseAccount account(Unit unit, BankStatements banks, String account) {
        return banks.named(unit, account.substring(PREFIX.length()))
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "The house has no bank account "
                                                + account.substring(PREFIX.length())
                                                + "."));
    }

    /// By the day they begin.
    ///
    /// @throws Refused `NOT_FOUND` when none was taken in
    static List<StatementCard> statements(Unit unit, BankStatements banks, HouseAccount account) {
        List<StatementCard> all = banks.chained(unit, account);
        if (all.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "No statement of " + account.name() + " has been taken in yet.");
        }
        return all;
    }

    /// The last day that one of some statements speaks of; rows that are not booked yet make it
    /// none of their days.
    static LocalDate reached(List<StatementCard> some) {
        return some.stream()
                .map(StatementCard::statement)
                .map(one -> one.notBooked() == 0 ? one.to() : one.tellsTo())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /// How many rows the statements of an account have.
    static long printed(Unit unit, BankStatements banks, HouseAccount account) {
        return statements(unit, banks, account).stream()
                .mapToLong(card -> card.statement().rows())
                .sum();
    }

    static Comparison gather(Unit unit, Sources sources, String name, Rows.Period period) {
        BankStatements banks = sources.banks().get();
        HouseAccount account = account(unit, banks, name);
        List<StatementCard> all = statements(unit, banks, account);
        Begun begun = begun(unit, banks, account, period);
        LocalDate since = Carrying.since(unit, name, period);
        Settled settled =
                new SettledStore().before(unit, name, period.from(), begun.heads).orElse(null);
        var reach = new Reach(since, period.to(), settled);
        ReachedBook book = banks.sides().book(unit, account, reach, rows -> used(unit, name, rows));
        List<MatchRow> booked = book.side().rows();
        List<MatchRow> said = banks.sides().statement(unit, account, reach);
        List<MatchStore.StoredMatch> kept = ActiveMatches.of(unit, name, booked, said).kept();
        var carrying = new Carrying(period, since, kept, row -> counts(unit, banks, row));
        Carrying.Standing stands = carrying.of(booked, said);
        List<StatementCard> within = banks.countedNow(unit, account, within(all, period));
        var jumps = NumberJumps.told(unit, account, all);
        var checks = new BankChecks(name, all, within, banks.missing(unit, account), jumps);
        MatchRequest request =
                Comparison.request(unit, name, new ProfileStore().of(unit, name), stands, kept);
        Supplier<Money> before =
                () -> WrittenOff.before(unit, banks, account, period.from(), stands.carried());
        Balanced balanced =
                balanced(unit, banks.sides(), all, book, period)
                        .writtenOff(book.writtenOff(period.from(), period.to()), before);
        var found = balanced.with(found(unit, banks, account, checks, book), name, period);
        var known = new Settling(name, stands.over(), book.side().errors());
        return new Comparison(
                name,
                period,
                request,
                balanced.balances,
                stands.carried(),
                checks.ties(),
                Canonical.digest(all.stream().map(card -> said(card.statement())).toList()),
                new ExclusionStore().lifted(unit, name),
                OwnInTransit.with(found, unit, account, period.to()),
                aside(unit, banks, request, known),
                begun.leaving(since, book.moved(period.to().plusDays(1)), stands.beyond()));
    }

    /// How far everything went before it was read.
    private record Begun(Leaving.Seen seen, Reach.Heads heads, Instant at) {
        Leaving leaving(LocalDate since, Money booked, Set<RowRef> beyond) {
            return new Leaving(since, heads, at, booked, beyond, seen);
        }
    }

    private static Begun begun(
            Unit unit, BankStatements banks, HouseAccount account, Rows.Period period) {
        Leaving.Seen seen = Unmoved.seen(unit, banks, account, period.to());
        return new Begun(seen, banks.sides().heads(unit, account), unit.now());
    }

    /// What is known of the rows of an account that have their counterpart elsewhere.
    private record Settling(String name, Set<RowRef> over, Map<String, String> errors) {}

    private static SetAside aside(
            Unit unit, BankStatements banks, MatchRequest request, Settling known) {
        Set<RowRef> offset =
                new Offsets()
                        .standing(
                                unit,
                                known.name,
                                request.statement().stream().map(MatchRow::rowId),
                                rows -> banks.sides().counting(unit, rows));
        var settled = new SetAside.Settled(known.over, offset, known.errors);
        return SetAside.of(unit, known.name, request, settled);
    }

    private static Findings found(
            Unit unit,
            BankStatements banks,
            HouseAccount account,
            BankChecks checks,
            ReachedBook book) {
        return checks.found(
                banks.setting(unit, account).orElse(null),
                book.side().hidden(),
                banks.asideRows(unit, account));
    }

    /// What a run under way superseded counts until it is over: the books that it compares are the
    /// same from its beginning to its end.
    static Set<String> used(Unit unit, String name, Set<String> rows) {
        Set<String> used = new HashSet<>();
        List<RowRef> asked = rows.stream().map(row -> new RowRef(Side.BOOK, row)).toList();
        new MatchStore()
                .activeUsing(unit, name, asked)
                .forEach(match -> used.addAll(match.recorded().match().bookRows()));
        for (RunId run : new RunStore().running(unit, name)) {
            new SupersededMatches()
                    .each(unit, run, match -> used.addAll(match.recorded().match().bookRows()));
        }
        return used;
    }

    /// A row of the books that a match uses is never hidden by others.
    private static boolean counts(Unit unit, BankStatements banks, RowRef row) {
        return row.side() == Side.BOOK || banks.sides().row(unit, row.rowId()).isPresent();
    }

    private static List<StatementCard> within(List<StatementCard> all, Rows.Period period) {
        return all.stream().filter(card -> overlaps(card.statement(), period)).toList();
    }

    private static boolean overlaps(TakenStatement statement, Rows.Period period) {
        return !statement.from().isAfter(period.to()) && !statement.to().isBefore(period.from());
    }

    /// The balances of a period.
    ///
    /// @param balances absent where a statement at one of its ends gives none
    /// @param silent that statement
    private record Balanced(
            BalanceProof.@Nullable Balances balances, @Nullable TakenStatement silent) {
        /// @param before of the rows that are carried into the period
        Balanced writtenOff(Money within, Supplier<Money> before) {
            return balances == null
                    ? this
                    : new Balanced(balances.writtenOff(within, before.get()), silent);
        }

        /// Rows are compared without a proof too; that there is none is a break which no signature
        /// passes.
        Findings with(Findings found, String account, Rows.Period period) {
            if (silent == null) {
                return found;
            }
            List<Findings.Seen> seen = new ArrayList<>(found.seen());
            seen.add(
                    new Findings.Seen(
                            ProofDays.RULE,
                            new ProofDays(account, period.from(), period.to()).key(),
                            "no balance to prove with",
                            without(silent),
                            null,
                            Severity.BLOCKING,
                            period.from()));
            return new Findings(seen, found.outcomes(), found.inScope());
        }
    }

    /// What a statement says: its file, and the balance that persons stated beside it.
    private static String said(TakenStatement statement) {
        StatedBalance stated = statement.stated();
        return stated == null ? statement.sha256() : statement.sha256() + " " + stated.sentence();
    }

    /// The statement's balances are those printed, or stated by two persons; between the first and
    /// the last statement of the period nothing is computed, so a gap between statements leaves a
    /// rest in the proof.
    private static Balanced balanced(
            Unit unit,
            BankSides sides,
            List<StatementCard> all,
            ReachedBook booked,
            Rows.Period period) {
        List<StatementCard> within = within(BankStatements.balancing(all), period);
        if (within.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "No statement speaks of a day from %s to %s."
                            .formatted(period.from(), period.to()));
        }
        List<TakenStatement> statements = within.stream().map(StatementCard::statement).toList();
        var order = new StatementOrder(unit, sides);
        TakenStatement first = order.first(statements, TakenStatement::begins);
        TakenStatement last = order.last(statements, TakenStatement::ends);
        Money opening = sides.opening(unit, first).orElse(null);
        Money closing = sides.closing(unit, last).orElse(null);
        if (opening == null || closing == null) {
            return new Balanced(null, opening == null ? first : last);
        }
        Money before =
                sides.sum(unit, first, LocalDate.MIN).minus(sides.sum(unit, first, period.from()));
        return new Balanced(
                new BalanceProof.Balances(
                        opening.plus(before),
                        closing.minus(sides.sum(unit, last, period.to().plusDays(1))),
                        booked.sum(period.from()),
                        booked.sum(period.to().plusDays(1))),
                null);
    }

    private static String without(TakenStatement statement) {
        BankBalance printed = statement.closing();
        String later =
                printed == null
                        ? ""
                        : " of its days (its %s of %s, %s, is of a later one)"
                                .formatted(printed.code(), printed.on(), printed.money());
        return "The "
                + statement.source()
                + " gives no balance"
                + later
                + ", so nothing can be proved. Take in a file that has one, or have two persons"
                + " state it.";
    }
}
