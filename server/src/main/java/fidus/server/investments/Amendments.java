package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.AmendContract;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.FranchiseTerms;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.funds.TermsShown;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Terms of one contract that become other ones, agreed by two persons: before it starts all of
/// them, while it runs those of the payouts that are not available yet, from a day on.
final class Amendments {
    /// The command another person approves to put amended terms into a contract.
    static final String AMEND = "AMEND_CONTRACT";

    private final Contracts contracts;
    private final ContractStates states;
    private final ContractBooks books;
    private final ChangedRows rows;
    private final Starts.Ground ground;

    /// The amendment as it waits.
    ///
    /// @param version of the contract's book as it was shown; before the start, of the contract
    /// @param beforeStart absent, as on what waits since only running contracts were amended, for
    ///   one that runs
    record Amended(AmendContract asked, long version, @Nullable Boolean beforeStart) {}

    Amendments(
            Contracts contracts,
            ContractStates states,
            ContractBooks books,
            ChangedRows rows,
            Starts.Ground ground) {
        this.contracts = contracts;
        this.states = states;
        this.books = books;
        this.rows = rows;
        this.ground = ground;
        ground.approvals().kind(AMEND, Amended.class, Set.of(Role.APPROVER), this::amended);
    }

    void routes(Routes routes) {
        routes.answer(BookCalls.AMEND, this::amend);
    }

    private Prepared amend(Asked asked, AmendContract asks) {
        ChangedRows.text("reason", asks.reason(), ChangedRows.SHORTEST_REASON);
        ChangedRows.text("document", asks.document(), 2);
        Unit unit = asked.unit();
        return books.find(unit, asks.id()).isPresent()
                ? amendRunning(asked, asks)
                : amendWaiting(asked, asks);
    }

    private Prepared amendRunning(Asked asked, AmendContract asks) {
        Unit unit = asked.unit();
        ContractBook book = rows.rolled(unit, asked.actor(), asks.id());
        PayoutSchedule before = book.schedule();
        PayoutSchedule after = changed(unit, book, asks);
        return prepare(
                asked,
                contracts.get(unit, asks.id()),
                shown(unit, asks, before, after),
                new Amended(asks, book.version(), null));
    }

    private PayoutSchedule changed(Unit unit, ContractBook book, AmendContract asks) {
        LocalDate today = ground.funds().businessDate(unit);
        PayoutSchedule after = book.schedule().amended(asks.terms(), today, asks.from());
        states.checkEarning(unit, book, after, "terms");
        return after;
    }

    private Prepared amendWaiting(Asked asked, AmendContract asks) {
        Unit unit = asked.unit();
        Investment contract = contracts.get(unit, asks.id());
        FundTerms agreed = agreed(unit, contract, asks);
        PayoutSchedule before = planned(contract, terms(unit, contract));
        return prepare(
                asked,
                contract,
                shown(unit, asks, before, planned(contract, agreed)),
                new Amended(asks, contract.version(), true));
    }

    /// What a contract that has not started would run under.
    private FundTerms agreed(Unit unit, Investment contract, AmendContract asks) {
        if (!Starts.waiting(contract)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract "
                            + contract.number()
                            + " is "
                            + contract.investmentState()
                            + "; terms are amended before a contract starts or while it runs.");
        }
        contracts.checkNotOnHold(unit, contract.clientId());
        if (asks.from() != null) {
            throw Refused.at(
                    "from",
                    Problem.Code.BAD_VALUE,
                    "The contract has not started: what is agreed now holds from its start. Leave"
                            + " the day empty.");
        }
        FundTerms agreed = terms(unit, contract).amendedTo(asks.terms());
        checkSold(unit, contract.id(), agreed);
        return planned(contract, agreed).terms();
    }

    /// The pool of a sold contract is what the client's rate leaves of its fund's.
    private void checkSold(Unit unit, InvestmentId id, FundTerms agreed) {
        FranchiseTerms sold = ground.agents().sold(unit, id).orElse(null);
        if (sold != null && agreed.monthlyRate().compareTo(sold.clientRate()) != 0) {
            throw Refused.at(
                    "monthlyRate",
                    Problem.Code.BAD_VALUE,
                    "A company sold this contract: "
                            + sold.clientRate().toPlainString()
                            + " a month is the client's and "
                            + sold.poolRate().toPlainString()
                            + " its pool's beside it. Leave the rate, or cancel the contract and"
                            + " enter another that no company sold.");
        }
    }

    private FundTerms terms(Unit unit, Investment contract) {
        FundTerms copied = contract.terms();
        return copied != null
                ? copied
                : ground.funds().inForce(unit, contract.fundCode(), contract.signedOn());
    }

    private static PayoutSchedule planned(Investment contract, FundTerms terms) {
        return PayoutSchedule.of(terms, contract.principal(), contract.startDate());
    }

    private List<Shown> shown(
            Unit unit, AmendContract asks, PayoutSchedule before, PayoutSchedule after) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Document", asks.document().strip()));
        LocalDate from = asks.from();
        shown.add(
                from == null
                        ? new Shown("Holds for", "every payout that is not due yet")
                        : new Shown(
                                "Holds from",
                                from + "; payouts whose period begins before keep their terms"));
        shown.addAll(TermsShown.changes(before.terms(), after.terms()));
        ground.agents()
                .sold(unit, asks.id())
                .ifPresent(
                        sold ->
                                shown.add(
                                        new Shown(
                                                "Pool's monthly rate",
                                                sold.poolRate().toPlainString()
                                                        + " beside the client's")));
        shown.addAll(ChangedRows.differences(before, after));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return shown;
    }

    private Prepared prepare(Asked asked, Investment contract, List<Shown> shown, Amended payload) {
        return ground.approvals()
                .prepare(
                        asked.unit(),
                        asked.actor(),
                        new Approvals.Request(
                                AMEND,
                                Contracts.subject(contract.id()),
                                "Amend contract "
                                        + contract.number()
                                        + " of "
                                        + contract.clientName(),
                                shown,
                                payload));
    }

    private void amended(Unit unit, Decided by, Amended amended) {
        AmendContract asked = amended.asked;
        if (!Boolean.TRUE.equals(amended.beforeStart)) {
            ContractBook before = rows.asShown(unit, by, asked.id(), amended.version);
            rows.rewrite(unit, by, before, changed(unit, before, asked), why(asked));
            return;
        }
        Investment before = contracts.get(unit, asked.id());
        ChangedRows.checkVersion(before.number(), before.version(), amended.version);
        Actor maker = by.maker().asking(by.checker().request());
        contracts.replace(
                unit,
                maker,
                before,
                before.termed(agreed(unit, before, asked)),
                new Contracts.Act(AMEND, why(asked)));
    }

    /// As the history of the contract tells it.
    private static String why(AmendContract asked) {
        LocalDate from = asked.from();
        return asked.document().strip()
                + (from == null ? "" : ", from " + from)
                + ": "
                + asked.reason().strip();
    }
}
