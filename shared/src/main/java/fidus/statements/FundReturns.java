package fidus.statements;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Decimals;
import fidus.returns.Flow;
import fidus.returns.Returns;
import fidus.returns.ValuedPeriod;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The two returns of a fund, which answer different questions and are therefore shown together.
final class FundReturns {
    private static final String TIME =
            "Π (1 + r) − 1 over the days, r = true P&L of the day ÷ (equity at its start + capital"
                    + " put in on it)";
    private static final String MONEY =
            "(1 + rate)^(days ÷ 365) − 1, rate being the yearly rate at which Σ flow ÷ (1 +"
                    + " rate)^(days ÷ 365) = 0, of the opening equity, each day's flow and the"
                    + " closing equity (XIRR)";
    private static final String NO_FIGURES = "An account has no figures.";

    private FundReturns() {}

    static ReturnFigure timeWeighted(List<FundDay> days) {
        if (days.isEmpty()) {
            return new ReturnFigure(null, null, TIME, NO_FIGURES);
        }
        try {
            var returns = new ArrayList<BigDecimal>();
            for (int i = 1; i < days.size(); i++) {
                stretch(days.get(i - 1), days.get(i), returns);
            }
            BigDecimal whole = Returns.timeWeighted(returns);
            return new ReturnFigure(
                    percent(whole), percent(Returns.yearly(whole, days.size() - 1)), TIME, "");
        } catch (Refused refused) {
            return new ReturnFigure(null, null, TIME, refused.problem().message());
        }
    }

    private static void stretch(FundDay before, FundDay day, List<BigDecimal> returns) {
        BigDecimal result = day.result().amount();
        BigDecimal put = day.flow().signum() > 0 ? day.flow().amount() : BigDecimal.ZERO;
        BigDecimal base = before.equity().amount().add(put);
        if (base.signum() > 0) {
            returns.add(result.divide(base, Decimals.DIVISION));
        } else if (result.signum() != 0) {
            throw Refused.because(
                    Problem.Code.BAD_VALUE,
                    "On " + day.on() + " there was a result without capital at work.");
        }
    }

    static ReturnFigure moneyWeighted(List<FundDay> days) {
        if (days.isEmpty()) {
            return new ReturnFigure(null, null, MONEY, NO_FIGURES);
        }
        try {
            FundDay first = days.getFirst();
            FundDay last = days.getLast();
            List<Flow> flows =
                    days.stream()
                            .skip(1)
                            .filter(day -> !day.flow().isZero())
                            .map(day -> new Flow(day.on(), day.flow().amount()))
                            .toList();
            var period =
                    new ValuedPeriod(
                            first.on(), last.on(), first.equity().amount(), last.equity().amount());
            BigDecimal yearly = Returns.moneyWeighted(period, flows);
            return new ReturnFigure(
                    percent(Returns.ofDays(yearly, days.size() - 1)), percent(yearly), MONEY, "");
        } catch (Refused refused) {
            return new ReturnFigure(null, null, MONEY, refused.problem().message());
        }
    }

    private static BigDecimal percent(BigDecimal fraction) {
        return fraction.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
    }
}
