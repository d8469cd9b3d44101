package fidus.server.investments;

import fidus.auth.PersonId;
import fidus.investments.book.AgentAccrual;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.AgentId;
import fidus.investments.commissions.CommissionTrigger;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.EarlyRedemption;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What a contract's rows post in the books of the house: E9 and E10, and with them the due part of
/// E14.
final class BookEntries {
    private static final String INTEREST = "5010";
    private static final String ACCRUED = "2200";
    private static final String DUE = "2210";
    private static final String PRINCIPAL = "2100";
    private static final String PENALTY = "4400";
    private static final String COMMISSION = "5100";
    private static final String COMMISSION_ACCRUED = "2300";

    private final Ledger ledger;
    private final CommissionEntries earned;

    BookEntries(Ledger ledger) {
        this.ledger = ledger;
        earned = new CommissionEntries(ledger);
    }

    ContractBook accrued(Unit unit, Actor actor, ContractBook before, LocalDate day) {
        LocalDate countsOn = ledger.countsOn(unit, "E9", day);
        ContractBook book = before.earningOnShares(countsOn);
        Money interest = ContractValue.accruedInterest(book.schedule(), day);
        List<AgentAccrual> agents = book.commissionsReachedOn(day);
        List<Posting> postings =
                changes(book, interest.minus(book.accruedInterest()), changes(book, agents));
        if (postings.isEmpty()) {
            return before;
        }
        ContractBook after = book.holding(interest, agents);
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E9",
                        Contracts.subject(before.id()),
                        day + " " + after.version(),
                        countsOn,
                        postings,
                        "Accrual of contract " + before.number() + " to " + day));
        return after;
    }

    /// A business day and what makes a commission ready that is due on a day.
    record Today(LocalDate day, Function<LocalDate, CommissionTrigger> triggers) {}

    /// Who had it done and who approved it last.
    record By(Actor maker, PersonId checker) {}

    /// The principal given back before its time: what the client receives is due, the penalty is
    /// income, and what was accrued beyond the rows that stand is taken back (E19).
    ContractBook broken(Unit unit, By by, ContractBook book, EarlyRedemption early) {
        Map<String, String> dimensions = of(book);
        var principal = new ArrayList<Posting>();
        change(principal, early.principalPaid(), new Pair(PRINCIPAL, DUE, dimensions));
        change(principal, early.penaltyAmount(), new Pair(PRINCIPAL, PENALTY, dimensions));
        Money interest = early.after().interest();
        List<AgentAccrual> agents = book.commissionsReachedOn(early.on());
        List<Posting> givenUp =
                changes(book, interest.minus(book.accruedInterest()), changes(book, agents));
        early(unit, by, entry(unit, book, "principal", early.on(), principal));
        early(unit, by, entry(unit, book, "accrued", early.on(), givenUp));
        return book.holding(interest, agents);
    }

    LocalDate countsOn(Unit unit, String eventCode, LocalDate day) {
        return ledger.countsOn(unit, eventCode, day);
    }

    private NewEntry entry(
            Unit unit, ContractBook book, String leg, LocalDate on, List<Posting> postings) {
        return new NewEntry(
                "E19",
                Contracts.subject(book.id()),
                leg,
                ledger.countsOn(unit, "E19", on),
                postings,
                "Contract " + book.number() + " ends early");
    }

    private void early(Unit unit, By by, NewEntry entry) {
        if (!entry.postings().isEmpty()) {
            ledger.post(unit, by.maker, by.checker, entry);
        }
    }

    /// E9 of a month's last day. What later days accrued already is too much by the same and taken
    /// back in the month after.
    ContractBook accruedThrough(
            Unit unit,
            Actor actor,
            ContractBook before,
            YearMonth month,
            ContractBooks.Posted posted) {
        LocalDate day = month.atEndOfMonth();
        List<AgentAccrual> agents = before.commissionsAccruedOn(day);
        var more = new LinkedHashMap<AgentId, Money>();
        agents.forEach(accrual -> more.put(accrual.agentId(), accrual.accrued()));
        posted.commissions().forEach((agent, sum) -> more.merge(agent, sum.negated(), Money::plus));
        Money interest = before.earnedOn(day);
        List<Posting> postings = changes(before, interest.minus(posted.interest()), more);
        if (postings.isEmpty()) {
            return before;
        }
        String leg = day + " close " + before.version();
        ledger.post(unit, actor, null, accrual(before, leg, day, postings));
        if (posted.isAllOf(before)) {
            return before.holding(interest, agents);
        }
        LocalDate after = ledger.countsOn(unit, "E9", day.plusDays(1));
        ledger.post(
                unit,
                actor,
                null,
                accrual(before, leg + " back", after, Postings.mirrored(postings)));
        return before.holding(before.accruedInterest(), before.accruedCommissions());
    }

    private static NewEntry accrual(
            ContractBook book, String leg, LocalDate on, List<Posting> postings) {
        String reason = "Accrual of contract " + book.number() + " to " + on;
        return new NewEntry("E9", Contracts.subject(book.id()), leg, on, postings, reason);
    }

    private static List<Posting> changes(
            ContractBook book, Money interest, Map<AgentId, Money> commissions) {
        var postings = new ArrayList<Posting>();
        change(postings, interest, new Pair(INTEREST, ACCRUED, of(book)));
        commissions.forEach(
                (agent, more) ->
                        change(
                                postings,
                                more,
                                new Pair(COMMISSION, COMMISSION_ACCRUED, of(book, agent))));
        return postings;
    }

    /// @param triggers what makes a commission ready that is due on a day
    ContractBook rolled(
            Unit unit,
            Actor actor,
            ContractBook before,
            LocalDate today,
            Function<LocalDate, CommissionTrigger> triggers) {
        ContractBook book = before;
        for (PayoutRow row : before.schedule().rows()) {
            boolean reached =
                    row.payoutState() == PayoutState.SCHEDULED && !row.dueOn().isAfter(today);
            if (reached && !book.schedule().waits(row)) {
                book = due(unit, actor, book, row, triggers);
            }
        }
        // A contract stored before its principal had to wait for a valuation is not due again.
        return Objects.equals(book.nextDueOn(), ContractBook.next(book.schedule()))
                ? book
                : book.with(book.schedule(), book.commissions());
    }

    private ContractBook due(
            Unit unit,
            Actor actor,
            ContractBook before,
            PayoutRow row,
            Function<LocalDate, CommissionTrigger> triggers) {
        ContractBook book = accrued(unit, actor, before, row.dueOn());
        PayoutSchedule rows = book.schedule().due(row.ref());
        Commissions commissions = book.commissions().on(row.dueOn(), triggers, rows);
        String from = row.payoutKind() == PayoutKind.PRINCIPAL ? PRINCIPAL : ACCRUED;
        LocalDate valueOn = ledger.countsOn(unit, "E10", row.dueOn());
        var entry =
                new NewEntry(
                        "E10",
                        Contracts.subject(book.id()),
                        row.ref().toString(),
                        valueOn,
                        List.of(
                                Postings.debit(from, row.payoutAmount(), of(book)),
                                Postings.credit(DUE, row.payoutAmount(), of(book))),
                        row.ref() + " of contract " + book.number() + " is due");
        if (row.payoutAmount().signum() > 0) {
            ledger.post(unit, actor, null, entry);
        }
        earned.due(unit, actor, book, commissions, "");
        return book.with(rows, commissions);
    }

    /// The same contract with commissions that changed hands. What was due to one agent is taken
    /// back, and what is due to the next is accrued and due at once, whenever its payout was.
    ContractBook reassigned(
            Unit unit, Actor actor, ContractBook before, Commissions next, Today today) {
        String again = " " + before.version();
        earned.back(unit, actor, before, next, again);
        ContractBook given = before.with(before.schedule(), next);
        ContractBook after = ready(unit, actor, given, again, today);
        boolean nobodys = after.equals(given) && CommissionEntries.isBack(before, next);
        return nobodys ? accrued(unit, actor, given, today.day) : after;
    }

    /// The same contract with shares that came or went: what agents earn on them is accrued and, by
    /// its trigger, due; what they do not earn any more is taken back.
    ///
    /// @param after with the rows and commissions that stand now
    /// @param today the day on which the books have that
    ContractBook onShares(
            Unit unit, Actor actor, ContractBook before, ContractBook after, Today today) {
        String again = " " + before.version();
        earned.back(unit, actor, before, after.commissions(), again);
        return ready(unit, actor, after, again, today);
    }

    private ContractBook ready(
            Unit unit, Actor actor, ContractBook before, String again, Today today) {
        Commissions ready = before.commissions().on(today.day, today.triggers, before.schedule());
        boolean same = ready.equals(before.commissions());
        if (same && !before.commissions().areOnShares()) {
            return before;
        }
        ContractBook book = accrued(unit, actor, before, today.day);
        earned.due(unit, actor, book, ready, again);
        return same ? book : book.with(book.schedule(), ready);
    }

    private record Pair(String cost, String owed, Map<String, String> dimensions) {}

    /// More costs debit the cost and credit what is owed, less the other way round.
    private static void change(List<Posting> postings, Money more, Pair pair) {
        if (more.signum() > 0) {
            postings.add(Postings.debit(pair.cost, more, pair.dimensions));
            postings.add(Postings.credit(pair.owed, more, pair.dimensions));
        } else if (more.signum() < 0) {
            postings.add(Postings.debit(pair.owed, more.abs(), pair.dimensions));
            postings.add(Postings.credit(pair.cost, more.abs(), pair.dimensions));
        }
    }

    private static Map<AgentId, Money> changes(ContractBook before, List<AgentAccrual> after) {
        var changes = new LinkedHashMap<AgentId, Money>();
        after.forEach(accrual -> changes.put(accrual.agentId(), accrual.accrued()));
        before.accruedCommissions()
                .forEach(
                        accrual ->
                                changes.merge(
                                        accrual.agentId(),
                                        accrual.accrued().negated(),
                                        Money::plus));
        return changes;
    }

    static Map<String, String> of(ContractBook book) {
        return Map.of(
                "contract",
                book.id().value().toString(),
                "client",
                book.clientId().value().toString(),
                "fund",
                book.fundCode().name());
    }

    static Map<String, String> of(ContractBook book, AgentId agent) {
        return Map.of(
                "agent",
                agent.value().toString(),
                "contract",
                book.id().value().toString(),
                "fund",
                book.fundCode().name());
    }
}
