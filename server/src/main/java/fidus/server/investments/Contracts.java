package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.AboutInvestment;
import fidus.investments.AccountMapping;
import fidus.investments.EnterContract;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;
import fidus.mt5.AccountKey;
import fidus.mt5.MappedContract;
import fidus.mt5.TradingAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.audit.Cursors;
import fidus.server.clients.Clients;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.investments.EntryRules.Placement;
import fidus.server.investments.agreements.Agreements;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Contracts with the mapping of their principal to accounts. A contract and its mapping are stored
/// together or not at all.
public final class Contracts {
    /// The command another person approves to enter a contract.
    public static final String ENTER = "ENTER_CONTRACT";

    private final ContractStore store = new ContractStore();
    private final Cursors cursors = new Cursors();
    private final EntryRules rules;
    private final Ground ground;
    private final Audit audit;
    private final Approvals approvals;
    private final Clients clients;
    private final Accounts accounts;

    /// The command as it waits.
    ///
    /// @param id the contract's id to be, made of the request's
    /// @param accountVersions of the accounts in the order of the lines, as they were shown
    record Entry(InvestmentId id, EnterContract contract, List<Long> accountVersions) {}

    /// What contracts stand on.
    public record Ground(
            Audit audit,
            Approvals approvals,
            Clients clients,
            Accounts accounts,
            Funds funds,
            Permits permits,
            BiFunction<Unit, SettingKey, SettingHistory> settings) {
        /// What is in force of a setting today.
        BigDecimal number(Unit unit, SettingKey key) {
            return new BigDecimal(settings.apply(unit, key).inForceOn(funds.businessDate(unit)));
        }
    }

    public Contracts(Ground ground) {
        this.ground = ground;
        this.audit = ground.audit;
        this.approvals = ground.approvals;
        this.clients = ground.clients;
        this.accounts = ground.accounts;
        var lines = new LineRules(accounts, ground::number);
        this.rules = new EntryRules(clients, lines, ground.funds, ground.permits);
        approvals.kind(ENTER, Entry.class, Set.of(Role.APPROVER), this::entered);
    }

    public static void shape(Migrations migrations) {
        ContractStore.shape(migrations);
        Agreements.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(InvestmentCalls.LIST, this::page);
        routes.answer(InvestmentCalls.ONE, this::one);
        routes.answer(InvestmentCalls.ENTER, this::enter);
    }

    /// How approvals and the audit log name a contract.
    public static String subject(InvestmentId id) {
        return "contract/" + id.value();
    }

    /// What a contract to be entered meets.
    ///
    /// @throws Refused as when it is entered
    Placement check(Unit unit, InvestmentId id, EnterContract enter) {
        return rules.check(unit, id, enter);
    }

    Optional<Investment> find(Unit unit, InvestmentId id) {
        return store.find(unit, id);
    }

    /// @throws Refused `WRONG_STATE` while the client is on hold
    void checkNotOnHold(Unit unit, ClientId client) {
        rules.checkNotOnHold(unit, client);
    }

    /// How far today the lines of a contract may be from its principal (R1).
    public BigDecimal mappingTolerance(Unit unit) {
        return ground.number(unit, SettingKey.MAPPING_TOLERANCE);
    }

    /// All contracts as they are stored.
    List<Investment> stored(Unit unit) {
        return store.all(unit);
    }

    /// Of which nothing is paid now.
    public Set<InvestmentId> suspended(Unit unit) {
        return store.in(unit, InvestmentState.SUSPENDED);
    }

    /// All contracts, newest first, in the state the day gives them.
    public List<Investment> all(Unit unit) {
        LocalDate today = ground.funds.businessDate(unit);
        return store.all(unit).stream().map(contract -> contract.on(today)).toList();
    }

    /// @throws Refused `NOT_FOUND`
    public Investment get(Unit unit, InvestmentId id) {
        return store.find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such contract."));
    }

    /// Stores a changed contract with its audit line.
    void replace(Unit unit, Actor actor, Investment before, Investment after, String action) {
        replace(unit, actor, before, after, new Act(action, ""));
    }

    /// What is done to a contract, and why.
    record Act(String action, String reason) {}

    void replace(Unit unit, Actor actor, Investment before, Investment after, Act act) {
        store.replace(unit, before, after);
        audit.record(unit, actor, act.action, subject(before.id()), before, after, act.reason);
    }

    /// Other terms for a contract that has not started, agreed by two persons.
    ///
    /// @throws Refused `WRONG_STATE` once it has started or is over
    public void agreed(Unit unit, Actor actor, Investment before, FundTerms terms, String action) {
        if (!Starts.waiting(before)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + before.number()
                            + " is "
                            + before.investmentState()
                            + "; its terms are agreed before it starts.");
        }
        replace(unit, actor, before, before.termed(terms), action);
    }

    /// The waiver and the invitation of a contract that never started may serve another one.
    void giveBackPermits(Unit unit, Actor actor, InvestmentId id) {
        ground.permits.giveBack(unit, actor, id);
    }

    /// The contracts with principal on this account, ended mappings included, by number.
    public List<MappedContract> onAccount(Unit unit, AccountKey key) {
        return store.onAccount(unit, key).stream()
                .flatMap(contract -> Placed.on(contract, key))
                .toList();
    }

    /// The same as whole contracts.
    public List<Investment> placedOn(Unit unit, AccountKey key) {
        return store.onAccount(unit, key);
    }

    /// Ends what is mapped on this account; the principal becomes unallocated cash of its contract,
    /// so that the mappings still sum to it.
    void unplace(Unit unit, Decided by, AccountKey key, String reason) {
        for (Investment before : store.onAccount(unit, key)) {
            List<AccountMapping> changed = Unplacing.without(before, key, by, unit.now(), reason);
            if (!changed.equals(before.mappings())) {
                Investment after = before.mapped(changed);
                store.replace(unit, before, after);
                audit.record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        "UNPLACE_PRINCIPAL",
                        subject(before.id()),
                        before,
                        after,
                        reason);
            }
        }
    }

    private InvestmentPage page(Asked asked, FindInvestments find) {
        if (find.limit() < 1 || find.limit() > Page.LIMIT) {
            throw Refused.at("limit", Problem.Code.BAD_VALUE, "A page has 1 to 200 rows.");
        }
        String scope = asked.actor().id().value() + " contracts";
        long before =
                find.cursor() == null ? Long.MAX_VALUE : cursors.position(scope, find.cursor());
        LocalDate today = ground.funds.businessDate(asked.unit());
        List<Investment> rows =
                store.page(asked.unit(), before, find.limit() + 1).stream()
                        .map(contract -> contract.on(today))
                        .toList();
        boolean more = rows.size() > find.limit();
        List<Investment> page = more ? List.copyOf(rows.subList(0, find.limit())) : rows;
        return new InvestmentPage(page, more ? cursors.at(scope, page.getLast().number()) : null);
    }

    private Investment one(Asked asked, AboutInvestment about) {
        return get(asked.unit(), about.id());
    }

    private Prepared enter(Asked asked, EnterContract enter) {
        var id = new InvestmentId(asked.requestId());
        Placement placement = rules.check(asked.unit(), id, enter);
        var entry = new Entry(id, enter, versions(placement));
        List<Shown> shown = EntryShown.lines(enter, placement);
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        ENTER,
                        subject(entry.id),
                        "Enter a "
                                + enter.fundCode()
                                + " contract of "
                                + placement.client().name()
                                + " over "
                                + enter.principal(),
                        shown,
                        entry));
    }

    private void entered(Unit unit, Decided by, Entry entry) {
        Placement placement = rules.check(unit, entry.id, entry.contract);
        if (!versions(placement).equals(entry.accountVersions)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "One of the accounts was changed since this was prepared. Reject it and"
                            + " prepare it again.");
        }
        var _ = enter(unit, by, entry.id, entry.contract, placement);
    }

    /// Stores a contract two persons agreed on, as it is signed and not started.
    Investment enter(
            Unit unit, Decided by, InvestmentId id, EnterContract enter, Placement placement) {
        Actor maker = by.maker().asking(by.checker().request());
        Investment contract =
                Signed.waiting(
                        id,
                        store.nextNumber(unit),
                        enter,
                        placement,
                        Signed.mappings(enter, unit.now(), by));
        store.add(unit, contract);
        clients.begin(unit, maker, contract.clientId());
        ground.permits.take(unit, maker, placement.terms(), placement.applicant());
        audit.record(unit, maker, ENTER, subject(contract.id()), null, contract, contract.note());
        placement
                .accounts()
                .forEach(account -> accounts.allot(unit, maker, account, contract.clientId()));
        return contract;
    }

    private static List<Long> versions(Placement placement) {
        return placement.accounts().stream().map(TradingAccount::version).toList();
    }
}
