package fidus.server.franchises;

import fidus.cashflow.CashFlowContract;
import fidus.cashflow.PoolDue;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseBook;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.franchises.PoolState;
import fidus.franchises.SoldPool;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.PoolBefore;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;
import fidus.server.agents.ManyApprovals;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What the close of a month asks of pools.
public final class MonthPools {
    private final FranchiseStore store;
    private final Franchises.Ground ground;
    private final PoolDesk desk;
    private final PoolEntries entries;

    MonthPools(FranchiseStore store, Franchises.Ground ground, PoolDesk desk, PoolEntries entries) {
        this.store = store;
        this.ground = ground;
        this.desk = desk;
        this.entries = entries;
    }

    /// The sold contracts of which the journal holds something else at the end of a month than
    /// their pools had earned by its last day.
    public List<InvestmentId> behind(Unit unit, YearMonth month) {
        Map<String, Money> posted = entries.posted(unit, month);
        var behind = new ArrayList<InvestmentId>();
        for (FranchiseBook book : desk.books(unit)) {
            ground.books()
                    .find(unit, book.id())
                    .map(contract -> contract.rowsOn(month.atEndOfMonth()))
                    .filter(rows -> entries.isOff(book, rows, month, posted))
                    .ifPresent(_ -> behind.add(book.id()));
        }
        return behind;
    }

    /// Brings what the journal held at the end of a month to what a contract's pools had earned by
    /// its last day (E9), by the rows that were in force then, as its interest is. What was accrued
    /// in later months stays right: the change is taken back there.
    ///
    /// @return whether anything was posted; asking again posts nothing
    public boolean accrueThrough(Unit unit, Actor actor, InvestmentId contract, YearMonth month) {
        FranchiseBook before = store.book(unit, contract).orElse(null);
        if (before == null) {
            return false;
        }
        ContractBook of = ground.books().get(unit, contract);
        PayoutSchedule rows = of.rowsOn(month.atEndOfMonth());
        FranchiseBook then = before.following(rows);
        FranchiseBook posted = entries.accruedThrough(unit, actor, then, rows, month);
        if (posted.equals(then)) {
            return false;
        }
        FranchiseBook now = before.following(of.schedule());
        FranchiseBook after = now.with(now.lines(), posted.accrued());
        store.replace(unit, before, after);
        ground.audit()
                .record(
                        unit,
                        actor,
                        "ACCRUE_POOL",
                        Franchises.subject(contract),
                        before,
                        after,
                        "");
        return true;
    }

    /// Whether an item had left.
    @FunctionalInterface
    public interface Out {
        /// @param now whether it is paid now
        boolean was(String item, boolean now);
    }

    /// The pools of contracts the books held on a day, with what had not left; those paid whole are
    /// not among them.
    public List<PoolDue> owed(Unit unit, LocalDate day, Out out) {
        var owed = new ArrayList<PoolDue>();
        each(
                unit,
                contract -> contract.isInBooks(day),
                contract -> contract.rowsOn(day),
                (book, of, line) -> addRest(owed, of, line, rest(book, line, out)));
        return owed;
    }

    /// All pools as they are now: each part that was paid on its day, and what is left.
    ///
    /// @param paidDays of payments, by item
    public List<PoolDue> all(Unit unit, Map<String, LocalDate> paidDays) {
        var all = new ArrayList<PoolDue>();
        each(
                unit,
                _ -> true,
                ContractBook::schedule,
                (book, of, line) -> {
                    int sequence = line.row().sequence();
                    for (PoolPart part : line.paid()) {
                        LocalDate on = paidOn(book, line, part, paidDays);
                        all.add(
                                new PoolDue(
                                        of,
                                        sequence,
                                        line.row().dueOn(),
                                        PoolDesk.sum(line, part),
                                        true,
                                        on));
                    }
                    addRest(all, of, line, rest(book, line, (_, now) -> now));
                });
        return all;
    }

    /// A pool of a contract that has begun.
    @FunctionalInterface
    private interface Found {
        void line(FranchiseBook book, CashFlowContract contract, PoolLine line);
    }

    /// Lines that a contract ended early leaves behind stand in the book until their day comes.
    ///
    /// @param rows of a contract that its lines follow
    private void each(
            Unit unit,
            Predicate<ContractBook> which,
            Function<ContractBook, PayoutSchedule> rows,
            Found found) {
        for (FranchiseBook book : desk.books(unit)) {
            ContractBook contract = ground.books().find(unit, book.id()).orElse(null);
            if (contract != null && which.test(contract) && book.isStarted()) {
                CashFlowContract of = CashFlowContract.of(contract);
                book.following(rows.apply(contract))
                        .lines()
                        .forEach(line -> found.line(book, of, line));
            }
        }
    }

    private static void addRest(
            List<PoolDue> pools, CashFlowContract contract, PoolLine line, Money rest) {
        if (rest.signum() > 0) {
            pools.add(
                    new PoolDue(
                            contract,
                            line.row().sequence(),
                            line.row().dueOn(),
                            rest,
                            false,
                            null));
        }
    }

    private static Money rest(FranchiseBook book, PoolLine line, Out out) {
        Money rest = line.row().poolAmount();
        for (PoolPart part : PoolPart.values()) {
            String item = FranchisePayables.item(book.id(), line.row().sequence(), part);
            boolean now = line.paid().contains(part);
            if (line.before() == null ? out.was(item, now) : now) {
                rest = rest.minus(PoolDesk.sum(line, part));
            }
        }
        return rest;
    }

    private static @Nullable LocalDate paidOn(
            FranchiseBook book, PoolLine line, PoolPart part, Map<String, LocalDate> paidDays) {
        PoolBefore before = line.before();
        return before != null
                ? before.paidOn()
                : paidDays.get(FranchisePayables.item(book.id(), line.row().sequence(), part));
    }

    /// The contracts that companies sold: no referral commission stacks on their pools.
    public Set<InvestmentId> sold(Unit unit) {
        return desk.books(unit).stream().map(FranchiseBook::id).collect(Collectors.toSet());
    }

    /// The pools of every contract that a company sold, by the number of their contract.
    public List<FranchiseBook> books(Unit unit) {
        return desk.books(unit);
    }

    /// Everything due of all companies, approved by one decision. Called once, while wiring.
    public PoolApprovals approvals(ManyApprovals.Ground of) {
        return new PoolApprovals(of, desk);
    }

    /// All companies, by name.
    public List<Franchise> companies(Unit unit) {
        return store.franchises(unit);
    }

    /// Pools due by a day that are not in the books, or that nobody approved.
    public List<SoldPool> unapproved(Unit unit, LocalDate day) {
        return desk.lines(unit, null).stream()
                .filter(one -> !one.line().row().dueOn().isAfter(day))
                .filter(
                        one ->
                                one.line().poolState() == PoolState.SCHEDULED
                                        || one.line().poolState() == PoolState.DUE)
                .toList();
    }
}
