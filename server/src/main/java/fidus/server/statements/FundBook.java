package fidus.server.statements;

import fidus.funds.FundCode;
import fidus.statements.FeeLine;
import fidus.statements.FundAccountLine;
import fidus.statements.FundPack;
import fidus.statements.FundSection;
import fidus.statements.FundValues;
import fidus.statements.ReturnFigure;

import java.math.BigDecimal;
import java.util.List;

/// The fund pack as a workbook.
final class FundBook {
    private FundBook() {}

    static byte[] xlsx(FundPack pack, Print print) {
        return Book.of(
                "Fund pack " + print.label(),
                book -> {
                    accounts(pack, book);
                    returns(pack, book);
                    fees(pack, book);
                    course(pack, book);
                });
    }

    private static void accounts(FundPack pack, Book book) {
        Book.Rows rows =
                book.sheet(
                        "Accounts",
                        List.of(
                                "Fund",
                                "Account",
                                "Login",
                                "Currency",
                                "Opening equity",
                                "Capital flows",
                                "Withdrawn profit",
                                "True P&L",
                                "Closing equity",
                                "Note"));
        for (FundSection fund : pack.funds()) {
            for (FundAccountLine line : fund.accounts()) {
                rows.put(fund.fundCode().name()).put(line.label()).put(line.account().toString());
                values(rows.put(fund.currency().code()), line.values());
                rows.put(line.note()).next();
            }
            rows.put(fund.fundCode().name()).put("Fund").blank();
            values(rows.put(fund.currency().code()), fund.total());
            rows.next();
        }
    }

    private static void values(
            Book.Rows rows, @org.jspecify.annotations.Nullable FundValues values) {
        if (values == null) {
            rows.blank().blank().blank().blank().blank();
        } else {
            rows.put(values.opening())
                    .put(values.capitalFlows())
                    .put(values.profitWithdrawn())
                    .put(values.truePnl())
                    .put(values.closing());
        }
    }

    private static void returns(FundPack pack, Book book) {
        Book.Rows rows =
                book.sheet(
                        "Returns",
                        List.of("Fund", "Currency", "Return", "Percent", "Percent a year", "How"));
        for (FundSection fund : pack.funds()) {
            figure(rows, fund, "Time-weighted", fund.timeWeighted());
            figure(rows, fund, "Money-weighted", fund.moneyWeighted());
        }
    }

    private static void figure(Book.Rows rows, FundSection fund, String name, ReturnFigure figure) {
        rows.put(fund.fundCode().name()).put(fund.currency().code()).put(name);
        percent(rows, figure.percent());
        percent(rows, figure.yearlyPercent());
        rows.put(figure.refusal().isEmpty() ? figure.formula() : figure.refusal()).next();
    }

    private static void percent(
            Book.Rows rows, @org.jspecify.annotations.Nullable BigDecimal percent) {
        if (percent == null) {
            rows.blank();
        } else {
            rows.put(percent);
        }
    }

    private static void fees(FundPack pack, Book book) {
        Book.Rows rows = book.sheet("Fees", List.of("Fund", "Fee", "Payee", "Amount", "Currency"));
        pack.funds().forEach(fund -> fund.fees().forEach(fee -> fee(rows, fee)));
        pack.otherFees().forEach(fee -> fee(rows, fee));
    }

    private static void fee(Book.Rows rows, FeeLine fee) {
        FundCode fund = fee.fundCode();
        rows.put(fund == null ? "HOUSE" : fund.name()).put(fee.feeType()).put(fee.payee());
        rows.put(fee.feeAmount()).put(fee.feeAmount().currency().code()).next();
    }

    private static void course(FundPack pack, Book book) {
        Book.Rows rows = book.sheet("Equity", List.of("Fund", "Currency", "Day", "Equity"));
        for (FundSection fund : pack.funds()) {
            fund.course()
                    .forEach(
                            point ->
                                    rows.put(fund.fundCode().name())
                                            .put(fund.currency().code())
                                            .put(point.on())
                                            .put(point.value())
                                            .next());
        }
    }
}
