package fidus.server.reconciliation;

import static fidus.ledger.PostingSide.CREDIT;
import static fidus.ledger.PostingSide.DEBIT;

import fidus.auth.PersonId;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.TradingAccount;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.RuleNames;
import fidus.server.approvals.Approvals;
import fidus.server.audit.Actor;
import fidus.server.bank.BankStatements;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The journal entries that book differences away (E21), and their reversal.
final class WriteOffs {
    static final String EVENT = "E21";

    private final Ledger ledger;
    private static final Set<String> OF_BALANCES = Set.of("S1", "S2", "S6");

    private final Sources sources;
    private final Limits limits;
    private final SameMoney same;

    WriteOffs(Ledger ledger, Sources sources, Limits limits) {
        this.limits = limits;
        this.ledger = ledger;
        this.sources = sources;
        this.same = new SameMoney(ledger, new BreakStore());
    }

    /// Other breaks that speak of the same money.
    SameMoney same() {
        return same;
    }

    /// @throws Refused `WRONG_STATE` when the account has nothing in the books that could be
    ///   lowered or raised, or no entry can end the break, `EVIDENCE_USED` when the books hold the
    ///   statement's row by now or another break's entry booked the same money
    void requirePossible(Unit unit, BreakStore.StoredBreak before, Rivals rivals) {
        requireBookable(before);
        String account = before.account();
        if (BankComparison.isBank(account)) {
            BankStatements banks = sources.banks().get();
            var _ = BankComparison.account(unit, banks, account);
            new BankWriteOff(banks, before).requirePossible(unit);
        } else {
            var _ = MoneyThere.of(before);
            var _ = sides(rivals.account(account));
            rivals.requireNotBooked(before);
        }
    }

    /// Between two balances of a statement rows are missing, or one of them is wrong: an entry in
    /// the books moves both sides of the proof alike, so the difference would stand as before and
    /// money that no row has would be in the books.
    private static void requireBookable(BreakStore.StoredBreak before) {
        if (OF_BALANCES.contains(before.rule())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    RuleNames.of(before.rule())
                            + " is about the balances of the statement, and no entry ends it. Take"
                            + " in the days in whole.");
        }
    }

    /// Books the break's difference away. An entry of an earlier write-off of the same break is
    /// reversed first, so that a difference that came back with another amount is not booked twice.
    JournalEntry post(
            Unit unit, Approvals.Decided by, BreakStore.StoredBreak before, String reason) {
        same.requireNotBooked(unit, before, Problem.Code.EVIDENCE_USED);
        reverse(unit, By.both(by), before);
        return ledger.post(unit, by.maker(), by.checker().id(), entry(unit, before, reason));
    }

    /// Who takes back what was booked.
    ///
    /// @param checker who agreed to it; absent where no person decides
    record By(Actor actor, @Nullable PersonId checker) {
        static final By SYSTEM = new By(Actor.SYSTEM, null);

        static By alone(Actor actor) {
            return new By(actor, null);
        }

        static By both(Approvals.Decided decided) {
            return new By(decided.maker(), decided.checker().id());
        }
    }

    /// Takes back what was booked for the break; nothing when nothing stands.
    void reverse(Unit unit, By by, BreakStore.StoredBreak written) {
        for (JournalEntry entry :
                ledger.search().standingOf(unit, EVENT, Breaks.subject(written))) {
            var _ =
                    ledger.reverse(
                            unit,
                            by.actor,
                            by.checker,
                            entry.id(),
                            "Its write-off no longer stands.");
        }
    }

    /// Whether what was booked for a written off break stands beside the books and the statement,
    /// so that it must go when its rows are matched or do not differ any more. What books a row of
    /// a bank's statement is that row in the books and is matched with it; what a system rule found
    /// is no row, and its entry may be why the rule passes.
    static boolean standsApart(BreakStore.StoredBreak stored) {
        String rule = stored.rule();
        boolean row = rule.equals(ReconciliationBreak.UNMATCHED);
        boolean printed =
                BankComparison.isBank(stored.account())
                        && stored.key()
                                .startsWith(
                                        RunFindings.rowKey(stored.account(), Side.STATEMENT, ""));
        return stored.found().breakState() == BreakState.WRITTEN_OFF
                && ((row && !printed)
                        || rule.equals(Outcomes.DIFFERENCE)
                        || rule.equals(SecondCopies.RULE));
    }

    /// A written off break whose difference ended: its entry is taken back and it is open, to be
    /// ended by whatever ended the difference.
    ReconciliationBreak takenBack(Unit unit, By by, BreakStore.StoredBreak stored) {
        reverse(unit, by, stored);
        return stored.found()
                .reopen(
                        Reconciliations.act(unit, by.actor),
                        "what was booked for it is taken back");
    }

    /// What is debited for a loss; a gain is the other way round or goes to its own account.
    ///
    /// @param gain credited when money is found instead
    private record Sides(String cost, String asset, String gain, Map<String, String> ofAsset) {}

    /// Money missing at the broker is a loss, money found there a gain.
    private NewEntry entry(Unit unit, BreakStore.StoredBreak before, String reason) {
        if (BankComparison.isBank(before.account())) {
            return new BankWriteOff(sources.banks().get(), before)
                    .entry(unit, reason, day -> ledger.countsOn(unit, EVENT, day));
        }
        Money there = MoneyThere.of(before);
        Sides sides = sides(account(accounts(unit), before.account()));
        boolean loss = there.signum() < 0;
        Money sum = there.abs();
        var result =
                Map.of("break", before.id().value().toString(), "tradingAccount", before.account());
        var asset = new TreeMap<>(sides.ofAsset);
        asset.put("break", before.id().value().toString());
        List<Posting> postings =
                loss
                        ? List.of(
                                new Posting(sides.cost, DEBIT, sum, result),
                                new Posting(sides.asset, CREDIT, sum, asset))
                        : List.of(
                                new Posting(sides.asset, DEBIT, sum, asset),
                                new Posting(sides.gain, CREDIT, sum, result));
        return new NewEntry(
                EVENT,
                "break/" + before.id().value(),
                "write-off " + before.version(),
                RunWork.today(unit),
                postings,
                reason);
    }

    /// Which accounts a write-off moves, so that the tie-outs hold now and after the next mark.
    ///
    /// TRADING. Its assets, 1100 + 1110, always are what the last reading says (L2): the mark (E6)
    /// sets 1110 to owned equity − adjusted allocation whatever stood there. So money that is
    /// missing at the broker has left the assets with the mark already, through the trading result
    /// 4100. A write-off on 1110 would be undone by the next mark, which books the amount back
    /// against 4100: L2 would fail until then and L3 (4100 − 5400 = true P&L) for ever after, by
    /// exactly the amount. What is left to do is to say what the loss was: not trading, but
    /// something the broker kept. 5400 / 4100 moves it there inside the account's own result. No
    /// asset is touched (L2, L4 and L5 hold), 4100 rises by the amount and so does 5400 (L3 holds),
    /// and the mark, which looks at 1110 alone, finds nothing to correct. A gain is 4100 / 5400.
    /// 5600 and 4500 cannot stand here, because L3 does not count them.
    ///
    /// SEPARATION. 1130 is built from the deals and never marked; L4 holds it against the balance
    /// the broker reports. A difference stands in L4 until it is booked: 5600 / 1130, or 1130 /
    /// 4500. It is the house's, like other costs on these accounts. REBATE: likewise on 1150.
    ///
    /// INTERMEDIARY and DEMO accounts have no asset of their own: what passes a hub stays on 1140
    /// until its onward leg (L5), a demonstration is in no books. Their breaks are resolved.
    private static Sides sides(TradingAccount account) {
        String key = account.key().toString();
        return switch (account.accountPurpose()) {
            case TRADING ->
                    new Sides(
                            "5400",
                            "4100",
                            "5400",
                            Map.of(
                                    "tradingAccount",
                                    key,
                                    "fund",
                                    account.bookFund(),
                                    "capitalSource",
                                    account.capitalSource().name()));
            case SEPARATION ->
                    new Sides(
                            "5600", "1130", "4500", Map.of("tradingAccount", key, "fund", "HOUSE"));
            case REBATE -> new Sides("5600", "1150", "4500", Map.of("broker", account.broker()));
            case INTERMEDIARY, DEMO ->
                    throw Refused.because(
                            Problem.Code.WRONG_STATE,
                            "The account "
                                    + key
                                    + " is "
                                    + account.accountPurpose()
                                    + " and has no balance in the books that could be written off."
                                    + " Have the break resolved instead.");
        };
    }

    List<TradingAccount> accounts(Unit unit) {
        return sources.accounts().apply(unit);
    }

    /// @throws Refused `NOT_FOUND`
    static TradingAccount account(List<TradingAccount> all, String shown) {
        return all.stream()
                .filter(one -> one.key().toString().equals(shown))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no registered account " + shown + "."));
    }

    Limits limits() {
        return limits;
    }

    /// Up to here an APPROVER alone decides.
    Money limit(Unit unit, Currency currency) {
        return limits.of(unit, currency);
    }
}
