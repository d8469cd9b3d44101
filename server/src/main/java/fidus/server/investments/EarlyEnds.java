package fidus.server.investments;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.InvestmentState;
import fidus.investments.book.BookCalls;
import fidus.investments.book.ContractBook;
import fidus.investments.book.RedeemEarly;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.EarlyRedemption;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutState;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.funds.Funds;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The whole principal paid back before its time, by an ADMIN and an APPROVER together (E19). What
/// the client receives is then available and is paid as every redemption is; the contract closes
/// with the last payment.
public final class EarlyEnds {
    /// The command two other persons approve to end a contract early.
    public static final String END = "REDEEM_EARLY";

    private final Contracts contracts;
    private final ContractStates states;
    private final ContractBooks books;
    private final BookEntries entries;
    private final Approvals approvals;
    private final Funds funds;
    private final Starts.Agents agents;

    /// An early redemption as it was shown.
    ///
    /// @param on the day whose figures were shown
    /// @param version of the contract's book
    record Awaited(RedeemEarly asked, LocalDate on, long version) {}

    public EarlyEnds(
            Contracts contracts, ContractStates states, ContractBooks books, Starts.Ground ground) {
        this.contracts = contracts;
        this.states = states;
        this.books = books;
        this.entries = new BookEntries(ground.ledger());
        this.approvals = ground.approvals();
        this.funds = ground.funds();
        this.agents = ground.agents();
        approvals.kind(END, Awaited.class, Set.of(Role.ADMIN, Role.APPROVER), this::ended);
    }

    public void routes(Routes routes) {
        routes.answer(BookCalls.REDEEM_EARLY, this::prepare);
    }

    private Prepared prepare(Asked asked, RedeemEarly asks) {
        text("reason", asks.reason(), 10);
        text("document", asks.document(), 2);
        Unit unit = asked.unit();
        LocalDate today = funds.businessDate(unit);
        running(contracts.get(unit, asks.id()));
        if (asks.noticedOn().isAfter(today)) {
            throw Refused.at(
                    "noticedOn", Problem.Code.BAD_VALUE, "Notice was not given in the future.");
        }
        ContractBook book = books.roll(unit, asked.actor(), books.get(unit, asks.id()), today);
        EarlyRedemption early = EarlyRedemption.of(book.schedule(), asks.noticedOn(), today);
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        END,
                        Contracts.subject(book.id()),
                        "End contract "
                                + book.number()
                                + " of "
                                + book.clientName()
                                + " early, "
                                + early.clientReceives(),
                        shown(book, early, asks),
                        new Awaited(asks, today, book.version())));
    }

    private static List<Shown> shown(ContractBook book, EarlyRedemption early, RedeemEarly asks) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Notice", asks.noticedOn() + ", " + asks.document().strip()));
        shown.add(new Shown("Principal", book.schedule().principal().toString()));
        shown.add(new Shown("Penalty", early.penaltyAmount().toString()));
        shown.add(new Shown("Principal paid", early.principalPaid().toString()));
        shown.add(new Shown("Available already", early.availableInterest().toString()));
        shown.add(new Shown("Client receives", early.clientReceives().toString()));
        Money accrued = book.accruedInterest();
        for (PayoutRow row : book.schedule().rows()) {
            if (row.payoutState() == PayoutState.SCHEDULED) {
                shown.add(
                        new Shown(
                                row.ref() + " on " + row.dueOn(),
                                row.payoutAmount() + " is cancelled"));
            }
        }
        shown.add(
                new Shown(
                        "Accrued and given up",
                        accrued.minus(early.after().interest()).toString()));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return shown;
    }

    private void ended(Unit unit, Decided by, Awaited awaited) {
        LocalDate today = funds.businessDate(unit);
        ContractBook before = books.get(unit, awaited.asked.id());
        if (before.version() != awaited.version || !today.equals(awaited.on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + before.number()
                            + " or the day changed since this was prepared. Prepare it again.");
        }
        Investment contract = contracts.get(unit, before.id());
        running(contract);
        contracts.checkNotOnHold(unit, before.clientId());
        Actor maker = by.maker().asking(by.checker().request());
        EarlyRedemption early =
                EarlyRedemption.of(before.schedule(), awaited.asked.noticedOn(), today);
        Commissions commissions =
                before.commissions()
                        .following(early.after(), agents.of(unit, before.clientId(), before.id()));
        LocalDate counts = books.countsOn(unit, "E19", today);
        ContractBook after =
                entries.broken(
                        unit,
                        new BookEntries.By(maker, by.checker().id()),
                        before.changed(counts, early.after(), commissions),
                        early);
        books.replace(unit, maker, before, after, END);
        contracts.replace(
                unit,
                maker,
                contract,
                contract.dated(
                        early.after().terms(), early.after().dates(), InvestmentState.MATURED),
                new Contracts.Act(END, awaited.asked.reason().strip()));
        states.closeWhenPaid(unit, maker, after.schedule(), after.id());
    }

    private static void running(Investment contract) {
        if (contract.investmentState() == InvestmentState.SUSPENDED) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "Contract " + contract.number() + " is suspended; resume it first.");
        }
    }

    private static void text(String field, String value, int shortest) {
        int length = value.strip().length();
        if (length < shortest || length > 1_000) {
            throw Refused.at(
                    field, Problem.Code.BAD_VALUE, "This has " + shortest + " to 1000 characters.");
        }
    }
}
