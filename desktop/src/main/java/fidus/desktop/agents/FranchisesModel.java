package fidus.desktop.agents;

import fidus.agents.Agent;
import fidus.agents.AgentCalls;
import fidus.agents.AgentCard;
import fidus.agents.AgentList;
import fidus.approvals.Prepared;
import fidus.auth.Permission;
import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.desktop.proofs.ProofModel;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.franchises.AddFranchise;
import fidus.franchises.ApproveAllPools;
import fidus.franchises.ApprovePools;
import fidus.franchises.FindPools;
import fidus.franchises.Franchise;
import fidus.franchises.FranchiseCalls;
import fidus.franchises.FranchiseCard;
import fidus.franchises.FranchiseList;
import fidus.franchises.PoolList;
import fidus.franchises.PoolState;
import fidus.franchises.RevokePool;
import fidus.franchises.SellThrough;
import fidus.franchises.SoldPool;
import fidus.funds.FundCode;
import fidus.investments.FindInvestments;
import fidus.investments.Investment;
import fidus.investments.InvestmentCalls;
import fidus.investments.InvestmentPage;
import fidus.investments.InvestmentState;
import fidus.investments.commissions.FranchisePayout;
import fidus.proofs.AboutMonthLines;
import fidus.proofs.EarnerProofs;
import fidus.proofs.ProofCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/// White-label companies, what they sold, and their pools.
public final class FranchisesModel {
    /// The ways a pool is split, by the agent's part.
    static final List<BigDecimal> SHARES =
            List.of(new BigDecimal("0.50"), new BigDecimal("0.40"), new BigDecimal("0.30"));

    public final StringProperty name = new SimpleStringProperty("");
    public final ObjectProperty<@Nullable Investment> contract = new SimpleObjectProperty<>();
    public final ObjectProperty<@Nullable Agent> agent = new SimpleObjectProperty<>();
    public final ObjectProperty<BigDecimal> share = new SimpleObjectProperty<>(SHARES.getFirst());
    public final ObjectProperty<FranchisePayout> payout =
            new SimpleObjectProperty<>(FranchisePayout.WITH_PAYOUT);

    private final Shell shell;
    private final ReasonModel reason;
    private final Fetched<FranchiseList> companies;
    private final Fetched<PoolList> pools;
    private final Fetched<AgentList> agents;
    private final Fetched<InvestmentPage> contracts;
    private final Command<AddFranchise, Franchise> add;
    private final Command<SellThrough, Prepared> sell;
    private final Command<ApprovePools, Prepared> approve;
    private final Command<ApproveAllPools, Prepared> approveAll;
    private Consumer<Prepared> prepared = _ -> {};
    private final ProofModel proof;
    private @Nullable Franchise chosen;

    /// @param reason where it is said why an approval is taken back
    public FranchisesModel(Shell shell, ReasonModel reason) {
        this.shell = shell;
        this.reason = reason;
        companies = new Fetched<>(shell);
        pools = new Fetched<>(shell);
        agents = new Fetched<>(shell);
        contracts = new Fetched<>(shell);
        add = new Command<>(shell, FranchiseCalls.ADD);
        sell = new Command<>(shell, FranchiseCalls.SELL);
        approve = new Command<>(shell, FranchiseCalls.APPROVE);
        approveAll = new Command<>(shell, FranchiseCalls.APPROVE_ALL);
        proof = new ProofModel(shell);
    }

    public Fetched<FranchiseList> companies() {
        return companies;
    }

    public Fetched<PoolList> pools() {
        return pools;
    }

    public Fetched<AgentList> agents() {
        return agents;
    }

    public Fetched<InvestmentPage> contracts() {
        return contracts;
    }

    public Command<AddFranchise, Franchise> add() {
        return add;
    }

    public Command<SellThrough, Prepared> sell() {
        return sell;
    }

    public Command<ApprovePools, Prepared> approve() {
        return approve;
    }

    public Command<ApproveAllPools, Prepared> approveAll() {
        return approveAll;
    }

    /// Where the figures of a pool come from.
    public ProofModel proof() {
        return proof;
    }

    /// Opens a pool; null for none.
    void derive(@Nullable SoldPool pool) {
        if (pool == null) {
            proof.about(null);
            return;
        }
        String month = YearMonth.from(pool.line().row().dueOn()).toString();
        proof.show(
                new ProofModel.Source<>(
                        ProofCalls.POOLS,
                        new AboutMonthLines(month, pool.investmentId()),
                        new AboutMonthLines(month, null),
                        "franchise-pools-" + month),
                EarnerProofs.pool(pool.number(), pool.line().row().sequence()),
                null);
    }

    /// Told when something waits for a second person.
    public void whenPrepared(Consumer<Prepared> then) {
        prepared = then;
    }

    public void read() {
        companies.ask(FranchiseCalls.LIST, new Nothing());
        agents.ask(AgentCalls.LIST, new Nothing());
        contracts.ask(InvestmentCalls.LIST, new FindInvestments(null, Page.LIMIT));
        readPools();
    }

    /// Shows the pools of one company.
    public void choose(@Nullable FranchiseCard card) {
        chosen = card == null ? null : card.franchise();
        readPools();
    }

    public void sendAdd() {
        add.send(
                new AddFranchise(name.get().strip()),
                _ -> {
                    name.set("");
                    read();
                });
    }

    public void sendSale() {
        Franchise company = chosen;
        Investment sold = contract.get();
        Agent with = agent.get();
        if (company == null || sold == null || with == null) {
            sell.refuse(missing("Choose a company, a contract that has not started and an agent."));
            return;
        }
        sell.send(
                new SellThrough(company.id(), sold.id(), with.id(), share.get(), payout.get()),
                this::waiting);
    }

    /// Asks for everything of the chosen company that is due today.
    public void askApproval() {
        Franchise company = chosen;
        if (company == null) {
            approve.refuse(missing("Choose a company first."));
            return;
        }
        LocalDate today = shell.today();
        approve.send(new ApprovePools(company.id(), today), this::waiting);
    }

    /// Asks for everything of all companies that is due today, as one list.
    public void askAll() {
        LocalDate today = shell.today();
        approveAll.send(new ApproveAllPools(today), this::waiting);
    }

    /// Whether the approval of this pool can be taken back here.
    public boolean mayRevoke(@Nullable SoldPool pool) {
        return pool != null
                && pool.line().poolState() == PoolState.APPROVED
                && pool.line().paid().isEmpty()
                && shell.session().may(Permission.REVOKE_COMMISSION);
    }

    public void revoke(SoldPool pool) {
        int sequence = pool.line().row().sequence();
        reason.ask(
                new ReasonModel.Deed(
                        "Revoke a pool of " + pool.franchise(),
                        "The approval of pool "
                                + sequence
                                + " of contract "
                                + pool.number()
                                + " is taken back before the payment. It stays due and can be"
                                + " approved again.",
                        "Revoke approval"),
                FranchiseCalls.REVOKE,
                why -> new RevokePool(pool.investmentId(), sequence, why),
                after -> {
                    shell.notices()
                            .good(
                                    "Pool of contract "
                                            + pool.number()
                                            + ": "
                                            + Words.of(after.poolState()));
                    read();
                });
    }

    /// Contracts of BALANCE that have not started, the only ones a company sells.
    static List<Investment> unstarted(@Nullable InvestmentPage page) {
        return page == null
                ? List.of()
                : page.rows().stream()
                        .filter(one -> one.fundCode() == FundCode.BALANCE)
                        .filter(
                                one ->
                                        one.investmentState() == InvestmentState.PENDING_VALIDATION
                                                || one.investmentState()
                                                        == InvestmentState.VALIDATED)
                        .toList();
    }

    static List<Agent> known(@Nullable AgentList list) {
        return list == null ? List.of() : list.agents().stream().map(AgentCard::agent).toList();
    }

    private void readPools() {
        Franchise company = chosen;
        pools.ask(FranchiseCalls.POOLS, new FindPools(company == null ? null : company.id(), null));
    }

    private void waiting(Prepared now) {
        shell.notices().good("Waits for a second person: " + now.title());
        read();
        prepared.accept(now);
    }

    private static Problem missing(String message) {
        return new Problem(Problem.Code.BAD_VALUE, message, List.of(), null);
    }
}
