package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.clients.ClientId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.DepositPart;
import fidus.investments.book.StartContract;
import fidus.investments.commissions.AgentAssignment;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.PayoutSchedule;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.deposits.Deposits;
import fidus.server.funds.Funds;
import fidus.server.funds.TermsShown;
import fidus.server.investments.agreements.Agreements;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Starts contracts: validated by one person, approved by another. From then on the contract has
/// payout rows, its deposits are principal, and the journal owes it (E2).
public final class Starts {
    /// The command another person approves to start a contract.
    public static final String START = "START_CONTRACT";

    private final Contracts contracts;
    private final ContractBooks books;
    private final Ground ground;
    private final PrincipalDay principal;

    /// What a start stands on.
    ///
    /// @param agents who earns on a client's interest
    /// @param agreements what clients signed
    /// @param hasHistory whether an account's books have begun
    public record Ground(
            Approvals approvals,
            Funds funds,
            Deposits deposits,
            Ledger ledger,
            Agents agents,
            Agreements agreements,
            BiPredicate<Unit, AccountKey> hasHistory) {}

    /// Who earns on the interest of a client's contract, by day: nobody where something else was
    /// agreed that it does not stack on.
    @FunctionalInterface
    public interface Agents {
        List<AgentAssignment> of(Unit unit, ClientId client, InvestmentId contract);

        /// Whether a new agent of the client earns on this contract too.
        default boolean mayChange(Unit unit, InvestmentId contract) {
            return sold(unit, contract).isEmpty();
        }

        /// What a company and its agent earn beside the client's interest; empty where none sold
        /// the contract.
        default Optional<FranchiseTerms> sold(Unit unit, InvestmentId contract) {
            return Optional.empty();
        }
    }

    /// The start as it waits.
    ///
    /// @param version of the contract as it was shown
    /// @param agreement the version of the signed agreement as it was shown, 0 while none was kept;
    ///   absent on what waits since before agreements were kept
    record Start(StartContract asked, long version, @Nullable Integer agreement) {}

    public Starts(Contracts contracts, ContractBooks books, Ground ground) {
        this.contracts = contracts;
        this.books = books;
        this.ground = ground;
        principal = new PrincipalDay(ground.ledger);
        ground.approvals.kind(START, Start.class, Set.of(Role.APPROVER), this::started);
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.START, this::start);
    }

    /// What still stands between a contract and its start, in words.
    List<String> missing(Unit unit, Investment contract) {
        var missing = new ArrayList<String>();
        if (!waiting(contract)) {
            return missing;
        }
        Money placed = Money.zero(contract.principal().currency());
        for (AccountMapping mapping : contract.mappings()) {
            if (mapping.active()) {
                placed = placed.plus(mapping.mappedPrincipal());
                AccountKey account = mapping.account();
                if (account != null && !ground.hasHistory.test(unit, account)) {
                    missing.add(
                            "The history of "
                                    + account
                                    + " is not there yet: import its report first.");
                }
            }
        }
        if (placed.minus(contract.principal()).abs().minorUnits() > 1) {
            missing.add(
                    "The active mapping lines sum to "
                            + placed
                            + ", the principal is "
                            + contract.principal()
                            + ".");
        }
        return missing;
    }

    static boolean waiting(Investment contract) {
        return contract.investmentState() == InvestmentState.PENDING_VALIDATION
                || contract.investmentState() == InvestmentState.VALIDATED;
    }

    private Prepared start(Asked asked, StartContract start) {
        Unit unit = asked.unit();
        Investment before = contracts.get(unit, start.id());
        PayoutSchedule schedule = check(unit, before, start);
        Investment validated = validated(asked, before);
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        START,
                        Contracts.subject(before.id()),
                        "Start contract "
                                + before.number()
                                + " of "
                                + before.clientName()
                                + " on "
                                + start.startDate(),
                        shown(unit, before, start, schedule),
                        new Start(
                                start,
                                validated.version(),
                                ground.agreements.version(unit, before.id()))));
    }

    /// With each term that is not its fund's of the day it was signed.
    private List<Shown> shown(
            Unit unit, Investment before, StartContract start, PayoutSchedule schedule) {
        FundTerms fund = ground.funds.inForce(unit, before.fundCode(), before.signedOn());
        var shown =
                new ArrayList<>(
                        StartShown.lines(
                                before,
                                start,
                                schedule,
                                ground.agreements.shown(unit, before.id()),
                                id -> ground.deposits.get(unit, id)));
        shown.addAll(2, TermsShown.changes(fund, schedule.terms()));
        return List.copyOf(shown);
    }

    Investment validated(Asked asked, Investment before) {
        return validated(asked.unit(), asked.actor(), before);
    }

    Investment validated(Unit unit, Actor actor, Investment before) {
        if (before.investmentState() == InvestmentState.VALIDATED) {
            return before;
        }
        Investment after = before.become(InvestmentState.VALIDATED);
        contracts.replace(unit, actor, before, after, "VALIDATE_CONTRACT");
        return after;
    }

    /// @throws Refused `WRONG_STATE` when it runs already, or something is missing
    void checkWaiting(Unit unit, Investment contract) {
        if (!waiting(contract)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + contract.number()
                            + " is "
                            + contract.investmentState()
                            + "; it starts once.");
        }
        contracts.checkNotOnHold(unit, contract.clientId());
        List<String> missing = missing(unit, contract);
        if (!missing.isEmpty()) {
            throw Refused.because(Problem.Code.WRONG_STATE, String.join(" ", missing));
        }
    }

    private PayoutSchedule check(Unit unit, Investment contract, StartContract start) {
        checkWaiting(unit, contract);
        LocalDate complete = PrincipalFound.on(ground.deposits, unit, contract, start.deposits());
        StartDay.checkReached(start.startDate(), ground.funds.businessDate(unit));
        StartDay.checkReason(start, complete);
        return PayoutSchedule.of(terms(unit, contract), contract.principal(), start.startDate());
    }

    FundTerms terms(Unit unit, Investment contract) {
        FundTerms copied = contract.terms();
        return copied != null
                ? copied
                : ground.funds.inForce(unit, contract.fundCode(), contract.signedOn());
    }

    private void started(Unit unit, Decided by, Start start) {
        Investment before = contracts.get(unit, start.asked.id());
        if (before.version() != start.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + before.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        ground.agreements.checkAsShown(unit, before.id(), start.agreement);
        PayoutSchedule schedule = check(unit, before, start.asked);
        Actor maker = by.maker().asking(by.checker().request());
        for (DepositPart part : start.asked.deposits()) {
            ground.deposits.assign(unit, maker, part.depositId(), before.clientId(), part.part());
        }
        LocalDate today = ground.funds.businessDate(unit);
        Investment after =
                before.dated(schedule.terms(), schedule.dates(), schedule.dates().stateOn(today));
        String signed = "Signed agreement: " + ground.agreements.shown(unit, before.id()).value();
        contracts.replace(unit, maker, before, after, new Contracts.Act(START, signed));
        ContractBook book = book(unit, after, schedule, today);
        books.add(unit, maker, book);
        principal.post(unit, by, book);
        books.roll(unit, maker, book, today);
    }

    private ContractBook book(
            Unit unit, Investment contract, PayoutSchedule schedule, LocalDate today) {
        LocalDate start = schedule.dates().startDate();
        return new ContractBook(
                        contract.id(),
                        contract.number(),
                        contract.clientId(),
                        contract.clientName(),
                        contract.fundCode(),
                        schedule,
                        books.starting(
                                unit,
                                schedule,
                                ground.agents.of(unit, contract.clientId(), contract.id()),
                                today),
                        Money.zero(contract.principal().currency()),
                        List.of(),
                        ContractBook.next(schedule),
                        1)
                .booked(principal.of(unit, start));
    }
}
