package fidus.server.franchises;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
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
import fidus.franchises.SellThrough;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.agents.Agents;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.Contracts;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/// White-label companies and their pools. The door of this feature.
public final class Franchises {
    /// The command another person approves so that a contract counts as sold by a company.
    public static final String SELL = "SELL_THROUGH_FRANCHISE";

    private static final int MOST = 10_000;

    private final FranchiseStore store = new FranchiseStore();
    private final Ground ground;
    private final PoolEntries entries;
    private final PoolDesk desk;

    /// What franchises stand on; `isClaimed` says whether a payment takes an item, as `kind/id`.
    public record Ground(
            Audit audit,
            Approvals approvals,
            Ledger ledger,
            Agents agents,
            Contracts contracts,
            ContractBooks books,
            BiPredicate<Unit, String> isClaimed) {}

    /// A sale as it was shown.
    ///
    /// @param version of the contract
    record Sale(SellThrough asked, long version) {}

    public Franchises(Ground ground) {
        this.ground = ground;
        entries = new PoolEntries(ground.ledger);
        desk = new PoolDesk(store, ground);
        ground.approvals.kind(SELL, Sale.class, Set.of(Role.APPROVER), this::sold);
    }

    public static void shape(Migrations migrations) {
        FranchiseStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(FranchiseCalls.LIST, this::list);
        routes.answer(FranchiseCalls.ADD, this::add);
        routes.answer(FranchiseCalls.SELL, this::sell);
        desk.routes(routes);
    }

    /// How the journal and the audit log name the pools of a contract.
    public static String subject(InvestmentId contract) {
        return "franchise-pool/" + contract.value();
    }

    public boolean exists(Unit unit, FranchiseId id) {
        return store.franchise(unit, id).isPresent();
    }

    /// Whether a company sold it: then no referral commission stacks on its pools.
    public boolean isSold(Unit unit, InvestmentId contract) {
        return store.book(unit, contract).isPresent();
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
        List<FranchiseBook> books = store.books(asked.unit(), MOST);
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

    private Prepared sell(Asked asked, SellThrough asks) {
        Unit unit = asked.unit();
        Investment contract = ground.contracts.get(unit, asks.investmentId());
        FundTerms after = checked(unit, contract, asks);
        FundTerms before = Objects.requireNonNull(contract.terms());
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Company", company(unit, asks.id()).name()));
        shown.add(new Shown("Agent", ground.agents.get(unit, asks.agentId()).name()));
        shown.add(
                new Shown(
                        "Client's monthly rate",
                        before.monthlyRate().toPlainString()
                                + " → "
                                + after.monthlyRate().toPlainString()));
        shown.add(new Shown("Pool's monthly rate", terms(asks).poolRate().toPlainString()));
        shown.add(new Shown("Agent's part", asks.agentShare().toPlainString()));
        shown.add(new Shown("Paid", asks.franchisePayout().name()));
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        SELL,
                        Contracts.subject(contract.id()),
                        "Contract "
                                + contract.number()
                                + " was sold by "
                                + company(unit, asks.id()).name(),
                        shown,
                        new Sale(asks, contract.version())));
    }

    private Franchise company(Unit unit, FranchiseId id) {
        return store.franchise(unit, id)
                .orElseThrow(
                        () ->
                                Refused.at(
                                        "id", Problem.Code.NOT_FOUND, "There is no such company."));
    }

    private static FranchiseTerms terms(SellThrough asks) {
        return FranchiseTerms.STANDARD
                .withAgentShare(asks.agentShare())
                .paid(asks.franchisePayout());
    }

    private FundTerms checked(Unit unit, Investment contract, SellThrough asks) {
        if (isSold(unit, contract.id())) {
            throw Refused.because(
                    Problem.Code.ALREADY_EXISTS, "A company sold this contract already.");
        }
        FundTerms copied = contract.terms();
        if (copied == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE, "This contract carries no copy of its terms.");
        }
        return terms(asks).contractTerms(copied);
    }

    private void sold(Unit unit, Decided by, Sale sale) {
        Investment contract = ground.contracts.get(unit, sale.asked.investmentId());
        if (contract.version() != sale.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + contract.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        FundTerms copied = checked(unit, contract, sale.asked);
        ground.contracts.agreed(unit, maker, contract, copied, SELL);
        var book =
                new FranchiseBook(
                        contract.id(),
                        contract.number(),
                        contract.clientName(),
                        contract.fundCode(),
                        sale.asked.id(),
                        company(unit, sale.asked.id()).name(),
                        sale.asked.agentId(),
                        ground.agents.get(unit, sale.asked.agentId()).name(),
                        terms(sale.asked),
                        List.of(),
                        Money.zero(contract.principal().currency()),
                        null,
                        1);
        store.add(unit, book);
        ground.audit.record(unit, maker, SELL, subject(contract.id()), null, book, "");
    }
}
