package fidus.server.deals;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DecideReading;
import fidus.mt5.HeldReading;
import fidus.mt5.HeldReadings;
import fidus.mt5.HeldState;
import fidus.mt5.Mt5Calls;
import fidus.mt5.Reading;
import fidus.mt5.TradingAccount;
import fidus.mt5.readings.Quarantine;
import fidus.mt5.readings.QuarantineCase;
import fidus.mt5.readings.QuarantineFinding;
import fidus.mt5.readings.QuarantineLimits;
import fidus.mt5.readings.QuarantineResult;
import fidus.mt5.readings.QuarantineResult.Outcome;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What brokers said about accounts: judged before it is believed, never changed afterwards.
public final class Readings {
    private static final Quarantine QUARANTINE = new Quarantine(QuarantineLimits.STANDARD);
    private static final int SHORTEST_REASON = 10;
    private static final int MOST = 10_000;

    private final ReadingStore store;
    private final DealStore deals;
    private final Accounts accounts;
    private final Marking marking;
    private final Audit audit;

    Readings(ReadingStore store, DealStore deals, Accounts accounts, Marking marking, Audit audit) {
        this.store = store;
        this.deals = deals;
        this.accounts = accounts;
        this.marking = marking;
        this.audit = audit;
    }

    public void routes(Routes routes) {
        routes.answer(Mt5Calls.HELD_READINGS, this::held);
        routes.answer(Mt5Calls.DECIDE_READING, this::decide);
    }

    /// Judges a reading; an accepted one marks the account to market. The same reading again is
    /// IGNORED.
    public Outcome offer(Unit unit, Actor actor, TradingAccount account, Reading reading) {
        if (store.isKnown(unit, reading)) {
            return Outcome.IGNORED;
        }
        Reading last = last(unit, account.key()).orElse(null);
        QuarantineResult result =
                QUARANTINE.judge(
                        new QuarantineCase(
                                account.key(),
                                account.currency(),
                                account.accountPurpose(),
                                reading,
                                last,
                                since(unit, last, reading),
                                unit.now()));
        switch (result.outcome()) {
            case ACCEPTED -> accept(unit, actor, account, reading, "");
            case HELD -> hold(unit, actor, reading, result);
            case REJECTED, IGNORED -> {}
        }
        return result.outcome();
    }

    /// All accepted readings of an account, oldest first, at most the newest 10,000.
    public List<Reading> accepted(Unit unit, AccountKey account) {
        return store.accepted(unit, account, MOST);
    }

    /// The last accepted reading of every day of a zone, oldest first.
    public List<Reading> lastOfDays(Unit unit, AccountKey account, ZoneId zone) {
        return store.lastOfDays(unit, account, zone);
    }

    /// Days of a zone, both included.
    ///
    /// @param known only readings that had come by then; all of them where it is absent
    public record Days(LocalDate first, LocalDate last, ZoneId zone, @Nullable Instant known) {}

    /// The last accepted reading of each of these days, and before them the youngest one of an
    /// earlier day, oldest first: what tells how an account stood at the end of each of them.
    public List<Reading> lastOfDays(Unit unit, AccountKey account, Days days) {
        return store.lastOfDays(unit, account, days);
    }

    /// The first accepted reading, by one question however long the history is.
    public Optional<Reading> oldest(Unit unit, AccountKey account) {
        return store.oldest(unit, account);
    }

    /// The youngest accepted reading.
    public Optional<Reading> last(Unit unit, AccountKey account) {
        return store.last(unit, account).map(ReadingStore.Last::reading);
    }

    /// The youngest accepted reading that was true at an instant or before it.
    public Optional<Reading> lastBy(Unit unit, AccountKey account, Instant at) {
        return store.lastBefore(unit, account, at);
    }

    /// The youngest accepted reading of each account that has one, in one pass.
    public Map<AccountKey, Reading> last(Unit unit) {
        return store.last(unit);
    }

    /// The readings that wait for a person, newest first.
    public List<HeldReading> held(Unit unit) {
        return store.allHeld(unit);
    }

    public long heldCount(Unit unit) {
        return store.heldCount(unit);
    }

    private HeldReadings held(Asked asked, Nothing nothing) {
        return new HeldReadings(store.allHeld(asked.unit()));
    }

    private HeldReading decide(Asked asked, DecideReading decide) {
        Unit unit = asked.unit();
        String reason = decide.reason().strip();
        if (reason.length() < SHORTEST_REASON) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "A reason has at least 10 characters.");
        }
        HeldReading before = store.held(unit, decide.id());
        if (before.heldState() != HeldState.HELD) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This reading was already decided: " + before.heldState() + ".");
        }
        HeldReading after =
                new HeldReading(
                        before.id(),
                        before.reading(),
                        before.rules(),
                        before.heldAt(),
                        decide.accept() ? HeldState.ACCEPTED : HeldState.REJECTED,
                        reason,
                        before.version() + 1);
        store.replace(unit, before, after);
        audit.record(
                unit,
                asked.actor(),
                "DECIDE_READING",
                "reading/" + before.id(),
                before,
                after,
                reason);
        if (decide.accept()) {
            TradingAccount account = accounts.get(unit, before.reading().account());
            newest(unit, before.reading());
            accept(unit, asked.actor(), account, before.reading(), reason);
        }
        return after;
    }

    private void newest(Unit unit, Reading reading) {
        Reading last = last(unit, reading.account()).orElse(null);
        if (last != null && !reading.asOf().isAfter(last.asOf())) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "A reading of "
                            + last.asOf()
                            + " was accepted meanwhile; this older one can only be rejected.");
        }
    }

    private void accept(
            Unit unit, Actor actor, TradingAccount account, Reading reading, String reason) {
        store.accept(unit, reading);
        audit.record(
                unit,
                actor,
                "ACCEPT_READING",
                "reading/" + ReadingStore.id(reading),
                null,
                reading,
                reason);
        marking.mark(unit, actor, account);
    }

    private void hold(Unit unit, Actor actor, Reading reading, QuarantineResult result) {
        List<String> rules =
                result.findings().stream()
                        .filter(finding -> !finding.skipped())
                        .map(Readings::words)
                        .toList();
        var held =
                new HeldReading(
                        ReadingStore.id(reading),
                        reading,
                        rules,
                        unit.now(),
                        HeldState.HELD,
                        null,
                        1);
        store.hold(unit, held);
        audit.record(
                unit, actor, "HOLD_READING", "reading/" + held.id(), null, held, rules.toString());
    }

    private static String words(QuarantineFinding finding) {
        return finding.rule() + ": " + finding.message();
    }

    private List<Deal> since(Unit unit, @Nullable Reading last, Reading reading) {
        if (last == null || !reading.asOf().isAfter(last.asOf())) {
            return List.of();
        }
        var found = new ArrayList<Deal>();
        deals.between(
                unit,
                reading.account(),
                last.asOf(),
                reading.asOf(),
                deal -> found.add(deal.deal()));
        return found;
    }
}
