package fidus.statements;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Every figure of a statement under a name of its own, in the order of the document.
public final class Figures {
    private static final String BETWEEN = " · ";

    private final Map<String, String> all = new LinkedHashMap<>();

    private Figures() {}

    public static Map<String, String> of(ClientStatement statement) {
        var figures = new Figures();
        figures.put("Client", statement.clientName());
        for (CurrencySection section : statement.sections()) {
            String currency = section.currency().code();
            figures.movements(currency + BETWEEN + "Total", section.total());
            for (ContractLine line : section.contracts()) {
                figures.contract(currency + BETWEEN + "Contract " + line.number(), line);
            }
            section.deposits().forEach(one -> figures.deposit(currency, one));
            section.payouts().forEach(one -> figures.payout(currency, one));
            section.upcoming().forEach(one -> figures.payout(currency, one));
            section.redemptionLines().forEach(one -> figures.redemption(currency, one));
            for (MonthInterest month : section.months()) {
                String name = currency + BETWEEN + month.month() + BETWEEN;
                figures.put(name + "accrued interest", text(month.accruedInterest()));
                figures.put(name + "interest paid", text(month.interestPaid()));
            }
        }
        return figures.all;
    }

    /// The amount as people read it, without its currency: `-1,234.50`. Exact.
    public static String text(Money money) {
        int scale = money.currency().scale();
        String pattern = "#,##0" + (scale == 0 ? "" : "." + "0".repeat(scale));
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
                .format(money.amount());
    }

    private void deposit(String currency, DepositLine line) {
        LocalDate late = line.countsOn();
        LocalDate back = line.reversedOn();
        put(
                currency
                        + BETWEEN
                        + "Deposit "
                        + line.number()
                        + (back == null ? "" : BETWEEN + "reversed"),
                text(line.deposited())
                        + " on "
                        + line.valueDate()
                        + (late == null ? "" : ", counted from " + late)
                        + (back == null ? "" : ", reversed on " + back));
    }

    private void contract(String name, ContractLine line) {
        put(name + BETWEEN + "fund", line.fundCode().name());
        put(name + BETWEEN + "principal", text(line.principal()));
        put(name + BETWEEN + "terms", line.terms());
        movements(name, line.movements());
        line.changeLines()
                .forEach(
                        one ->
                                put(
                                        name + BETWEEN + one.change() + " on " + one.on(),
                                        text(one.interest()) + " of interest"));
    }

    private void movements(String name, Movements movements) {
        put(name + BETWEEN + "opening value", text(movements.opening()));
        put(name + BETWEEN + "deposits", text(movements.deposits()));
        put(name + BETWEEN + "accrued interest", text(movements.accruedInterest()));
        put(name + BETWEEN + "payouts paid", text(movements.payoutsPaid()));
        Money lost = movements.notRepaid();
        if (lost != null) {
            put(name + BETWEEN + "principal not repaid", text(lost));
        }
        put(name + BETWEEN + "closing value", text(movements.closing()));
    }

    private void payout(String currency, PayoutLine line) {
        LocalDate paid = line.paidOn();
        put(
                currency
                        + BETWEEN
                        + "Contract "
                        + line.contractNumber()
                        + BETWEEN
                        + line.payoutKind()
                        + " "
                        + line.sequence()
                        + (line.lineState() == LineState.RETURNED ? BETWEEN + "returned" : ""),
                text(line.payoutAmount())
                        + " due "
                        + line.dueOn()
                        + (paid == null
                                ? ", " + line.lineState()
                                : ", "
                                        + verb(line)
                                        + " "
                                        + paid
                                        + after(", at the bank on ", line.bankDay())));
    }

    private void redemption(String currency, RedemptionLine line) {
        put(
                currency + BETWEEN + "Redemption " + line.number(),
                text(line.requested())
                        + " of contract "
                        + line.contractNumber()
                        + ", requested "
                        + line.requestedOn()
                        + after(", approved ", line.approvedOn())
                        + ", "
                        + line.redemptionState()
                        + after(" ", line.endedOn()));
    }

    private static String after(String words, @Nullable LocalDate day) {
        return day == null ? "" : words + day;
    }

    private static String verb(PayoutLine line) {
        return line.lineState() == LineState.RETURNED ? "came back" : "paid";
    }

    private void put(String name, String value) {
        all.put(name, value);
    }
}
