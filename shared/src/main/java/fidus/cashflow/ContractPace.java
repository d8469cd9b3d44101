package fidus.cashflow;

import fidus.funds.FundCode;
import fidus.investments.schedule.Pace;
import fidus.money.Currency;
import fidus.mt5.pnl.Basis;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// One contract's pace before it is rounded for people.
///
/// @param pace absent when the result of an account under it is not known
/// @param gap absent when an account under it has no reading
public record ContractPace(
        CashFlowContract contract,
        Currency currency,
        @Nullable Pace pace,
        Basis basis,
        @Nullable PerformanceGap gap) {
    /// All, each fund and each contract, per currency. A set of which one contract is not known is
    /// not known.
    public static List<PaceLine> lines(List<ContractPace> contracts) {
        var byCurrency = new TreeMap<Currency, List<ContractPace>>();
        for (ContractPace one : contracts) {
            byCurrency.computeIfAbsent(one.currency, _ -> new ArrayList<>()).add(one);
        }
        var lines = new ArrayList<PaceLine>();
        byCurrency.forEach((currency, all) -> addAll(lines, currency, all));
        return lines;
    }

    private static void addAll(List<PaceLine> lines, Currency currency, List<ContractPace> all) {
        lines.add(set(currency, null, all));
        for (FundCode fund : FundCode.values()) {
            List<ContractPace> own =
                    all.stream().filter(one -> one.contract.fundCode() == fund).toList();
            if (!own.isEmpty()) {
                lines.add(set(currency, fund, own));
            }
        }
        for (ContractPace one : all) {
            Pace pace = one.pace;
            lines.add(
                    new PaceLine(
                            currency,
                            one.contract.fundCode(),
                            one.contract,
                            1,
                            pace == null ? null : PaceFigures.of(pace),
                            one.basis,
                            one.gap));
        }
    }

    private static PaceLine set(
            Currency currency, @Nullable FundCode fund, List<ContractPace> contracts) {
        Basis basis = Basis.NOTHING;
        var paces = new ArrayList<Pace>();
        for (ContractPace one : contracts) {
            basis = basis.plus(one.basis);
            Pace pace = one.pace;
            if (pace != null) {
                paces.add(pace);
            }
        }
        PaceFigures sum =
                paces.size() < contracts.size() ? null : PaceFigures.of(Pace.sum(paces, currency));
        return new PaceLine(currency, fund, null, contracts.size(), sum, basis, gap(contracts));
    }

    private static @Nullable PerformanceGap gap(List<ContractPace> contracts) {
        PerformanceGap sum = null;
        for (ContractPace one : contracts) {
            PerformanceGap gap = one.gap;
            if (gap == null) {
                return null;
            }
            sum = sum == null ? gap : sum.plus(gap);
        }
        return sum;
    }
}
