package fidus.server.rates;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.PeriodState;
import fidus.rates.ApprovedRate;
import fidus.rates.ExchangeRate;
import fidus.rates.RateFileRow;
import fidus.rates.RateStanding;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Whether rates may be entered beside those that are approved.
final class RateChecks {
    static final int MOST = 400;

    private final RateStore store;
    private final Ledger ledger;

    RateChecks(RateStore store, Ledger ledger) {
        this.store = store;
        this.ledger = ledger;
    }

    /// What a rate of a file is beside what is approved.
    RateFileRow standing(Unit unit, ExchangeRate rate) {
        RateStanding standing = RateStanding.NEW;
        String reason = "";
        ApprovedRate before = store.of(unit, rate).orElse(null);
        if (before != null) {
            boolean same = before.rate().rate().compareTo(rate.rate()) == 0;
            standing = same ? RateStanding.KNOWN : RateStanding.DIFFERENT;
            reason = same ? "" : "instead of " + before.rate().rate().toPlainString();
        }
        try {
            if (standing != RateStanding.KNOWN) {
                RateRules.check("rates", rate, unit.today());
                stays(unit, "rates", rate);
            }
        } catch (Refused why) {
            standing = RateStanding.REFUSED;
            reason = why.problem().fields().getFirst().message();
        }
        return new RateFileRow(rate.currency(), rate.on(), rate.rate(), standing, reason);
    }

    /// How often each was said before.
    ///
    /// @throws Refused `BAD_VALUE`, `PERIOD_LOCKED`
    List<Long> versions(Unit unit, List<ExchangeRate> rates, String reason) {
        if (rates.isEmpty() || rates.size() > MOST) {
            throw Refused.at(
                    "rates", Problem.Code.BAD_VALUE, "Give 1 to " + MOST + " rates at a time.");
        }
        var named = new HashSet<String>();
        var versions = new ArrayList<Long>();
        for (int i = 0; i < rates.size(); i++) {
            ExchangeRate rate = rates.get(i);
            String field = "rates." + i;
            RateRules.check(field, rate, unit.today());
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
        return List.copyOf(versions);
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
        ExchangeRate good = Rates.on(unit, store, rate.currency(), rate.on()).orElse(null);
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
}
