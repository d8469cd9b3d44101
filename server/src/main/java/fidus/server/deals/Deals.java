package fidus.server.deals;

import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.LateArrival;
import fidus.ledger.EntryId;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.CashCategory;
import fidus.mt5.Deal;
import fidus.mt5.DealPage;
import fidus.mt5.FindDeals;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.transfers.PairingResult;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.investments.ContractBooks;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.settings.Settings;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingKey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The deal book. It only grows: a deal is stored once under its key, what it means may be decided
/// again, and every consequence of the meaning is appended or reversed, never edited.
public final class Deals {
    private final DealStore store = new DealStore();
    private final ReadingStore readingStore = new ReadingStore();
    private final Accounts accounts;
    private final Intake intake;
    private final Settling settling;
    private final Review review;
    private final Overrides overrides;
    private final Pairs pairs;
    private final Readings readings;
    private final Results results;
    private final PastResults pastResults;
    private final MonthMarks monthMarks;
    private final HouseLimits limits = new HouseLimits();

    public Deals(Accounts accounts, Ledger ledger, Approvals approvals, Audit audit) {
        this.accounts = accounts;
        settling = new Settling(store, accounts, ledger, audit);
        var marking = new Marking(store, readingStore, accounts, ledger);
        this.intake = new Intake(store, settling);
        this.pairs = new Pairs(store, settling, limits);
        this.review = new Review(store, settling, pairs, marking);
        this.overrides = new Overrides(store, review, accounts, approvals, settling);
        this.readings = new Readings(readingStore, store, accounts, marking, audit);
        this.results = new Results(store, readings, accounts, limits);
        this.monthMarks = new MonthMarks(store, accounts, ledger, marking);
        this.pastResults = new PastResults(store, readingStore, accounts);
    }

    /// What the house has set of movements: above which sum a decision on one needs a second
    /// person, whose the interest of brokers is, and the limits of readings and transfers. Called
    /// while wiring.
    ///
    /// @param contracts that tell whom interest is owed
    public void settings(Settings settings, ContractBooks contracts) {
        overrides.checkAbove(unit -> settings.numberToday(unit, SettingKey.OVERRIDE_CHECK_ABOVE));
        settling.owners().decide(settings, contracts);
        limits.decide(settings::history);
    }

    public static void shape(Migrations migrations) {
        DealStore.shape(migrations);
        ReadingStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(Mt5Calls.DEALS, this::page);
        routes.answer(Mt5Calls.DECIDE_DEAL, overrides::decide);
        readings.routes(routes);
    }

    /// Told when a movement of this category turns out to be something else.
    public void settles(CashCategory category, Settled by) {
        settling.bound().settles(category, by);
    }

    /// Whose fees a movement can pay. Until this is said none can.
    public void fees(ManagerFees fees) {
        settling.bound().fees(fees);
    }

    public Readings readings() {
        return readings;
    }

    public HouseLimits limits() {
        return limits;
    }

    public Results results() {
        return results;
    }

    public PastResults pastResults() {
        return pastResults;
    }

    /// Takes deals of one account into the book: new ones with their meaning and its consequences,
    /// equal known ones as they are, differing ones as findings.
    public Taken take(Unit unit, Actor actor, Batch batch) {
        return intake.take(unit, actor, batch, registry(unit));
    }

    /// How many of these are new, known and differing; nothing is stored.
    public Taken compare(Unit unit, List<Deal> deals) {
        return intake.compare(unit, deals);
    }

    /// After deals of an account arrived: reads again what named an account that was not known,
    /// pairs transfers of the server, and marks to market what changed.
    public void conclude(Unit unit, Actor actor, TradingAccount account) {
        review.conclude(unit, actor, account, registry(unit));
    }

    /// Marks an account to market (E6) as of the end of a month.
    ///
    /// @param reading the last one of the month
    /// @return what was posted: zero when the books said so already
    public Money mark(Unit unit, Actor actor, Reading reading, YearMonth month) {
        return monthMarks.mark(unit, actor, reading.account(), reading, month);
    }

    /// The deals after `from`, up to and with `to`, in the order they happened.
    public List<Deal> between(Unit unit, AccountKey account, Instant from, Instant to) {
        var found = new ArrayList<Deal>();
        store.between(unit, account, from, to, deal -> found.add(deal.deal()));
        return found;
    }

    /// The cash movements of an account with what they mean, undecided ones included.
    public List<ClassifiedDeal> classified(Unit unit, AccountKey account) {
        return store.cash(unit, account).stream().map(StoredDeal::classified).toList();
    }

    /// From when movements of an account count that came after their month was closed, by key.
    public Map<String, LocalDate> bookedLate(Unit unit, AccountKey account) {
        Map<String, LocalDate> late = new HashMap<>();
        for (StoredDeal deal : store.cash(unit, account)) {
            LocalDate on = deal.bookedOn();
            if (on != null) {
                late.put(deal.id(), on);
            }
        }
        return late;
    }

    /// The cash movements of an account whose entries in force credit an account of the chart.
    public List<ClassifiedDeal> crediting(Unit unit, AccountKey account, String chartAccount) {
        return store.cash(unit, account).stream()
                .filter(deal -> deal.credits(chartAccount))
                .map(StoredDeal::classified)
                .toList();
    }

    /// The entries in force of a stored movement.
    public List<EntryId> entries(Unit unit, String dealKey) {
        return store.get(unit, dealKey).posted().stream()
                .map(one -> new EntryId(UUID.fromString(one.entryId())))
                .toList();
    }

    /// Second copies of known deals that say something else.
    public List<DealFinding> findings(Unit unit, AccountKey account) {
        return store.findings(unit, account);
    }

    /// Which transfer legs of a server belong together, and which are still in transit.
    public PairingResult transfers(Unit unit, String server) {
        return pairs.result(unit, server, registry(unit));
    }

    /// What an account traded in all, from its first deal to its last.
    public record Extent(Instant first, Instant last, long deals) {}

    /// Empty for an account without deals; no deal but the first and the last is read.
    public Optional<Extent> extent(Unit unit, AccountKey account) {
        return store.first(unit, account, true)
                .flatMap(
                        first ->
                                store.first(unit, account, false)
                                        .map(
                                                last ->
                                                        new Extent(
                                                                first.deal().time(),
                                                                last.deal().time(),
                                                                count(unit, account))));
    }

    public long count(Unit unit, AccountKey account) {
        return store.count(unit, account);
    }

    /// Movements that wait for a person, over all accounts.
    public long toReview(Unit unit) {
        return store.count(unit, CashCategory.NEEDS_REVIEW);
    }

    /// Movements one import brought that wait for a person.
    public long toReview(Unit unit, AccountKey account, String importId) {
        return store.toReview(unit, account, importId);
    }

    /// The deals one import brought after their month was closed, earliest first.
    public List<LateArrival> late(Unit unit, AccountKey account, String importId, int most) {
        return store.late(unit, account, importId, most).stream()
                .flatMap(deal -> deal.lateArrival().stream())
                .toList();
    }

    DealStore store() {
        return store;
    }

    private DealPage page(Asked asked, FindDeals find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String cursor = find.cursor();
        if (cursor != null && !cursor.matches("\\d{15}/\\d{19}/.+/\\d+")) {
            throw Refused.at(
                    "cursor", Problem.Code.BAD_CURSOR, "This is not a cursor of this list.");
        }
        List<StoredDeal> rows = store.page(asked.unit(), find, find.limit() + 1);
        boolean more = rows.size() > find.limit();
        List<StoredDeal> page = more ? rows.subList(0, find.limit()) : rows;
        return new DealPage(
                page.stream().map(StoredDeal::shown).toList(),
                more ? page.getLast().place() : null);
    }

    private Map<AccountKey, TradingAccount> registry(Unit unit) {
        return Registry.of(unit, accounts);
    }
}
