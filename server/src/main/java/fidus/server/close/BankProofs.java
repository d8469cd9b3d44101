package fidus.server.close;

import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.WalletKind;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.Side;
import fidus.server.bank.BankSides;
import fidus.server.bank.BankStatements;
import fidus.server.bank.StatementOrder;
import fidus.server.mongo.Unit;
import fidus.server.reconciliation.Reconciliations;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What banks say the house held with them at the end of a month, and whether the reconciliations
/// prove what the books say otherwise (§10.5).
final class BankProofs {
    private final Unit unit;
    private final Closes.Ground ground;
    private final MonthFacts.Days days;
    private final List<BankSides.Booked> booked;

    /// An account at a bank.
    ///
    /// @param used whether anything moved on it in the month
    /// @param covered the reconciliations of the month's days
    /// @param said the bank's balance at the end of that day; absent without a statement
    /// @param breaks those that may concern a day of the month or before it
    /// @param against what keeps a difference to the books from being proven; empty when nothing
    record Proof(
            HouseAccount account,
            boolean used,
            CoveredDays covered,
            List<ReconciliationBreak> breaks,
            @Nullable Money said,
            String against) {
        boolean isOf(String name, Currency currency) {
            return account.name().equals(name) && account.currency().equals(currency);
        }

        /// How its breaks name it.
        String named() {
            return Reconciliations.nameOf(account);
        }

        String subject() {
            return "houseAccount/" + account.id().value();
        }
    }

    private BankProofs(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        this.unit = unit;
        this.ground = ground;
        this.days = days;
        this.booked = ground.banks().sides().booked(unit);
    }

    static List<Proof> of(Unit unit, Closes.Ground ground, MonthFacts.Days days) {
        List<HouseAccount> accounts =
                ground.payments().wallets().houseAccounts().all(unit).stream()
                        .filter(account -> account.walletKind() == WalletKind.FIAT)
                        .toList();
        if (accounts.isEmpty()) {
            return List.of();
        }
        var proofs = new BankProofs(unit, ground, days);
        return accounts.stream().map(proofs::proof).toList();
    }

    private Proof proof(HouseAccount account) {
        List<BankSides.Booked> own =
                booked.stream()
                        .filter(one -> one.bankAccount().equals(account.name()))
                        .filter(one -> one.sum().currency().equals(account.currency()))
                        .toList();
        List<MatchRow> rows = ground.banks().sides().statement(unit, account);
        List<ReconciliationBreak> breaks =
                ground.reconciliations().breaks(unit, account, days.last());
        boolean used =
                own.stream().anyMatch(one -> days.isWithin(one.on()))
                        || rows.stream().anyMatch(row -> days.isWithin(row.bookingDate()));
        List<StatementCard> cards = BankStatements.balancing(ground.banks().chained(unit, account));
        Money said = said(cards, days.last()).orElse(null);
        var sides = new Sides(account, cards, own, rows);
        CoveredDays covered =
                CoveredDays.of(
                        days,
                        ground.reconciliations().runs(unit, account),
                        sides.begins(days),
                        new CoveredDays.Asked(
                                run -> ground.reconciliations().stands(unit, run), sides::moved));
        String against = said == null ? "" : against(sides, said, covered, breaks);
        return new Proof(account, used, covered, breaks, said, against);
    }

    private record Sides(
            HouseAccount account,
            List<StatementCard> cards,
            List<BankSides.Booked> booked,
            List<MatchRow> rows) {
        /// The first day that a statement speaks of.
        LocalDate begins(MonthFacts.Days days) {
            return cards.isEmpty() ? days.month().atDay(1) : cards.getFirst().statement().from();
        }

        /// Whether the books or the bank have something from one day to another.
        boolean moved(LocalDate from, LocalDate to) {
            return Stream.concat(
                            booked.stream().map(BankSides.Booked::on),
                            rows.stream().map(MatchRow::bookingDate))
                    .anyMatch(day -> !day.isBefore(from) && !day.isAfter(to));
        }

        /// Σ of all that stands on the account, up to and with a day.
        Money standing(LocalDate through) {
            Money sum = Money.zero(account.currency());
            for (BankSides.Booked one : booked) {
                sum = one.on().isAfter(through) ? sum : sum.plus(one.sum());
            }
            return sum;
        }

        /// Σ of what is held against statements, up to and with a day.
        Money booked(LocalDate through) {
            Money sum = Money.zero(account.currency());
            for (BankSides.Booked one : booked) {
                boolean counts = one.compared() && !one.on().isAfter(through);
                sum = counts ? sum.plus(one.sum()) : sum;
            }
            return sum;
        }

        Money said(LocalDate through) {
            Money sum = Money.zero(account.currency());
            for (MatchRow row : rows) {
                sum = row.bookingDate().isAfter(through) ? sum : sum.plus(row.amount());
            }
            return sum;
        }
    }

    private String against(
            Sides sides, Money said, CoveredDays covered, List<ReconciliationBreak> breaks) {
        ReconciliationRun run = covered.last();
        if (run == null || run.outcome() == null) {
            return "No finished reconciliation of it covers the last day of the month.";
        }
        long open = breaks.stream().filter(one -> one.breakState() == BreakState.OPEN).count();
        if (open > 0) {
            return open == 1
                    ? "1 break of its reconciliation is open."
                    : open + " breaks of its reconciliation are open.";
        }
        if (run.outcome().proofs().isEmpty()) {
            return "Its reconciliation has no balance to prove with.";
        }
        for (BalanceProof proof : run.outcome().proofs()) {
            if (!proof.holds()) {
                return "The balance proof of its reconciliation leaves a rest of "
                        + proof.rest()
                        + ".";
            }
            if (!isCurrent(sides, run, proof.balances())) {
                return "Books or statements changed since its reconciliation. Start it again.";
            }
        }
        LocalDate first = sides.cards.getFirst().statement().from();
        Money began = said.minus(sides.said(days.last()));
        Money before = sides.booked(first.minusDays(1));
        var looked =
                LooseRows.looked(ground.reconciliations().matchedRows(unit, sides.account), breaks);
        if (began.equals(before) || began.equals(before.minus(onItsWay(sides, looked, first)))) {
            return sides.standing(days.last()).equals(said) ? "" : loose(sides, covered, looked);
        }
        return "Its statements begin on %s with %s, while the books held %s before that day."
                .formatted(first, began, before);
    }

    /// A difference is proven by rows that somebody looked at, never by those that no
    /// reconciliation had.
    private String loose(Sides sides, CoveredDays covered, LooseRows.Looked looked) {
        if (covered.gap() != null) {
            return "No reconciliation looked at the days " + covered.gap() + ".";
        }
        LocalDate first = sides.begins(days);
        List<MatchRow> booked = compared(sides, looked);
        return new LooseRows(
                        looked.without(Side.BOOK, booked, first, days.last()),
                        looked.without(Side.STATEMENT, sides.rows, first, days.last()))
                .sentence();
    }

    /// Σ of what was booked before the first day of its statements and stands on them, or of which
    /// somebody said why it does not: the bank did not have it yet.
    private Money onItsWay(Sides sides, LooseRows.Looked looked, LocalDate first) {
        Money sum = Money.zero(sides.account.currency());
        for (MatchRow row : compared(sides, looked)) {
            boolean before = row.bookingDate().isBefore(first);
            sum = before && looked.has(Side.BOOK, row) ? sum.plus(row.amount()) : sum;
        }
        return sum;
    }

    private List<MatchRow> compared(Sides sides, LooseRows.Looked looked) {
        return ground.banks().sides().book(unit, sides.account, looked.matched()).rows();
    }

    /// Runs of earlier programs have of the books only what is held against statements.
    private boolean isCurrent(Sides sides, ReconciliationRun run, BalanceProof.Balances balances) {
        Money closing = balances.bookClosing();
        return (sides.standing(run.to()).equals(closing) || sides.booked(run.to()).equals(closing))
                && said(sides.cards, run.to())
                        .map(now -> now.equals(balances.statementClosing()))
                        .orElse(true);
    }

    /// The balance at the end of a day: of a statement that speaks of the day, else the one that
    /// the next statement begins with when it follows the one before.
    private Optional<Money> said(List<StatementCard> cards, LocalDate day) {
        BankSides sides = ground.banks().sides();
        var order = new StatementOrder(unit, sides);
        Map<TakenStatement, StatementCard> reaching =
                cards.stream()
                        .filter(card -> !card.statement().to().isBefore(day))
                        .collect(Collectors.toMap(StatementCard::statement, card -> card));
        List<TakenStatement> of =
                reaching.keySet().stream().filter(one -> !one.from().isAfter(day)).toList();
        if (!of.isEmpty()) {
            TakenStatement one = order.last(of, TakenStatement::from);
            return sides.closing(unit, one)
                    .map(closing -> closing.minus(sides.sum(unit, one, day.plusDays(1))));
        }
        return Stream.of(reaching.keySet())
                .filter(after -> !after.isEmpty())
                .map(after -> order.first(List.copyOf(after), TakenStatement::from))
                .map(reaching::get)
                .findFirst()
                .filter(card -> card.continuity().holds())
                .filter(card -> card.continuity().expected() != null)
                .flatMap(card -> sides.opening(unit, card.statement()));
    }
}
