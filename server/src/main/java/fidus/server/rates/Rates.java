package fidus.server.rates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.money.Currency;
import fidus.rates.ApprovedRate;
import fidus.rates.DayRates;
import fidus.rates.ExchangeRate;
import fidus.rates.FindRates;
import fidus.rates.PrepareRates;
import fidus.rates.RateCalls;
import fidus.rates.RateList;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What currencies cost by day. One person enters rates with their source, another approves them;
/// nothing is valued with a rate that nobody approved. The door of this feature.
public final class Rates {
    /// The command another person approves so that rates may be used.
    public static final String APPROVE = "APPROVE_RATES";

    private static final int MOST = 400;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final RateStore store = new RateStore();
    private final Audit audit;
    private final Approvals approvals;
    private final Ledger ledger;
    private final Revaluations revaluations;

    /// Rates as they were shown.
    ///
    /// @param versions how often each was said before
    record Wanted(List<ExchangeRate> rates, List<Long> versions, String reason) {
        Wanted {
            rates = List.copyOf(rates);
            versions = List.copyOf(versions);
        }
    }

    public Rates(Audit audit, Approvals approvals, Ledger ledger) {
        this.audit = audit;
        this.approvals = approvals;
        this.ledger = ledger;
        revaluations = new Revaluations(new Revaluations.Ground(audit, approvals, ledger), store);
        approvals.kind(APPROVE, Wanted.class, Set.of(Role.APPROVER), this::approved);
    }

    public static void shape(Migrations migrations) {
        RateStore.shape(migrations);
    }

    public void routes(Routes routes) {
        routes.answer(RateCalls.FIND, this::find);
        routes.answer(RateCalls.PREPARE, this::prepare);
        revaluations.routes(routes);
    }

    /// What a currency cost on a day: the day's approved rate, or the last one before it that is
    /// still good; empty where none is.
    public Optional<ExchangeRate> on(Unit unit, Currency currency, LocalDate day) {
        return on(unit, store, currency, day);
    }

    /// What currencies cost on a day; those without a good rate are not among them.
    public DayRates of(Unit unit, Collection<Currency> currencies, LocalDate day) {
        return of(unit, store, currencies, day);
    }

    static DayRates of(Unit unit, RateStore store, Collection<Currency> currencies, LocalDate day) {
        Map<Currency, ExchangeRate> rates = new HashMap<>();
        for (Currency currency : currencies) {
            on(unit, store, currency, day).ifPresent(rate -> rates.put(currency, rate));
        }
        return new DayRates(day, rates);
    }

    static Optional<ExchangeRate> on(Unit unit, RateStore store, Currency currency, LocalDate day) {
        return store.within(unit, currency, day.minusDays(ExchangeRate.GOOD_FOR_DAYS), day)
                .map(ApprovedRate::rate);
    }

    /// What of 1900 is not in the books at a month's rates, in words; empty where all is.
    public List<String> unvalued(Unit unit, YearMonth month) {
        return revaluations.held().against(unit, month);
    }

    private RateList find(Asked asked, FindRates find) {
        return new RateList(
                asked.unit().now(), ExchangeRate.BASE, store.newest(asked.unit(), find.currency()));
    }

    private Prepared prepare(Asked asked, PrepareRates asks) {
        Unit unit = asked.unit();
        Wanted wanted = checked(unit, asks.rates(), asks.reason().strip());
        int count = wanted.rates.size();
        ExchangeRate first = wanted.rates.getFirst();
        return approvals.prepare(
                unit,
                asked.actor(),
                new Approvals.Request(
                        APPROVE,
                        "rates/" + asked.requestId(),
                        count == 1
                                ? "Rate of " + first.on() + ": " + first.words()
                                : count + " rates of exchange",
                        shown(unit, wanted),
                        wanted));
    }

    private List<Shown> shown(Unit unit, Wanted wanted) {
        var shown = new ArrayList<Shown>();
        for (ExchangeRate rate : wanted.rates) {
            String stands =
                    store.of(unit, rate)
                            .map(one -> ", instead of " + one.rate().rate().toPlainString())
                            .or(() -> last(unit, rate))
                            .orElse("");
            shown.add(
                    new Shown(
                            rate.currency() + " " + rate.on(),
                            rate.words() + " (" + rate.source() + ")" + stands));
        }
        if (!wanted.reason.isEmpty()) {
            shown.add(new Shown("Reason", wanted.reason));
        }
        return List.copyOf(shown);
    }

    private Optional<String> last(Unit unit, ExchangeRate rate) {
        return store.within(unit, rate.currency(), FIRST, rate.on())
                .map(
                        one ->
                                ", before it "
                                        + one.rate().rate().toPlainString()
                                        + " on "
                                        + one.rate().on());
    }

    /// @throws Refused `BAD_VALUE`, `PERIOD_LOCKED`
    private Wanted checked(Unit unit, List<ExchangeRate> rates, String reason) {
        if (rates.isEmpty() || rates.size() > MOST) {
            throw Refused.at(
                    "rates", Problem.Code.BAD_VALUE, "Give 1 to " + MOST + " rates at a time.");
        }
        var named = new HashSet<String>();
        var versions = new ArrayList<Long>();
        for (int i = 0; i < rates.size(); i++) {
            ExchangeRate rate = rates.get(i);
            String field = "rates." + i;
            RateRules.check(field, rate, LocalDate.ofInstant(unit.now(), ZoneOffset.UTC));
            if (!named.add(RateStore.id(rate))) {
                throw Refused.at(
                        field + ".on",
                        Problem.Code.BAD_VALUE,
                        rate.currency() + " has two rates of " + rate.on() + " here. Keep one.");
            }
            ApprovedRate before = store.of(unit, rate).orElse(null);
            if (before == null) {
                stays(unit, field, rate);
            } else {
                replacing(unit, field, before, rate, reason);
            }
            versions.add(before == null ? 0 : before.version());
        }
        return new Wanted(rates, versions, reason);
    }

    private void replacing(
            Unit unit, String field, ApprovedRate before, ExchangeRate rate, String reason) {
        if (before.rate().isSame(rate)) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This rate of " + rate.on() + " stands already.");
        }
        stays(unit, field, rate);
        if (reason.length() < 10 || reason.length() > 1_000) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "A rate of "
                            + rate.currency()
                            + " on "
                            + rate.on()
                            + " stands. Say in 10 to 1000 characters why it is replaced.");
        }
    }

    /// A day of a locked month keeps what it is valued with. Where nothing is good for the day,
    /// nothing was valued on it.
    ///
    /// @throws Refused `PERIOD_LOCKED`
    private void stays(Unit unit, String field, ExchangeRate rate) {
        if (ledger.periodState(unit, YearMonth.from(rate.on())) != PeriodState.LOCKED) {
            return;
        }
        ExchangeRate good = on(unit, rate.currency(), rate.on()).orElse(null);
        if (good != null) {
            throw Refused.at(
                    field + ".on",
                    Problem.Code.PERIOD_LOCKED,
                    "The month of "
                            + rate.on()
                            + " is locked, and what was valued with "
                            + good.words()
                            + " of "
                            + good.on()
                            + " stays. Reopen the month first, or leave the rate.");
        }
    }

    private void approved(Unit unit, Decided by, Wanted wanted) {
        if (!checked(unit, wanted.rates, wanted.reason).versions.equals(wanted.versions)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "One of these rates was approved meanwhile. Prepare them again.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        for (int i = 0; i < wanted.rates.size(); i++) {
            var after =
                    new ApprovedRate(
                            wanted.rates.get(i),
                            wanted.versions.get(i) == 0 ? "" : wanted.reason,
                            by.maker().name(),
                            by.checker().name(),
                            unit.now(),
                            wanted.versions.get(i) + 1);
            ApprovedRate before = store.of(unit, after.rate()).orElse(null);
            store.put(unit, after);
            audit.record(
                    unit,
                    maker,
                    APPROVE,
                    "rate/" + RateStore.id(after.rate()),
                    before,
                    after,
                    after.reason());
        }
    }
}
