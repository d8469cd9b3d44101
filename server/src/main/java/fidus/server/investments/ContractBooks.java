package fidus.server.investments;

import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundCode;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.book.UnitsBefore;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.CommissionTrigger;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRef;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.settings.SettingUsed;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// The obligations of started contracts, and what the journal holds of them.
public final class ContractBooks {
    private final BookStore store = new BookStore();
    private final Audit audit;
    private final BookEntries entries;
    private final CommissionEntries commissions;
    private final BiFunction<Unit, SettingKey, SettingHistory> settings;

    /// @param settings what the house has set
    public ContractBooks(
            Audit audit, Ledger ledger, BiFunction<Unit, SettingKey, SettingHistory> settings) {
        this.audit = audit;
        this.entries = new BookEntries(ledger);
        this.commissions = new CommissionEntries(ledger);
        this.settings = settings;
    }

    public static void shape(Migrations migrations) {
        BookStore.shape(migrations);
    }

    public Optional<ContractBook> find(Unit unit, InvestmentId id) {
        return store.find(unit, id);
    }

    /// Those of these that have started, asked for at once.
    public Map<InvestmentId, ContractBook> known(Unit unit, Collection<InvestmentId> ids) {
        return store.known(unit, ids);
    }

    /// @throws Refused `WRONG_STATE` when the contract has not started
    public ContractBook get(Unit unit, InvestmentId id) {
        return find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.WRONG_STATE,
                                        "This contract has not started: it has no payouts yet."));
    }

    public List<ContractBook> ofClient(Unit unit, ClientId client) {
        return store.ofClient(unit, client);
    }

    /// Walks all started contracts by number without holding them all.
    public void each(Unit unit, Consumer<ContractBook> consumer) {
        store.each(unit, consumer);
    }

    /// Those taken over out of a pool of a fund on the same day and of the same series, whose value
    /// per unit or mark is another; of every pool of the fund.
    void eachPooledOtherwise(
            Unit unit,
            FundCode fund,
            LocalDate valuedOn,
            UnitsBefore units,
            Consumer<ContractBook> consumer) {
        store.eachPooledOtherwise(unit, fund, valuedOn, units, consumer);
    }

    /// Those with a row due by a day that the day roll has not made available yet.
    public List<ContractBook> dueBy(Unit unit, LocalDate day, int most) {
        return store.dueBy(unit, day, most);
    }

    void add(Unit unit, Actor actor, ContractBook book) {
        store.add(unit, book);
        audit.record(unit, actor, "WRITE_SCHEDULE", subject(book.id()), null, book, "");
    }

    /// Stores changed rows with their audit line.
    public void replace(
            Unit unit, Actor actor, ContractBook before, ContractBook after, String action) {
        store.replace(unit, before, after);
        audit.record(unit, actor, action, subject(before.id()), before, after, "");
    }

    /// What is done to a contract, and the day from which the books have it.
    public record Counted(String action, LocalDate on) {}

    /// Stores changed rows as {@link #replace} does, with what agents earn on performance shares:
    /// accrued (E9) and, by its trigger, due (E14) on the day the books have it.
    ///
    /// @param after with commissions that follow its rows
    public void replaceEarning(
            Unit unit, Actor actor, ContractBook before, ContractBook after, Counted counted) {
        boolean earns = before.commissions().areOnShares() || after.commissions().areOnShares();
        ContractBook earning =
                earns
                        ? entries.onShares(
                                unit,
                                actor,
                                before,
                                after,
                                new BookEntries.Today(counted.on, triggers(unit)))
                        : after;
        replace(unit, actor, before, earning, counted.action);
    }

    /// Whether a commission is not due before its client is paid, who is not paid yet.
    public boolean waitsForClient(Unit unit, ContractBook book, CommissionRow row) {
        return row.commissionState() == CommissionState.PENDING
                && triggers(unit).apply(row.dueOn()) == CommissionTrigger.ON_CLIENT_PAID
                && !isPaid(book.schedule(), row.payout());
    }

    /// The first day on which changed rows count: no month that takes nothing new is told anew.
    LocalDate countsOn(Unit unit, String eventCode, LocalDate day) {
        return entries.countsOn(unit, eventCode, day);
    }

    /// Brings the journal to what the contract has accrued by a day (E9): interest and commissions.
    /// Posts the change alone, so asking twice posts once.
    public ContractBook accrue(Unit unit, Actor actor, ContractBook before, LocalDate day) {
        ContractBook after = entries.accrued(unit, actor, before, day);
        if (!after.equals(before)) {
            replace(unit, actor, before, after, "ACCRUE_INTEREST");
        }
        return after;
    }

    /// Brings what the journal held at the end of a month to what the contract had accrued by its
    /// last day (E9). What was accrued in later months stays right: the change is taken back there.
    ///
    /// @param posted what the journal holds of the contract's costs in the month and before
    /// @return whether anything was posted; asking again posts nothing
    public boolean accrue(
            Unit unit, Actor actor, ContractBook before, YearMonth month, Posted posted) {
        ContractBook after = entries.accruedThrough(unit, actor, before, month, posted);
        if (after.equals(before)) {
            return false;
        }
        replace(unit, actor, before, after, "ACCRUE_INTEREST");
        return true;
    }

    /// Costs of a contract in the journal.
    ///
    /// @param interest on 5010
    /// @param commissions on 5100, by agent
    public record Posted(Money interest, Map<AgentId, Money> commissions) {
        /// Whether the journal holds nothing of later months.
        boolean isAllOf(ContractBook book) {
            var later = new HashMap<>(commissions);
            book.accruedCommissions()
                    .forEach(
                            one ->
                                    later.merge(
                                            one.agentId(), one.accrued().negated(), Money::plus));
            return book.accruedInterest().equals(interest)
                    && later.values().stream().allMatch(Money::isZero);
        }
    }

    /// Makes every row due by a day AVAILABLE, oldest first, each with its accrual (E9) and its
    /// entry (E10, for the commission E14).
    public ContractBook roll(Unit unit, Actor actor, ContractBook before, LocalDate today) {
        ContractBook after = entries.rolled(unit, actor, before, today, triggers(unit));
        if (!after.equals(before)) {
            replace(unit, actor, before, after, "PAYOUT_DUE");
        }
        return after;
    }

    /// Stores commissions that changed hands, with what the journal makes of those that are due.
    void reassign(Unit unit, Actor actor, ContractBook before, Commissions next, LocalDate today) {
        ContractBook after =
                entries.reassigned(
                        unit, actor, before, next, new BookEntries.Today(today, triggers(unit)));
        replace(unit, actor, before, after, "REASSIGN_COMMISSIONS");
    }

    /// Stores payout rows that were requested, approved or paid. What waits for the client's
    /// payment becomes due with it (E14).
    ///
    /// @param today where the house does business
    public void move(
            Unit unit, Actor actor, ContractBook before, PayoutSchedule rows, LocalDate today) {
        var on = new BookEntries.Today(today, triggers(unit));
        ContractBook after = commissions.moved(unit, actor, before, rows, on);
        replace(unit, actor, before, after, "MOVE_ROWS");
    }

    /// After an approval was revoked: a commission whose payment by the client came back waits for
    /// another one.
    public void waiting(Unit unit, Actor actor, InvestmentId contract, LocalDate today) {
        ContractBook book = get(unit, contract);
        if (!book.commissions()
                .waiting(triggers(unit), book.schedule())
                .equals(book.commissions())) {
            move(unit, actor, book, book.schedule(), today);
        }
    }

    /// Commissions by the rows as they stand on a day: READY where the trigger has come, PAID with
    /// the rows that were paid.
    Commissions takenOver(Unit unit, Commissions fresh, PayoutSchedule rows, LocalDate on) {
        Commissions due = fresh.on(on, triggers(unit), rows);
        return new Commissions(
                due.rows().stream()
                        .map(row -> row.live() && isPaid(rows, row.payout()) ? row.wasPaid() : row)
                        .toList(),
                due.onPerformanceShare());
    }

    private static boolean isPaid(PayoutSchedule rows, PayoutRef payout) {
        return rows.row(payout).payoutState() == PayoutState.PAID;
    }

    /// By which settings a commission due on a day becomes payable.
    public List<SettingUsed> commissionSettings(Unit unit, LocalDate day) {
        return List.of(settings.apply(unit, SettingKey.COMMISSION_TRIGGER).usedOn(day));
    }

    /// The clients of a fund with the interest they are still owed, the first contract's first.
    public Map<ClientId, Money> unpaidInterest(Unit unit, FundCode fund, Currency currency) {
        var owed = new LinkedHashMap<ClientId, Money>();
        each(
                unit,
                book -> {
                    Money principal = book.schedule().principal();
                    if (book.fundCode() == fund && principal.currency().equals(currency)) {
                        Money unpaid =
                                book.schedule().interest().minus(book.schedule().interestPaid());
                        owed.merge(book.clientId(), unpaid, Money::plus);
                    }
                });
        return owed;
    }

    private Function<LocalDate, CommissionTrigger> triggers(Unit unit) {
        SettingHistory set = settings.apply(unit, SettingKey.COMMISSION_TRIGGER);
        return day -> CommissionTrigger.valueOf(set.inForceOn(day));
    }

    /// The commissions of a contract that starts.
    Commissions starting(
            Unit unit, PayoutSchedule schedule, List<AgentAssignment> agents, LocalDate today) {
        String too =
                settings.apply(unit, SettingKey.COMMISSION_ON_PERFORMANCE_SHARE).inForceOn(today);
        return Commissions.of(schedule, agents, too.equals("YES"));
    }

    static String subject(InvestmentId id) {
        return Contracts.subject(id);
    }
}
