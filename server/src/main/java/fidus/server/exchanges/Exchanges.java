package fidus.server.exchanges;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.exchanges.ExchangeAccount;
import fidus.exchanges.ExchangeCalls;
import fidus.exchanges.ExchangeCard;
import fidus.exchanges.ExchangeId;
import fidus.exchanges.ExchangeList;
import fidus.exchanges.ExchangeState;
import fidus.exchanges.ExchangeWorth;
import fidus.exchanges.MoneyExchange;
import fidus.exchanges.PrepareExchange;
import fidus.exchanges.ReverseExchange;
import fidus.ledger.JournalEntry;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountState;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.exchanges.ExchangeRules.Checked;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.payments.wallets.HouseAccounts;
import fidus.server.rates.Rates;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Money that the house exchanges between two of its own accounts (E20): 1900 / from what was
/// given, to / 1900 what was received, as one entry, so that 1900 never holds half of one. One
/// person prepares it from the bank's advice, another approves it. The door of this feature.
public final class Exchanges {
    /// The command another person approves to post an exchange.
    static final String EXCHANGE = "EXCHANGE_MONEY";

    /// The command another person approves to take one back.
    static final String REVERSE = "REVERSE_EXCHANGE";

    /// Of what books exchanges; differences of exchange are booked under it too.
    public static final String EVENT = "E20";

    private static final String SOURCE = "exchange/";
    private static final int MOST = 200;

    private final ExchangeStore store = new ExchangeStore();
    private final Ground ground;
    private final ExchangeRules rules;
    private Unused unused = (_, _, _) -> {};

    /// What this feature stands on.
    public record Ground(
            Audit audit, Approvals approvals, Ledger ledger, HouseAccounts accounts, Rates rates) {}

    /// Refuses a reference of an account that stands for another movement.
    @FunctionalInterface
    public interface Unused {
        void require(Unit unit, HouseAccount account, String reference);
    }

    /// What was shown to the first person.
    ///
    /// @param postedOn the day it would count on
    record Wanted(ExchangeId id, PrepareExchange asks, LocalDate postedOn) {}

    record Ending(ExchangeId id, long version, LocalDate on, String reason) {}

    public Exchanges(Ground ground) {
        this.ground = ground;
        rules = new ExchangeRules(ground.accounts);
        ground.approvals.kind(EXCHANGE, Wanted.class, Set.of(Role.APPROVER), this::exchanged);
        ground.approvals.kind(REVERSE, Ending.class, Set.of(Role.APPROVER), this::reversed);
    }

    public static void shape(Migrations migrations) {
        ExchangeStore.shape(migrations);
    }

    /// Says what references stand for elsewhere. Called while wiring.
    public void heed(Unused known) {
        unused = known;
    }

    public void routes(Routes routes) {
        routes.answer(ExchangeCalls.LIST, this::list);
        routes.answer(ExchangeCalls.PREPARE, this::prepare);
        routes.answer(ExchangeCalls.REVERSE, this::askReversal);
    }

    /// The reference of the bank under which an entry books an exchange; empty for other entries.
    public static Optional<String> reference(JournalEntry entry) {
        return entry.source().startsWith(SOURCE) ? Optional.of(entry.leg()) : Optional.empty();
    }

    /// The standing exchange with this reference that left or reached an account of this name.
    public Optional<MoneyExchange> withReference(Unit unit, String account, String reference) {
        return store.withReference(unit, account, reference);
    }

    private ExchangeList list(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        return new ExchangeList(
                unit.now(),
                store.newest(unit, MOST).stream()
                        .map(
                                one ->
                                        new ExchangeCard(
                                                one,
                                                worth(unit, one.given(), one.received(), one.on())))
                        .toList(),
                Math.max(0, store.count(unit) - MOST),
                ground.accounts.all(unit).stream()
                        .filter(one -> one.houseAccountState() == HouseAccountState.ACTIVE)
                        .map(one -> new ExchangeAccount(one.id(), one.name(), one.currency()))
                        .toList());
    }

    private ExchangeWorth worth(Unit unit, Money given, Money received, LocalDate on) {
        return ExchangeWorth.of(
                given,
                received,
                ground.rates.of(unit, List.of(given.currency(), received.currency()), on));
    }

    private Prepared prepare(Asked asked, PrepareExchange asks) {
        Unit unit = asked.unit();
        Checked checked = checked(unit, asks);
        LocalDate postedOn = ground.ledger.countsOn(unit, EVENT, asks.on());
        var id = new ExchangeId(asked.requestId());
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        EXCHANGE,
                        subject(id),
                        ExchangeEntry.words(asks.given(), asks.received()) + " on " + asks.on(),
                        ExchangeEntry.shown(
                                asks,
                                checked,
                                postedOn,
                                worth(unit, asks.given(), asks.received(), asks.on())),
                        new Wanted(id, asks, postedOn)));
    }

    private Checked checked(Unit unit, PrepareExchange asks) {
        Checked checked = rules.check(unit, asks);
        unused.require(unit, checked.from(), checked.reference());
        unused.require(unit, checked.to(), checked.reference());
        return checked;
    }

    private void exchanged(Unit unit, Decided by, Wanted wanted) {
        PrepareExchange asks = wanted.asks;
        Checked checked = checked(unit, asks);
        if (!ground.ledger.countsOn(unit, EVENT, asks.on()).equals(wanted.postedOn)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "It would be posted on another day than was shown. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        JournalEntry entry =
                ground.ledger.post(
                        unit,
                        maker,
                        by.checker().id(),
                        new NewEntry(
                                EVENT,
                                subject(wanted.id),
                                checked.reference(),
                                wanted.postedOn,
                                ExchangeEntry.postings(asks, checked),
                                ExchangeEntry.words(asks.given(), asks.received())
                                        + ", "
                                        + checked.reference()));
        MoneyExchange after = posted(by, wanted, checked, entry);
        store.add(unit, after);
        ground.audit.record(unit, maker, EXCHANGE, subject(after.id()), null, after, "");
    }

    private static MoneyExchange posted(
            Decided by, Wanted wanted, Checked checked, JournalEntry entry) {
        PrepareExchange asks = wanted.asks;
        return new MoneyExchange(
                wanted.id,
                asks.from(),
                checked.from().name(),
                asks.to(),
                checked.to().name(),
                asks.given(),
                asks.received(),
                checked.reference(),
                asks.on(),
                entry.valueOn(),
                asks.fund(),
                ExchangeState.POSTED,
                entry.number(),
                by.maker().name(),
                by.checker().name(),
                "",
                1);
    }

    private Prepared askReversal(Asked asked, ReverseExchange asks) {
        Unit unit = asked.unit();
        MoneyExchange one = standing(store.get(unit, asks.id()));
        String reason = ExchangeRules.text("reason", asks.reason(), 10, 1_000);
        LocalDate on = backOn(unit, one);
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        REVERSE,
                        subject(one.id()),
                        "Take back entry "
                                + one.entryNumber()
                                + ": "
                                + ExchangeEntry.words(one.given(), one.received()),
                        List.of(
                                new Shown("Reference of the bank", one.reference()),
                                new Shown("Day by the bank", one.on().toString()),
                                new Shown("Posted on", on.toString()),
                                new Shown("Reason", reason)),
                        new Ending(one.id(), one.version(), on, reason)));
    }

    private void reversed(Unit unit, Decided by, Ending ending) {
        MoneyExchange before = standing(store.get(unit, ending.id));
        if (before.version() != ending.version || !backOn(unit, before).equals(ending.on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This is not what was shown any more. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        ground.ledger.reversePosted(
                unit,
                maker,
                by.checker().id(),
                new Ledger.Posted(EVENT, subject(before.id()), before.reference()),
                ending.reason);
        MoneyExchange after = before.reversed(ending.reason);
        store.replace(unit, before, after);
        ground.audit.record(
                unit, maker, REVERSE, subject(before.id()), before, after, ending.reason);
    }

    private LocalDate backOn(Unit unit, MoneyExchange one) {
        return ground.ledger.countsOn(unit, Ledger.CORRECTION, one.postedOn());
    }

    private static MoneyExchange standing(MoneyExchange one) {
        if (one.exchangeState() != ExchangeState.POSTED) {
            throw Refused.at(
                    "id",
                    Problem.Code.WRONG_STATE,
                    "This was taken back already; see the journal.");
        }
        return one;
    }

    private static String subject(ExchangeId id) {
        return SOURCE + id.value();
    }
}
