package fidus.server.rates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.rates.AboutRevaluation;
import fidus.rates.ExchangeRate;
import fidus.rates.RateCalls;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationId;
import fidus.rates.RevaluationLine;
import fidus.rates.RevaluationMonth;
import fidus.rates.RevaluationState;
import fidus.rates.RevaluedBalance;
import fidus.rates.ReverseRevaluation;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.MonthText;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The differences of exchange of a month's end (E20): what 1900 holds is valued with approved
/// rates, and what is left goes to 5700. One person prepares it, another approves exactly those
/// figures. What was posted counts in what is held, so it may be done again and posts only what is
/// open by then.
final class Revaluations {
    /// The command another person approves so that differences are posted.
    static final String REVALUE = "REVALUE";

    /// The command another person approves to take them back.
    static final String REVERSE = "REVERSE_REVALUATION";

    private static final String EVENT = "E20";
    private static final String DIFFERENCES = "5700";

    private final Ground ground;
    private final RateStore store;
    private final HeldExchanges held;

    record Ground(Audit audit, Approvals approvals, Ledger ledger) {}

    /// Differences as they were shown.
    record Wanted(RevaluationId id, String period, String digest) {}

    record Ending(RevaluationId id, long version, LocalDate on, String reason) {}

    Revaluations(Ground ground, RateStore store) {
        this.ground = ground;
        this.store = store;
        held = new HeldExchanges(ground.ledger, store);
        ground.approvals.kind(REVALUE, Wanted.class, Set.of(Role.APPROVER), this::posted);
        ground.approvals.kind(REVERSE, Ending.class, Set.of(Role.APPROVER), this::reversed);
    }

    HeldExchanges held() {
        return held;
    }

    void routes(Routes routes) {
        routes.answer(
                RateCalls.MONTH,
                (asked, about) -> held.month(asked.unit(), MonthText.of(about.period())));
        routes.answer(RateCalls.REVALUE, this::askPosting);
        routes.answer(RateCalls.REVERSE, this::askReversal);
    }

    private Prepared askPosting(Asked asked, AboutRevaluation about) {
        Unit unit = asked.unit();
        RevaluationMonth now = postable(unit, about.period());
        var shown = new ArrayList<Shown>();
        for (RevaluationLine line : now.open()) {
            line.balances().forEach(one -> shown.add(shown(line.pair(), one)));
            shown.add(
                    new Shown(
                            line.pair() + (line.gain().signum() > 0 ? " gain" : " loss"),
                            line.gain().abs() + ", rounded from " + line.value()));
        }
        shown.add(new Shown("Posted on", now.on().toString()));
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        REVALUE,
                        "revaluation/" + now.period(),
                        "Differences of exchange of " + now.period(),
                        List.copyOf(shown),
                        new Wanted(
                                new RevaluationId(asked.requestId()),
                                now.period(),
                                Canonical.digest(now.open()))));
    }

    private static Shown shown(String pair, RevaluedBalance one) {
        ExchangeRate rate = one.rate();
        return new Shown(
                pair + " holds " + one.balance(),
                one.value()
                        + " "
                        + ExchangeRate.BASE
                        + (rate == null
                                ? ""
                                : " at "
                                        + rate.words()
                                        + " of "
                                        + rate.on()
                                        + ", "
                                        + rate.source()));
    }

    /// @throws Refused `BAD_VALUE`, `PERIOD_LOCKED`, `WRONG_STATE`, `NOTHING_DUE`
    private RevaluationMonth postable(Unit unit, String period) {
        YearMonth month = MonthText.of(period);
        if (month.atEndOfMonth().isAfter(unit.today())) {
            throw Refused.at(
                    "period",
                    Problem.Code.BAD_VALUE,
                    month + " is not over. Its differences are known on its last day.");
        }
        if (ground.ledger.periodState(unit, month) == PeriodState.LOCKED) {
            throw Refused.at(
                    "period",
                    Problem.Code.PERIOD_LOCKED,
                    month
                            + " is locked. Revalue the first open month: what stood open is in"
                            + " it.");
        }
        RevaluationMonth now = held.month(unit, month);
        if (!now.missing().isEmpty()) {
            throw Refused.at("period", Problem.Code.WRONG_STATE, String.join(" ", now.missing()));
        }
        if (now.open().isEmpty()) {
            throw Refused.at(
                    "period",
                    Problem.Code.NOTHING_DUE,
                    "1900 is in the books at the rates of " + now.on() + " already.");
        }
        return now;
    }

    private void posted(Unit unit, Decided by, Wanted wanted) {
        RevaluationMonth now = postable(unit, wanted.period);
        if (!Canonical.digest(now.open()).equals(wanted.digest)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "The rates or 1900 changed since this was prepared. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        var entries = new ArrayList<NewEntry>();
        for (RevaluationLine line : now.open()) {
            entries.add(
                    new NewEntry(
                            EVENT,
                            subject(wanted.id),
                            line.pair(),
                            now.on(),
                            postings(line),
                            "Difference of exchange of " + line.pair() + " on " + now.on()));
        }
        ground.ledger.postAll(unit, maker, by.checker().id(), entries);
        var after =
                new Revaluation(
                        wanted.id,
                        now.period(),
                        now.on(),
                        RevaluationState.POSTED,
                        now.open(),
                        by.maker().name(),
                        by.checker().name(),
                        unit.now(),
                        null,
                        "",
                        1);
        store.add(unit, after);
        ground.audit.record(unit, maker, REVALUE, subject(wanted.id), null, after, "");
    }

    private static List<Posting> postings(RevaluationLine line) {
        boolean gain = line.gain().signum() > 0;
        Map<String, String> of =
                line.pair().isEmpty() ? Map.of() : Map.of(HeldExchanges.PAIR, line.pair());
        return List.of(
                Postings.debit(gain ? HeldExchanges.CLEARING : DIFFERENCES, line.gain().abs(), of),
                Postings.credit(
                        gain ? DIFFERENCES : HeldExchanges.CLEARING, line.gain().abs(), of));
    }

    private Prepared askReversal(Asked asked, ReverseRevaluation asks) {
        Unit unit = asked.unit();
        Revaluation one = standing(store.get(unit, asks.id()));
        String reason = reason(asks.reason());
        LocalDate on = countsOn(unit, one);
        var shown = new ArrayList<Shown>();
        one.lines().forEach(line -> shown.add(new Shown(line.pair(), line.gain().toString())));
        shown.add(new Shown("Posted on", on.toString()));
        shown.add(new Shown("Reason", reason));
        return ground.approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        REVERSE,
                        "revaluation/" + one.period(),
                        "Take back the differences of exchange of " + one.period(),
                        List.copyOf(shown),
                        new Ending(one.id(), one.version(), on, reason)));
    }

    private void reversed(Unit unit, Decided by, Ending ending) {
        Revaluation before = standing(store.get(unit, ending.id));
        if (before.version() != ending.version || !countsOn(unit, before).equals(ending.on)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This is not what was shown any more. Prepare it again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        for (RevaluationLine line : before.lines()) {
            ground.ledger.reversePosted(
                    unit,
                    maker,
                    by.checker().id(),
                    new Ledger.Posted(EVENT, subject(before.id()), line.pair()),
                    ending.reason);
        }
        Revaluation after = before.reversed(ending.reason, unit.now());
        store.replace(unit, before, after);
        ground.audit.record(
                unit, maker, REVERSE, subject(before.id()), before, after, ending.reason);
    }

    private LocalDate countsOn(Unit unit, Revaluation one) {
        return ground.ledger.countsOn(unit, Ledger.CORRECTION, one.on());
    }

    private static Revaluation standing(Revaluation one) {
        if (one.revaluationState() != RevaluationState.POSTED) {
            throw Refused.at("id", Problem.Code.WRONG_STATE, "This was taken back already.");
        }
        return one;
    }

    private static String reason(String given) {
        String said = given.strip();
        if (said.length() < 10 || said.length() > 1_000) {
            throw Refused.at(
                    "reason", Problem.Code.BAD_VALUE, "Say why, in 10 to 1000 characters.");
        }
        return said;
    }

    private static String subject(RevaluationId id) {
        return "revaluation/" + id.value();
    }
}
