package fidus.statements;

import fidus.funds.FundCode;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.pnl.TruePnl;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Computes the fund pack of a month. The result is `TruePnl` alone; nothing here adds up P&L in
/// another way. It opens and closes with what the months were closed with, so that it says the same
/// whenever it is made; the days between end by the clock of each account's server.
public final class FundPacks {
    private final FundPackInput input;
    private final LocalDate from;
    private final LocalDate to;

    private record Key(FundCode fund, String currency) {}

    private FundPacks(FundPackInput input) {
        this.input = input;
        this.from = input.period().atDay(1);
        this.to = input.period().atEndOfMonth();
    }

    /// @throws fidus.contract.Refused `UNBALANCED` when opening, flows and result are not the
    ///   closing value
    public static FundPack of(FundPackInput input) {
        return new FundPacks(input).pack();
    }

    private FundPack pack() {
        Map<Key, List<FundAccount>> funds =
                new TreeMap<>(Comparator.comparing(Key::fund).thenComparing(Key::currency));
        for (FundAccount account : input.accounts()) {
            var key = new Key(account.fundCode(), account.currency().code());
            funds.computeIfAbsent(key, _ -> new ArrayList<>()).add(account);
        }
        List<FundSection> sections =
                funds.entrySet().stream()
                        .map(one -> section(one.getKey(), one.getValue()))
                        .toList();
        return new FundPack(
                input.period().toString(),
                from,
                to,
                input.businessZone(),
                input.now(),
                sections,
                rest(sections));
    }

    /// The fees that no section took, so that none is lost.
    private List<FeeLine> rest(List<FundSection> sections) {
        var rest = new ArrayList<>(input.fees());
        sections.forEach(section -> section.fees().forEach(rest::remove));
        return rest;
    }

    private FundSection section(Key key, List<FundAccount> accounts) {
        var currency = new Currency(key.currency);
        List<FundAccountLine> lines = accounts.stream().map(this::line).toList();
        FundValues total = total(lines, currency);
        List<FeeLine> fees =
                input.fees().stream()
                        .filter(fee -> fee.fundCode() == key.fund)
                        .filter(fee -> fee.feeAmount().currency().equals(currency))
                        .toList();
        List<FundDay> days = total == null ? List.of() : days(accounts, currency);
        return new FundSection(
                key.fund,
                currency,
                lines,
                total,
                fees,
                total == null ? null : afterFees(total, fees),
                FundReturns.timeWeighted(days),
                FundReturns.moneyWeighted(days),
                days.stream().map(day -> new ValuePoint(day.on(), day.equity())).toList());
    }

    private static Money afterFees(FundValues total, List<FeeLine> fees) {
        Money left = total.truePnl();
        for (FeeLine fee : fees) {
            left = left.minus(fee.feeAmount());
        }
        return left;
    }

    private static @Nullable FundValues total(List<FundAccountLine> lines, Currency currency) {
        FundValues sum = FundValues.zero(currency);
        for (FundAccountLine line : lines) {
            FundValues values = line.values();
            if (values == null) {
                return null;
            }
            sum = sum.plus(values);
        }
        return sum;
    }

    private FundAccountLine line(FundAccount account) {
        AccountAt opening = at(account, from.minusDays(1));
        AccountAt closing = at(account, to);
        TruePnl before = known(account, from.minusDays(1));
        TruePnl after = known(account, to);
        FundValues values = before == null || after == null ? null : values(account, before, after);
        return new FundAccountLine(
                account.account(),
                account.label(),
                opening.asOf(),
                closing.asOf(),
                values,
                note(account, before, after, closing));
    }

    /// What a month was closed with stands; the rest is told from what is known.
    private AccountAt at(FundAccount account, LocalDate day) {
        AccountAt kept =
                day.isBefore(from) ? account.opening() : day.equals(to) ? account.closing() : null;
        return kept == null ? account.history().at(day) : kept;
    }

    private @Nullable TruePnl known(FundAccount account, LocalDate day) {
        TruePnl pnl = at(account, day).pnl();
        if (pnl != null) {
            return pnl;
        }
        return account.history().isEmptyAt(day) ? TruePnl.zero(account.currency()) : null;
    }

    private String note(
            FundAccount account,
            @Nullable TruePnl before,
            @Nullable TruePnl after,
            AccountAt closing) {
        if (before == null) {
            return "No reading by the end of " + from.minusDays(1) + ".";
        }
        if (after == null) {
            return "No reading by the end of " + to + ".";
        }
        List<String> said = new ArrayList<>();
        if (closing.undecidedRows() > 0) {
            said.add(closing.undecidedRows() + " cash movements are not classified yet.");
        }
        long late = account.history().lateIn(from, to);
        if (late > 0) {
            said.add(
                    (late == 1 ? "1 cash movement" : late + " cash movements")
                            + " of earlier months came after their month was closed.");
        }
        return String.join(" ", said);
    }

    private static FundValues values(FundAccount account, TruePnl before, TruePnl after) {
        return new FundValues(
                        before.ownedEquity(),
                        after.adjustedAllocation().minus(before.adjustedAllocation()),
                        after.netProfitWithdrawals().minus(before.netProfitWithdrawals()),
                        after.since(before),
                        after.ownedEquity())
                .checked("Account " + account.account());
    }

    /// The day before the period and every day of it.
    private List<FundDay> days(List<FundAccount> accounts, Currency currency) {
        var days = new ArrayList<FundDay>();
        TruePnl before = null;
        for (LocalDate day = from.minusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            TruePnl sum = TruePnl.zero(currency);
            for (FundAccount account : accounts) {
                TruePnl pnl = known(account, day);
                sum = pnl == null ? sum : sum.plus(pnl);
            }
            days.add(FundDay.of(day, before == null ? sum : before, sum));
            before = sum;
        }
        return days;
    }
}
