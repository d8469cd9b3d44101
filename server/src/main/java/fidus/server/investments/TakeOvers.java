package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.OwnTerms;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.ledger.Posting;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// Takes over contracts that ran before these books: their rows as they stand, what was paid with
/// its evidence, and what is owed against 3900 (E26). Nothing of it is paid again.
public final class TakeOvers {
    /// The command another person approves to take over a contract.
    public static final String TAKE_OVER = "TAKE_OVER_CONTRACT";

    private final Contracts contracts;
    private final ContractBooks books;
    private final Starts starts;
    private final Starts.Ground ground;
    private final Openings openings;
    private PaidElsewhere paidElsewhere = (_, _, _, _) -> {};
    private PoolsElsewhere pools = (_, _, _) -> Pools.NONE;

    /// What a company that sold a contract is owed when it is taken over.
    ///
    /// @param owed the other sides of its entry, all credits
    /// @param keep stores it with the contract
    public record Pools(List<Posting> owed, BiConsumer<Unit, Actor> keep) {
        public static final Pools NONE = new Pools(List.of(), (_, _) -> {});
    }

    /// Says what opens of the pools of a contract; nothing where no company sold it.
    @FunctionalInterface
    public interface PoolsElsewhere {
        Pools of(Unit unit, ContractBook book, TakeOver asks);
    }

    /// Records that a row was paid before, and when.
    @FunctionalInterface
    public interface PaidElsewhere {
        void paid(Unit unit, Decided by, ContractBook book, PaidBefore row);
    }

    /// The taking over as it waits.
    ///
    /// @param version of the contract as it was shown
    /// @param agreement as of a start
    record Wanted(TakeOver asked, long version, @Nullable Integer agreement) {}

    public TakeOvers(
            Contracts contracts, ContractBooks books, Starts starts, Starts.Ground ground) {
        this.contracts = contracts;
        this.books = books;
        this.starts = starts;
        this.ground = ground;
        openings = new Openings(books, ground, (unit, book, asks) -> pools.of(unit, book, asks));
        ground.approvals().kind(TAKE_OVER, Wanted.class, Set.of(Role.APPROVER), this::taken);
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.TAKE_OVER, this::prepare);
    }

    /// Says who keeps what was paid. Called while wiring.
    public void whenPaid(PaidElsewhere keeper) {
        paidElsewhere = keeper;
    }

    /// Says who keeps the pools of companies. Called while wiring.
    public void pools(PoolsElsewhere keeper) {
        pools = keeper;
    }

    private Prepared prepare(Asked asked, TakeOver asks) {
        Unit unit = asked.unit();
        Investment before = contracts.get(unit, asks.id());
        TakenOver state = check(unit, before, asks);
        Investment validated = starts.validated(asked, before);
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                TAKE_OVER,
                                Contracts.subject(before.id()),
                                "Take over contract "
                                        + before.number()
                                        + " of "
                                        + before.clientName()
                                        + " after "
                                        + asks.takenOverOn(),
                                TakeOverShown.lines(
                                        before,
                                        asks,
                                        openings.of(unit, before, state, asks),
                                        ground.agreements().shown(unit, before.id()),
                                        fund(unit, before)),
                                new Wanted(
                                        asks,
                                        validated.version(),
                                        ground.agreements().version(unit, before.id()))));
    }

    private TakenOver check(Unit unit, Investment contract, TakeOver asks) {
        starts.checkWaiting(unit, contract);
        LocalDate today = ground.funds().businessDate(unit);
        if (asks.takenOverOn().isAfter(today)) {
            throw Refused.at(
                    "takenOverOn",
                    Problem.Code.BAD_VALUE,
                    "A contract is taken over today, " + today + ", or as of a day before.");
        }
        int reason = asks.reason().strip().length();
        if (reason < 10 || reason > 1_000) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "Say in at least 10 characters where the contract and its payments are on"
                            + " file.");
        }
        String id = contract.id().value().toString();
        if (ground.ledger().balance(unit, "2100", "contract", id).values().stream()
                .anyMatch(sum -> !sum.isZero())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The journal holds the principal of this contract already.");
        }
        if (ground.agents().sold(unit, contract.id()).isPresent()) {
            checkSoldRate(starts.terms(unit, contract), asks.terms());
        }
        TakenOver state = TakenOver.of(starts.terms(unit, contract), contract.principal(), asks);
        PooledBefore.check(unit, books, state.schedule(), asks);
        return state;
    }

    /// The rates of the client and of the pool of a sold contract are agreed together.
    ///
    /// @param agreed of the contract as it was sold
    private static void checkSoldRate(FundTerms agreed, @Nullable OwnTerms own) {
        BigDecimal rate = own == null ? null : own.monthlyRate();
        if (rate != null && rate.compareTo(agreed.monthlyRate()) != 0) {
            throw Refused.at(
                    "terms.monthlyRate",
                    Problem.Code.BAD_VALUE,
                    "A company sold this contract, at "
                            + agreed.monthlyRate().toPlainString()
                            + " a month for the client. Another rate cannot be its own: leave it"
                            + " out.");
        }
    }

    private void taken(Unit unit, Decided by, Wanted wanted) {
        Investment before = contracts.get(unit, wanted.asked.id());
        if (before.version() != wanted.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + before.number()
                            + " was changed since this was prepared. Prepare it again.");
        }
        ground.agreements().checkAsShown(unit, before.id(), wanted.agreement);
        take(unit, by, before, wanted.asked);
    }

    /// Takes over a contract two persons agreed on.
    ///
    /// @throws Refused as when it is prepared
    void take(Unit unit, Decided by, Investment before, TakeOver asked) {
        TakenOver state = check(unit, before, asked);
        Actor maker = by.maker().asking(by.checker().request());
        LocalDate today = ground.funds().businessDate(unit);
        FundTerms terms = state.schedule().terms();
        Investment after =
                before.dated(
                        terms, state.schedule().dates(), state.schedule().dates().stateOn(today));
        contracts.replace(
                unit, maker, before, after, new Contracts.Act(TAKE_OVER, asked.reason().strip()));
        Opening opening = openings.of(unit, after, state, asked);
        books.add(unit, maker, opening.book());
        open(unit, by, opening, asked);
        opening.pools().keep().accept(unit, maker);
        for (PaidBefore row : asked.paidRows()) {
            paidElsewhere.paid(unit, by, opening.book(), row);
        }
        books.roll(unit, maker, opening.book(), today);
    }

    /// What taking a contract over would open. Nothing is stored.
    ///
    /// @throws Refused as when it is prepared
    Opening look(Unit unit, Investment contract, TakeOver asks) {
        return openings.of(unit, contract, check(unit, contract, asks), asks);
    }

    /// The same of one that a company sold, before that is stored.
    Opening lookSold(Unit unit, Investment contract, TakeOver asks, PoolsElsewhere sold) {
        checkSoldRate(starts.terms(unit, contract), asks.terms());
        return openings.ofSold(unit, contract, check(unit, contract, asks), asks, sold);
    }

    /// Whether a contract came in under the terms that are said of it now.
    boolean isUnder(Unit unit, Investment contract, @Nullable OwnTerms own) {
        Opened opened = opened(unit, contract.id());
        OwnTerms then = opened == null ? null : opened.terms();
        FundTerms fund = fund(unit, contract);
        FundTerms built =
                ground.agents()
                        .sold(unit, contract.id())
                        .map(sold -> fund.change().monthlyRate(sold.clientRate()).terms())
                        .orElse(fund);
        return OwnTerms.areLike(then, own, built);
    }

    private FundTerms fund(Unit unit, Investment contract) {
        return ground.funds().inForce(unit, contract.fundCode(), contract.signedOn());
    }

    /// How a contract came into the books; absent unless it was taken over.
    @Nullable Opened opened(Unit unit, InvestmentId id) {
        ContractBook book = books.find(unit, id).orElse(null);
        return book == null ? null : book.opened();
    }

    private void open(Unit unit, Decided by, Opening opening, TakeOver asked) {
        ContractBook book = opening.book();
        ground.ledger()
                .post(
                        unit,
                        by.maker().asking(by.checker().request()),
                        by.checker().id(),
                        new NewEntry(
                                Openings.EVENT,
                                Contracts.subject(book.id()),
                                "",
                                ground.ledger().countsOn(unit, Openings.EVENT, asked.takenOverOn()),
                                opening.postings(),
                                "Contract "
                                        + book.number()
                                        + " as it stood on "
                                        + asked.takenOverOn()
                                        + ", "
                                        + asked.reason().strip()));
    }
}
