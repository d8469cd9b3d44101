package fidus.server;

import fidus.fees.runs.PayableFee;
import fidus.funds.FundCode;
import fidus.mt5.CashCategory;
import fidus.server.agents.Agents;
import fidus.server.agents.Referrals;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Audit;
import fidus.server.bank.BankStatements;
import fidus.server.bank.Crossings;
import fidus.server.bank.Matching;
import fidus.server.cashflow.CashFlows;
import fidus.server.clients.Clients;
import fidus.server.deals.Deals;
import fidus.server.deals.InterestPayables;
import fidus.server.fees.FeePayables;
import fidus.server.fees.FeeRuns;
import fidus.server.fees.FeesFromAccounts;
import fidus.server.intake.ClientIntake;
import fidus.server.intake.ContractIntake;
import fidus.server.jobs.Jobs;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.rates.Rates;
import fidus.server.rebates.Rebates;
import fidus.server.reports.Limits;
import fidus.server.shares.Shares;
import fidus.server.statements.PartnerSources;
import fidus.server.statements.StatementSources;
import fidus.server.statements.Statements;
import fidus.server.web.Routes;
import fidus.statements.FeeLine;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The third page of the wiring: what the house computes from its books and its readings.
final class HouseFeatures {
    private final FeeRuns feeRuns;
    private final Shares shares;
    private final Rebates rebates;
    private final JournalFeatures journal;
    private final CashFlows cashFlows;
    private final Statements statements;
    private final BankStatements banks;
    private final ClientIntake clientLists;
    private final ContractIntake contractLists;

    /// What these features stand on.
    ///
    /// @param matching the rows of a bank account's statements that a match uses
    record Ground(
            Mongo mongo,
            Audit audit,
            Approvals approvals,
            Jobs jobs,
            Ledger ledger,
            Clients clients,
            Accounts accounts,
            Deals deals,
            BookFeatures books,
            Limits uploads,
            Matching matching) {}

    HouseFeatures(Ground ground) {
        feeRuns =
                new FeeRuns(
                        new FeeRuns.Ground(
                                ground.mongo,
                                ground.audit,
                                ground.approvals,
                                ground.jobs,
                                ground.ledger,
                                ground.accounts,
                                ground.deals,
                                ground.books.payments()::isClaimed));
        shares = new Shares(ofShares(ground));
        journal = ofJournal(ground);
        rebates =
                new Rebates(
                        new Rebates.Ground(
                                ground.mongo,
                                ground.audit,
                                ground.approvals,
                                ground.jobs,
                                ground.ledger,
                                ground.accounts,
                                ground.deals,
                                (unit, entry) -> banks().isMatched(unit, entry),
                                (unit, account, on) -> banks().requireUnused(unit, account, on)));
        ground.books.payments().source(FeePayables.KIND, new FeePayables(feeRuns));
        var interest = new InterestPayables(ground.ledger, ground.clients);
        ground.books.payments().source(InterestPayables.KIND, interest);
        var fromAccounts = new FeesFromAccounts(feeRuns, ground.books.payments()::isClaimed);
        ground.deals.fees(fromAccounts);
        ground.deals.settles(CashCategory.MANAGER_FEE_PAYMENT, fromAccounts);
        cashFlows = new CashFlows(ofCash(ground, interest));
        banks = new BankStatements(ofBanks(ground));
        statements = new Statements(ground.mongo, ground.audit, ground.jobs, ofStatements(ground));
        clientLists = new ClientIntake(ofClientLists(ground));
        contractLists = contractLists(ground);
    }

    static void shape(Migrations migrations) {
        FeeRuns.shape(migrations);
        Shares.shape(migrations);
        Rebates.shape(migrations);
        JournalFeatures.shape(migrations);
        CashFlows.shape(migrations);
        BankStatements.shape(migrations);
        Statements.shape(migrations);
        ContractIntake.shape(migrations);
    }

    void routes(Routes routes) {
        feeRuns.routes(routes);
        shares.routes(routes);
        rebates.routes(routes);
        journal.routes(routes);
        cashFlows.routes(routes);
        banks.routes(routes);
        statements.routes(routes);
        clientLists.routes(routes);
        contractLists.routes(routes);
    }

    FeeRuns feeRuns() {
        return feeRuns;
    }

    CashFlows cashFlows() {
        return cashFlows;
    }

    Rebates rebates() {
        return rebates;
    }

    Rates rates() {
        return journal.rates();
    }

    Shares shares() {
        return shares;
    }

    BankStatements banks() {
        return banks;
    }

    private static JournalFeatures ofJournal(Ground ground) {
        return new JournalFeatures(
                ground.mongo,
                ground.audit,
                ground.approvals,
                ground.ledger,
                ground.books.payments());
    }

    private static ContractIntake contractLists(Ground ground) {
        return new ContractIntake(
                new ContractIntake.Ground(
                        ground.mongo,
                        ground.approvals,
                        ground.jobs,
                        ground.clients,
                        ground.books.agents(),
                        ground.books.franchises(),
                        ground.books.running()));
    }

    private static ClientIntake.Ground ofClientLists(Ground ground) {
        Agents agents = ground.books.agents();
        return new ClientIntake.Ground(
                ground.mongo,
                ground.audit,
                ground.clients,
                agents,
                new Referrals(agents, ground.approvals),
                ground.books.funds());
    }

    private BankStatements.Ground ofBanks(Ground ground) {
        return new BankStatements.Ground(
                ground.mongo,
                ground.audit,
                ground.approvals,
                ground.ledger,
                ground.books.payments(),
                ground.books.deposits(),
                journal.exchanges(),
                ground.clients,
                ground.books.contracts()::all,
                new Crossings(ground.accounts, ground.deals)::of,
                ground.uploads,
                ground.matching);
    }

    private Shares.Ground ofShares(Ground ground) {
        return new Shares.Ground(
                ground.mongo,
                ground.audit,
                ground.approvals,
                ground.jobs,
                ground.ledger,
                ground.books.contracts(),
                ground.books.states(),
                ground.books.books(),
                ground.books.earning(),
                feeRuns);
    }

    Statements statements() {
        return statements;
    }

    private CashFlows.Ground ofCash(Ground ground, InterestPayables interest) {
        return new CashFlows.Ground(
                ground.audit,
                ground.approvals,
                ground.ledger,
                ground.books.funds(),
                ground.accounts,
                ground.books.contracts(),
                ground.books.books(),
                ground.deals,
                new HouseDues(ground.books, feeRuns, rebates, interest).others());
    }

    private List<FeeLine> feesOf(Unit unit, YearMonth month) {
        var lines = new ArrayList<FeeLine>();
        for (PayableFee fee : feeRuns.postedIn(unit, month.toString())) {
            lines.add(
                    new FeeLine(
                            fundOf(fee).orElse(null),
                            fee.feeType().words(),
                            fee.manager(),
                            fee.money()));
        }
        return List.copyOf(lines);
    }

    /// Empty where the fee is a cost of the house.
    private static Optional<FundCode> fundOf(PayableFee fee) {
        return Arrays.stream(FundCode.values())
                .filter(code -> code.name().equals(fee.fund()))
                .findFirst();
    }

    private StatementSources ofStatements(Ground ground) {
        BookFeatures books = ground.books;
        return new StatementSources(
                ground.clients,
                books.books(),
                books.deposits(),
                ground.ledger,
                ground.accounts,
                ground.deals,
                (unit, contract, row) -> books.redemptions().paidOn(unit, contract, row),
                (unit, contract, row) -> books.redemptions().returned(unit, contract, row),
                unit ->
                        new StatementSources.Settled(
                                books.redemptions().paidDays(unit),
                                books.redemptions().returnedDays(unit)),
                books.redemptions()::of,
                shares::countsOn,
                this::feesOf,
                feeRuns::snapshot,
                new PartnerSources(
                        books.agents(),
                        books.franchises().monthEnd(),
                        books.books(),
                        books.payments(),
                        ground.ledger));
    }
}
