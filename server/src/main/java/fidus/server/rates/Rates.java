package fidus.server.rates;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What currencies cost by day. One person enters rates with their source, another approves them;
/// nothing is valued with a rate that nobody approved. The door of this feature.
public final class Rates {
    /// The command another person approves so that rates may be used.
    public static final String APPROVE = "APPROVE_RATES";

    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final RateStore store = new RateStore();
    private final RateChecks checks;
    private final Audit audit;
    private final Approvals approvals;
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
        checks = new RateChecks(store, ledger);
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

    RateChecks checks() {
        return checks;
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
        return prepare(
                asked.unit(),
                asked.actor(),
                new Together("rates/" + asked.requestId(), asks.rates(), asks.reason(), List.of()));
    }

    /// Rates that one person enters together.
    ///
    /// @param about what they come from, shown before them
    record Together(String subject, List<ExchangeRate> rates, String reason, List<Shown> about) {}

    /// @throws Refused `BAD_VALUE`, `PERIOD_LOCKED`
    Prepared prepare(Unit unit, Actor actor, Together asks) {
        Wanted wanted = checked(unit, asks.rates, asks.reason.strip());
        int count = wanted.rates.size();
        ExchangeRate first = wanted.rates.getFirst();
        return approvals.prepare(
                unit,
                actor,
                new Approvals.Request(
                        APPROVE,
                        asks.subject,
                        count == 1
                                ? "Rate of " + first.on() + ": " + first.words()
                                : count + " rates of exchange",
                        shown(unit, wanted, asks.about),
                        wanted));
    }

    private List<Shown> shown(Unit unit, Wanted wanted, List<Shown> about) {
        var shown = new ArrayList<>(about);
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

    private Wanted checked(Unit unit, List<ExchangeRate> rates, String reason) {
        return new Wanted(rates, checks.versions(unit, rates, reason), reason);
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
