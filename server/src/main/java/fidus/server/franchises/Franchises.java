package fidus.server.franchises;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.franchises.AddFranchise;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseBook;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseCard;
import fidus.franchises.FranchiseId;
import fidus.franchises.FranchiseList;
import fidus.franchises.PoolLine;
import fidus.franchises.PoolPart;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.Agents;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.Contracts;
import fidus.server.investments.RunningContracts;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// White-label companies and their pools. The door of this feature.
public final class Franchises {
    /// The command another person approves so that a contract counts as sold by a company.
    public static final String SELL = "SELL_THROUGH_FRANCHISE";

    private final FranchiseStore store = new FranchiseStore();
    private final Ground ground;
    private final PoolEntries entries;
    private final PoolDesk desk;
    private final Sales sales;

    /// What franchises stand on; `isClaimed` says whether a payment takes an item, as `kind/id`.
    public record Ground(
            Audit audit,
            Approvals approvals,
            Ledger ledger,
            Agents agents,
            Contracts contracts,
            ContractBooks books,
            BiPredicate<Unit, String> isClaimed) {}

    public Franchises(Ground ground) {
        this.ground = ground;
        entries = new PoolEntries(ground.ledger);
        desk = new PoolDesk(store, ground);
        sales = new Sales(store, ground);
    }

    public static void shape(Migrations migrations) {
        FranchiseStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(FranchiseCalls.LIST, this::list);
        routes.answer(FranchiseCalls.ADD, this::add);
        sales.routes(routes);
        desk.routes(routes);
    }

    /// How the journal and the audit log name the pools of a contract.
    public static String subject(InvestmentId contract) {
        return "franchise-pool/" + contract.value();
    }

    /// Sales of contracts that ran before these books.
    public RunningContracts.Sales running() {
        return new RunningSales(ground.audit, sales);
    }

    /// The company of a name, in whatever letters.
    public Optional<Franchise> named(Unit unit, String name) {
        return store.franchises(unit).stream()
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public boolean exists(Unit unit, FranchiseId id) {
        return store.franchise(unit, id).isPresent();
    }

    /// Under what a company sold it: then no referral commission stacks on its pools. Empty where
    /// none did.
    public Optional<FranchiseTerms> sold(Unit unit, InvestmentId contract) {
        return store.book(unit, contract).map(FranchiseBook::terms);
    }

    /// Brings the journal to what a contract's pools have earned by a day (E9), alongside its
    /// interest. Nothing for a contract no company sold.
    public void accrue(Unit unit, Actor actor, InvestmentId contract, LocalDate day) {
        store.book(unit, contract)
                .filter(FranchiseBook::isStarted)
                .ifPresent(
                        before -> {
                            PayoutSchedule schedule = ground.books.get(unit, contract).schedule();
                            FranchiseBook now = before.following(schedule);
                            keep(
                                    unit,
                                    actor,
                                    before,
                                    entries.accrued(unit, actor, now, schedule, day),
                                    "ACCRUE_POOL");
                        });
    }

    /// The pools of a month, for its close.
    public MonthPools monthEnd() {
        return new MonthPools(store, ground, desk, entries);
    }

    /// Makes pool rows due by a day DUE, at most so many contracts at once (E9, E17).
    ///
    /// @return how many contracts moved; asked again until nothing moves it adds nothing
    public long roll(Unit unit, LocalDate day, int most) {
        long moved = 0;
        for (FranchiseBook before : store.waiting(unit)) {
            if (moved < most && ground.books.find(unit, before.id()).isPresent()) {
                moved += rolled(unit, before, day) ? 1 : 0;
            }
        }
        for (FranchiseBook before : store.dueBy(unit, day, most)) {
            moved += rolled(unit, before, day) ? 1 : 0;
        }
        return moved;
    }

    private boolean rolled(Unit unit, FranchiseBook before, LocalDate day) {
        PayoutSchedule schedule = ground.books.get(unit, before.id()).schedule();
        FranchiseBook after =
                entries.due(unit, Actor.SYSTEM, before.following(schedule), schedule, day);
        return keep(unit, Actor.SYSTEM, before, after, "POOL_DUE");
    }

    private boolean keep(
            Unit unit, Actor actor, FranchiseBook before, FranchiseBook after, String action) {
        if (after.equals(before)) {
            return false;
        }
        store.replace(unit, before, after);
        ground.audit.record(unit, actor, action, subject(before.id()), before, after, "");
        return true;
    }

    /// Approved parts as items to be paid.
    public FranchisePayables payables() {
        return new FranchisePayables(desk);
    }

    private FranchiseList list(Asked asked, Nothing nothing) {
        List<FranchiseBook> books = store.everyBook(asked.unit());
        return new FranchiseList(
                store.franchises(asked.unit()).stream().map(one -> card(one, books)).toList());
    }

    private static FranchiseCard card(Franchise franchise, List<FranchiseBook> books) {
        var pools = new TreeMap<Currency, Money>();
        var paid = new TreeMap<Currency, Money>();
        int contracts = 0;
        for (FranchiseBook book : books) {
            if (book.franchiseId().equals(franchise.id())) {
                contracts++;
                for (PoolLine line : book.lines()) {
                    Money pool = line.row().poolAmount();
                    pools.merge(pool.currency(), pool, Money::plus);
                    for (PoolPart part : line.paid()) {
                        paid.merge(pool.currency(), PoolDesk.sum(line, part), Money::plus);
                    }
                }
            }
        }
        return new FranchiseCard(
                franchise, contracts, List.copyOf(pools.values()), List.copyOf(paid.values()));
    }

    private Franchise add(Asked asked, AddFranchise add) {
        String name = add.name().strip();
        if (name.length() < 2 || name.length() > 120) {
            throw Refused.at(
                    "name", Problem.Code.BAD_VALUE, "A company's name has 2 to 120 characters.");
        }
        var franchise = new Franchise(new FranchiseId(asked.requestId()), name, 1);
        store.add(asked.unit(), franchise);
        ground.audit.record(
                asked.unit(),
                asked.actor(),
                "ADD_FRANCHISE",
                "franchise/" + franchise.id().value(),
                null,
                franchise,
                "");
        return franchise;
    }
}
