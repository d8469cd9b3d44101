package fidus.server;

import fidus.clients.ClientId;
import fidus.fees.runs.ManagerId;
import fidus.franchises.FranchiseId;
import fidus.investments.InvestmentId;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.ChangedAgents;
import fidus.investments.commissions.FranchiseTerms;
import fidus.mt5.AccountKey;
import fidus.payments.PayableBlock;
import fidus.payments.wallets.HouseAccount;
import fidus.server.agents.Agents;
import fidus.server.agents.CommissionDesk;
import fidus.server.agents.CommissionPayables;
import fidus.server.agents.ManyApprovals;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.calendar.DayRolls;
import fidus.server.clients.Clients;
import fidus.server.deposits.Deposits;
import fidus.server.franchises.FranchisePayables;
import fidus.server.franchises.Franchises;
import fidus.server.funds.Funds;
import fidus.server.funds.Permits;
import fidus.server.investments.ClientOverview;
import fidus.server.investments.ContractBooks;
import fidus.server.investments.ContractPages;
import fidus.server.investments.ContractStates;
import fidus.server.investments.Contracts;
import fidus.server.investments.RunningContracts;
import fidus.server.investments.Starts;
import fidus.server.investments.agreements.Agreements;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.payments.Payments;
import fidus.server.redemptions.RedemptionPayables;
import fidus.server.redemptions.Redemptions;
import fidus.server.settings.Settings;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/// The second page of the wiring: what is owed to clients and agents, from terms to redemptions.
final class BookFeatures {
    private final Clients clients;
    private final BiPredicate<Unit, ManagerId> managers;
    private final Funds funds;
    private final Permits permits;
    private final Deposits deposits;
    private final Contracts contracts;
    private final ContractBooks books;
    private final Agents agents;
    private final Franchises franchises;
    private final ContractStates states;
    private final ContractDeeds deeds;
    private final CommissionDesk commissions;
    private final EarningApprovals manyApprovals;
    private final Redemptions redemptions;
    private final Payments payments;
    private final DayRolls dayRolls;

    /// What these features stand on.
    ///
    /// @param hasHistory whether an account's books have begun
    /// @param isManager whether somebody is known as a manager of accounts
    record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Clients clients,
            Accounts accounts,
            Settings settings,
            BiPredicate<Unit, AccountKey> hasHistory,
            BiPredicate<Unit, ManagerId> isManager) {}

    BookFeatures(Ground ground) {
        clients = ground.clients;
        managers = ground.isManager;
        Audit audit = ground.audit;
        Approvals approvals = ground.approvals;
        Ledger ledger = ground.ledger;
        funds = new Funds(audit, approvals);
        permits = new Permits(audit, approvals, ground.clients, funds, ground.settings::history);
        deposits = new Deposits(audit, approvals, ground.clients, ledger, this::houseAccounts);
        var entering =
                new Contracts.Ground(
                        audit,
                        approvals,
                        ground.clients,
                        ground.accounts,
                        funds,
                        permits,
                        ground.settings::history);
        contracts = new Contracts(entering);
        books = new ContractBooks(audit, ledger, ground.settings::history);
        var earners = new Agents.Ground(audit, approvals, ground.clients, funds, this::reassigned);
        agents = new Agents(earners);
        var parties =
                new Payments.Parties(this::isParty, this::isOnHold, ground.settings::walletCooling);
        payments = new Payments(audit, approvals, ledger, parties);
        franchises = new Franchises(ofFranchises(ground));
        states = new ContractStates(contracts, ground.accounts);
        deeds = ContractDeeds.of(entering, contracts, states, books, ofStarts(ground));
        var of = new CommissionDesk.Ground(audit, approvals, agents, books, payments::isClaimed);
        commissions = new CommissionDesk(of);
        var many = new ManyApprovals.Ground(ground.mongo, ground.jobs, approvals);
        redemptions = new Redemptions(ofRedemptions(ground, states));
        manyApprovals = new EarningApprovals(many, commissions, franchises, redemptions);
        dayRolls = new DayRolls(ground.mongo, ground.jobs, funds, states, books);
        connect();
    }

    /// What is paid, and what a new day brings.
    private void connect() {
        payments.source(RedemptionPayables.KIND, new RedemptionPayables(redemptions));
        payments.source(CommissionPayables.KIND, new CommissionPayables(commissions));
        payments.source(FranchisePayables.KIND, franchises.payables());
        deeds.takeOvers().whenPaid(redemptions::paidBefore);
        dayRolls.also(franchises::roll);
        dayRolls.also(redemptions::requestDue);
    }

    /// A referral does not stack on a company's pool.
    private final class Earning implements Starts.Agents {
        @Override
        public List<AgentAssignment> of(Unit unit, ClientId client, InvestmentId contract) {
            return mayChange(unit, contract) ? agents.of(unit, client) : List.of();
        }

        @Override
        public Optional<FranchiseTerms> sold(Unit unit, InvestmentId contract) {
            return franchises.sold(unit, contract);
        }
    }

    private Starts.Ground ofStarts(Ground ground) {
        return new Starts.Ground(
                ground.approvals,
                funds,
                deposits,
                ground.ledger,
                new Earning(),
                new Agreements(ground.mongo, ground.audit, contracts::get),
                ground.hasHistory);
    }

    private Franchises.Ground ofFranchises(Ground ground) {
        return new Franchises.Ground(
                ground.audit,
                ground.approvals,
                ground.ledger,
                agents,
                contracts,
                books,
                payments::isClaimed);
    }

    private Redemptions.Ground ofRedemptions(Ground ground, ContractStates states) {
        return new Redemptions.Ground(
                ground.audit,
                ground.approvals,
                funds,
                contracts,
                states,
                books,
                ground.ledger,
                payments::isClaimed,
                this::hasWallet,
                this::blocked);
    }

    static void shape(Migrations migrations) {
        Funds.shape(migrations);
        Deposits.shape(migrations);
        Contracts.shape(migrations);
        ContractBooks.shape(migrations);
        Agents.shape(migrations);
        Redemptions.shape(migrations);
        Payments.shape(migrations);
        Franchises.shape(migrations);
        DayRolls.shape(migrations);
    }

    void routes(Routes routes) {
        funds.routes(routes);
        permits.routes(routes);
        deposits.routes(routes);
        contracts.routes(routes);
        deeds.routes(routes);
        new ContractPages(contracts, books, deeds.starts(), funds).routes(routes);
        new ClientOverview(clients, books, funds).routes(routes);
        agents.routes(routes);
        commissions.routes(routes);
        franchises.routes(routes);
        manyApprovals.routes(routes);
        redemptions.routes(routes);
        payments.routes(routes);
    }

    Contracts contracts() {
        return contracts;
    }

    RunningContracts running() {
        return deeds.running(contracts, franchises.running());
    }

    Funds funds() {
        return funds;
    }

    ContractBooks books() {
        return books;
    }

    ContractStates states() {
        return states;
    }

    Deposits deposits() {
        return deposits;
    }

    Agents agents() {
        return agents;
    }

    /// Who earns on a contract.
    Starts.Agents earning() {
        return new Earning();
    }

    Redemptions redemptions() {
        return redemptions;
    }

    Payments payments() {
        return payments;
    }

    Franchises franchises() {
        return franchises;
    }

    DayRolls dayRolls() {
        return dayRolls;
    }

    private List<HouseAccount> houseAccounts(Unit unit) {
        return payments.wallets().houseAccounts().all(unit);
    }

    private boolean isParty(Unit unit, String party) {
        PartyName name = PartyName.of(party);
        return switch (name.kind()) {
            case "client" -> clients.find(unit, new ClientId(name.id())).isPresent();
            case "agent" ->
                    agents.all(unit).stream()
                            .anyMatch(agent -> agent.id().value().equals(name.id()));
            case "franchise" -> franchises.exists(unit, new FranchiseId(name.id()));
            case "manager" -> managers.test(unit, new ManagerId(name.id()));
            default -> false;
        };
    }

    private boolean hasWallet(Unit unit, ContractBook book) {
        return payments.wallets()
                .primary(unit, partyOf(book), book.schedule().principal().currency())
                .isPresent();
    }

    private Optional<PayableBlock> blocked(Unit unit, ContractBook book) {
        return payments.blocked(unit, partyOf(book), book.schedule().principal().currency());
    }

    private static String partyOf(ContractBook book) {
        return "client/" + book.clientId().value();
    }

    private boolean isOnHold(Unit unit, String party) {
        PartyName name = PartyName.of(party);
        return name.kind().equals("client") && clients.isOnHold(unit, new ClientId(name.id()));
    }

    private void reassigned(Unit unit, Actor actor, ClientId client, ChangedAgents next) {
        deeds.changes().reassigned(unit, actor, client, next);
    }
}
