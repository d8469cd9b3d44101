package fidus.statements;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Every figure of a fund pack under a name of its own, in the order of the document.
final class PackFigures {
    private static final String BETWEEN = " · ";

    private final Map<String, String> all = new LinkedHashMap<>();

    private PackFigures() {}

    static Map<String, String> of(FundPack pack) {
        var figures = new PackFigures();
        pack.funds().forEach(figures::fund);
        for (FeeLine fee : pack.otherFees()) {
            figures.fee("No fund", fee);
        }
        return figures.all;
    }

    private void fund(FundSection fund) {
        String name = fund.fundCode() + " " + fund.currency();
        for (FundAccountLine line : fund.accounts()) {
            String account = name + BETWEEN + line.account();
            put(account + BETWEEN + "opening reading", String.valueOf(line.openingAsOf()));
            put(account + BETWEEN + "closing reading", String.valueOf(line.closingAsOf()));
            values(account, line.values());
            put(account + BETWEEN + "note", line.note());
        }
        values(name, fund.total());
        fund.fees().forEach(fee -> fee(name, fee));
        put(name + BETWEEN + "after fees", text(fund.afterFees()));
        put(name + BETWEEN + "time-weighted return", text(fund.timeWeighted()));
        put(name + BETWEEN + "money-weighted return", text(fund.moneyWeighted()));
        for (ValuePoint point : fund.course()) {
            put(name + BETWEEN + "equity on " + point.on(), text(point.value()));
        }
    }

    private void values(String name, @Nullable FundValues values) {
        put(name + BETWEEN + "opening equity", text(values == null ? null : values.opening()));
        put(name + BETWEEN + "capital flows", text(values == null ? null : values.capitalFlows()));
        put(
                name + BETWEEN + "withdrawn profit",
                text(values == null ? null : values.profitWithdrawn()));
        put(name + BETWEEN + "true P&L", text(values == null ? null : values.truePnl()));
        put(name + BETWEEN + "closing equity", text(values == null ? null : values.closing()));
    }

    /// Several of one type and payee are told apart by their number.
    private void fee(String name, FeeLine fee) {
        String key = name + BETWEEN + fee.feeType() + " of " + fee.payee();
        String free = key;
        for (int number = 2; all.containsKey(free); number++) {
            free = key + " " + number;
        }
        put(free, fee.feeAmount().toString());
    }

    private static String text(@Nullable Money money) {
        return money == null ? "not known" : Figures.text(money);
    }

    private static String text(ReturnFigure figure) {
        BigDecimal percent = figure.percent();
        return percent == null ? figure.refusal() : percent + " %";
    }

    private void put(String name, String value) {
        all.put(name, value);
    }
}
