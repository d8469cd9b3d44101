package fidus.server.bank;

import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.BankAccounts;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.Proposals;
import fidus.bank.desk.ReturnProposal;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.ledger.JournalEntry;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.clients.Clients;
import fidus.server.deposits.Deposits;
import fidus.server.exchanges.Exchanges;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;
import fidus.server.reports.Limits;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Statements of the house's bank accounts: the door of this package.
public final class BankStatements {
    private final Taking taking;
    private final Offers offers;
    private final CsvProfiles profiles;
    private final BankSides sides;
    private final BankTransits transits;
    private final OwnBookings ownBookings;
    private final HeldRows held;
    private final SettingAside settingAside;
    private final TakingAgain takingAgain;
    private final StatedBalances stated;
    private final Excuses excuses;
    private final DepositLists lists;
    private final Asks asks;
    private final AccountSettings settings;
    private final Suggestions suggestions;
    private final StatementPages rows;
    private final MatchedEntries matched;

    /// What this feature stands on.
    ///
    /// @param limits what one file may cost to read
    /// @param crossings what came to the accounts at brokers and left them, which their books know
    public record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Ledger ledger,
            Payments payments,
            Deposits deposits,
            Exchanges exchanges,
            Clients clients,
            Function<Unit, List<Investment>> contracts,
            Function<Unit, List<Crossing>> crossings,
            Limits limits,
            Matching matching) {}

    public BankStatements(Ground ground) {
        var store = new BankStore();
        var houses = new Houses(ground.payments.wallets().houseAccounts(), store);
        taking = new Taking(store, houses, ground.audit, ground.matching.changed());
        settings = new AccountSettings(taking);
        offers = new Offers(ground, new BankReading(ground.limits), taking);
        profiles = new CsvProfiles(taking);
        var booked = new TransitStore();
        var own = new OwnTransferStore();
        sides = new BankSides(store, ground.ledger, ground.payments, ground.deposits);
        held = new HeldRows(ground, store, sides, new BookedRows.Transits(booked, own));
        transits = new BankTransits(ground, store, booked, held);
        ownBookings = new OwnBookings(ground, new OwnRules(ground, taking, held, own));
        settingAside = new SettingAside(ground, taking, houses, held);
        takingAgain = new TakingAgain(ground, taking, offers, settingAside);
        stated = new StatedBalances(ground, taking, settingAside);
        excuses = new Excuses(ground, taking, sides);
        var kinds =
                new Suggestions.Kinds(
                        new Confirmations(ground.payments),
                        new Comebacks(ground.payments),
                        new PaidAgain(ground.payments),
                        new Arrivals(ground),
                        new OwnMoney(new OwnEnds.Rows(store, held), houses, own, ground.matching),
                        transits::open);
        suggestions = new Suggestions(store, sides, held, ground.matching, kinds);
        lists = new DepositLists(ground, houses, suggestions);
        asks = new Asks(ground.approvals);
        matched = new MatchedEntries(ground);
        var hints = new RowHints(ground, sides, held, kinds);
        rows = new StatementPages(taking, ground.matching, hints);
    }

    public static void shape(Migrations migrations) {
        BankStore.shape(migrations);
        OfferedStore.shape(migrations);
        TransitStore.shape(migrations);
        OwnTransferStore.shape(migrations);
        ClaimStore.shape(migrations);
        InsteadStore.shape(migrations);
        ExcuseStore.shape(migrations);
        DepositListStore.shape(migrations);
    }

    public void routes(Routes routes) {
        offers.routes(routes);
        routes.answer(BankCalls.ACCOUNTS, this::accounts);
        routes.answer(BankCalls.SET, settings::set);
        routes.answer(BankCalls.MISSING_DAYS, excuses::list);
        routes.answer(BankCalls.EXCUSE_DAYS, excuses::ask);
        routes.answer(BankCalls.EXPECT_DAYS_AGAIN, excuses::expectAgain);
        routes.answer(BankCalls.STATEMENTS, this::statements);
        routes.answer(BankCalls.ROWS, rows::page);
        settingAside.routes(routes);
        takingAgain.routes(routes);
        stated.routes(routes);
        routes.answer(BankCalls.PROPOSALS, this::proposals);
        lists.routes(routes);
        routes.answer(BankCalls.PROFILES, profiles::list);
        routes.answer(BankCalls.SAVE_PROFILE, profiles::save);
        transits.routes(routes);
        ownBookings.routes(routes);
    }

    /// @throws Refused `NOT_FOUND`
    public HouseAccount account(Unit unit, HouseAccountId id) {
        return taking.houses().get(unit, id);
    }

    /// The account the journal names so.
    public Optional<HouseAccount> named(Unit unit, String name) {
        return taking.houses().all(unit).stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }

    /// Says that nothing in the books stands on a row of a statement yet.
    ///
    /// @param ownBreak the id of the break that the row is booked for
    /// @throws Refused `EVIDENCE_USED`
    public void requireFree(Unit unit, String row, String ownBreak) {
        held.requireFree(unit, "id", row, ownBreak);
    }

    /// Says that what the books hold a row for, if anything, is among these postings.
    ///
    /// @throws Refused `EVIDENCE_USED`
    public void requireHeldBy(Unit unit, String row, Collection<String> postings) {
        held.books().requireHeldBy(unit, row, postings);
    }

    /// Says that nothing stands on this evidence, a reference or rows, at an account of the house.
    ///
    /// @throws Refused `EVIDENCE_USED`
    public void requireUnused(Unit unit, String account, String evidence) {
        named(unit, account).ifPresent(house -> held.requireUnused(unit, house, evidence));
    }

    /// What a row of the account's statements is proposed as that names one payment; empty for any
    /// other row.
    public Optional<ReturnProposal> cameBack(Unit unit, HouseAccount account, String row) {
        return held.traces().cameBack(unit, account, row);
    }

    /// What speaks against booking a row of a statement away: rows that name the same payment and
    /// have the opposite sum, in words.
    public List<String> opposite(Unit unit, String row) {
        return held.traces().opposite(unit, row);
    }

    /// Whether a match uses a posting of an entry at a bank.
    public boolean isMatched(Unit unit, JournalEntry entry) {
        return matched.has(unit, entry);
    }

    /// Says that a write-off books a row from now on.
    public void take(Unit unit, String row, String breakSubject) {
        held.take(unit, row, ClaimStore.Kind.WRITE_OFF, breakSubject);
    }

    /// The rows of the journal and of the statements that are compared.
    public BankSides sides() {
        return sides;
    }

    /// The statements of an account by the day they begin, each with its continuity.
    public List<StatementCard> chained(Unit unit, HouseAccount account) {
        return chain(unit, account).cards();
    }

    /// Some of them with as many rows that count as there are now, as their own pages say.
    public List<StatementCard> countedNow(
            Unit unit, HouseAccount account, List<StatementCard> some) {
        return lists(unit, account).countedNow(some);
    }

    private Chained chain(Unit unit, HouseAccount account) {
        return Chained.of(unit, taking, taking.store().statements(unit, account.id()));
    }

    /// Those of them whose balances speak of their days, in the same order: without what was made
    /// good by another one.
    public static List<StatementCard> balancing(List<StatementCard> chained) {
        List<TakenStatement> all = chained.stream().map(StatementCard::statement).toList();
        return chained.stream()
                .filter(card -> !card.statement().saysNoCurrency())
                .filter(card -> !card.statement().isMadeGood(all))
                .toList();
    }

    /// What is expected of an account's statements, absent while nobody said.
    public Optional<BankAccountSetting> setting(Unit unit, HouseAccount account) {
        return taking.store().setting(unit, account.id());
    }

    /// S4: the due days of an account that no statement speaks of and nobody excused, oldest first.
    public List<LocalDate> missing(Unit unit, HouseAccount account) {
        return excuses.missing(unit, account);
    }

    /// The last day that the account is told of when its statements reach a day.
    public LocalDate toldTo(Unit unit, HouseAccount account, LocalDate reached) {
        return excuses.toldTo(unit, account, reached);
    }

    private Unheard unheard() {
        return new Unheard(excuses, sides);
    }

    /// How many accounts that are in use their bank tells nothing of although it should: a due
    /// statement did not come, or money was booked and none ever came.
    public int late(Unit unit) {
        return (int)
                taking.houses().all(unit).stream()
                        .filter(account -> unheard().isLate(unit, account))
                        .count();
    }

    /// The accounts on which the books or a statement know of money.
    public List<HouseAccount> used(Unit unit) {
        return taking.houses().all(unit).stream()
                .filter(account -> unheard().isUsed(unit, account))
                .toList();
    }

    private BankAccounts accounts(Asked asked, Nothing nothing) {
        Unit unit = asked.unit();
        return new BankAccounts(
                unit.now(),
                taking.houses().all(unit).stream().map(account -> card(unit, account)).toList());
    }

    private BankAccountCard card(Unit unit, HouseAccount account) {
        Chained chain = chain(unit, account);
        var cards = new AccountCards(taking.store(), new StatementOrder(unit, sides));
        LocalDate alone = unheard().bookedAlone(unit, account);
        return cards.of(
                unit, account, chain, new AccountCards.Untold(missing(unit, account), alone));
    }

    private StatementCards statements(Asked asked, FindBankStatements find) {
        HouseAccount account = account(asked.unit(), find.id());
        return lists(asked.unit(), account).told(chain(asked.unit(), account), find);
    }

    private StatementLists lists(Unit unit, HouseAccount account) {
        return new StatementLists(unit, account, taking, settingAside);
    }

    /// The rows of statements of an account that were set aside.
    public Set<String> asideRows(Unit unit, HouseAccount account) {
        return settingAside.cards().rows(unit, account);
    }

    private Proposals proposals(Asked asked, AboutBankAccount about) {
        HouseAccount account = account(asked.unit(), about.id());
        return asks.said(asked.unit(), account, suggestions.of(asked.unit(), account));
    }
}
