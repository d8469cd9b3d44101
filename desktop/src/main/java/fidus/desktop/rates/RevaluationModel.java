package fidus.desktop.rates;

import fidus.approvals.Prepared;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.rates.AboutRevaluation;
import fidus.rates.ExchangeRate;
import fidus.rates.RateCalls;
import fidus.rates.Revaluation;
import fidus.rates.RevaluationLine;
import fidus.rates.RevaluationMonth;
import fidus.rates.RevaluationState;
import fidus.rates.RevaluedBalance;
import fidus.rates.ReverseRevaluation;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The differences of exchange of a month: what 1900 holds, what it is worth, what is posted.
final class RevaluationModel {
    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private final Fetched<RevaluationMonth> month;
    private final Command<AboutRevaluation, Prepared> revalue;
    private final Command<ReverseRevaluation, Prepared> reverse;

    /// The month that is looked at, such as 2027-03.
    final StringProperty period = new SimpleStringProperty("");

    /// A balance of 1900 with its value, or the sum of a pair.
    ///
    /// @param rate in words; empty in the base currency and on sums
    /// @param readOn where and when the rate was read
    /// @param result of a pair, in words; empty on balances
    record Row(String pair, String held, String rate, String readOn, String value, String result) {}

    RevaluationModel(Shell shell) {
        month = new Fetched<>(shell, RevaluationMonth::asOf);
        revalue = new Command<>(shell, RateCalls.REVALUE);
        reverse = new Command<>(shell, RateCalls.REVERSE);
        period.set(YearMonth.from(shell.today()).minusMonths(1).toString());
    }

    Fetched<RevaluationMonth> month() {
        return month;
    }

    Command<AboutRevaluation, Prepared> revalue() {
        return revalue;
    }

    Command<ReverseRevaluation, Prepared> reverse() {
        return reverse;
    }

    void read() {
        String asked = period.get().strip();
        if (MONTH.matcher(asked).matches()) {
            revalue.refuse(null);
            month.ask(RateCalls.MONTH, new AboutRevaluation(asked));
        } else {
            revalue.refuse(
                    Command.incomplete(
                            List.of(
                                    new Problem.Field(
                                            "period", "A month is written as 2027-03."))));
        }
    }

    /// Each pair with what it is made of.
    static List<Row> rows(RevaluationMonth now) {
        var rows = new ArrayList<Row>();
        for (RevaluationLine line : now.lines()) {
            line.balances().forEach(one -> rows.add(row(line.pair(), one)));
            String result =
                    line.gain().isZero()
                            ? "in the books"
                            : (line.gain().signum() > 0 ? "gain " : "loss ") + line.gain().abs();
            rows.add(
                    new Row(
                            line.pair(),
                            "",
                            "",
                            "",
                            line.value() + " " + ExchangeRate.BASE,
                            result));
        }
        return rows;
    }

    private static Row row(String pair, RevaluedBalance one) {
        ExchangeRate rate = one.rate();
        return new Row(
                pair,
                one.balance().toString(),
                rate == null ? "" : rate.words(),
                rate == null ? "" : rate.on() + ", " + rate.source(),
                one.value() + " " + ExchangeRate.BASE,
                "");
    }

    /// Sends what is open to a second person.
    void send(Consumer<Prepared> prepared) {
        RevaluationMonth now = month.value();
        if (now != null) {
            revalue.send(new AboutRevaluation(now.period()), prepared);
        }
    }

    static boolean isReversible(@Nullable Revaluation one) {
        return one != null && one.revaluationState() == RevaluationState.POSTED;
    }

    void takeBack(@Nullable Revaluation one, String reason, Consumer<Prepared> prepared) {
        if (one == null || reason.strip().length() < 10) {
            reverse.refuse(
                    Command.incomplete(
                            List.of(
                                    new Problem.Field(
                                            "reason", "Say why in at least 10 characters."))));
            return;
        }
        reverse.send(new ReverseRevaluation(one.id(), reason.strip()), prepared);
    }
}
