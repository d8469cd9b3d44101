package fidus.desktop.close;

import fidus.approvals.Prepared;
import fidus.close.CloseCalls;
import fidus.close.FundTotals;
import fidus.close.RecordMonthStart;
import fidus.contract.Problem;
import fidus.desktop.shell.Command;
import fidus.desktop.shell.Shell;
import fidus.funds.FundCode;
import fidus.money.Money;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// The form for what the committee resolved for the month after a locked one.
public final class MonthStartModel {
    private static final int SHORTEST = 10;

    /// The funds the committee has capital in.
    static final List<FundCode> FUNDS =
            List.of(FundCode.CORE, FundCode.BALANCE, FundCode.DYNAMIC, FundCode.UNLIMITED);

    private final Shell shell;
    private final Runnable done;
    private final Command<RecordMonthStart, Prepared> command;
    private final ReadOnlyObjectWrapper<@Nullable YearMonth> month = new ReadOnlyObjectWrapper<>();
    private final List<Line> lines = FUNDS.stream().map(Line::new).toList();

    public final StringProperty note = new SimpleStringProperty("");

    /// A fund's figures as they are typed.
    public static final class Line {
        public final FundCode fund;
        public final ObjectProperty<@Nullable Money> capital = new SimpleObjectProperty<>();
        public final ObjectProperty<@Nullable Money> reserves = new SimpleObjectProperty<>();
        public final ObjectProperty<@Nullable Money> unallocated = new SimpleObjectProperty<>();

        private Line(FundCode fund) {
            this.fund = fund;
        }

        private void clear() {
            capital.set(null);
            reserves.set(null);
            unallocated.set(null);
        }

        private boolean isEmpty() {
            return capital.get() == null && reserves.get() == null && unallocated.get() == null;
        }

        /// Reserves and rest that are not typed are none; a capital that is not typed is not known.
        private @Nullable FundTotals totals() {
            Money whole = capital.get();
            return whole == null
                    ? null
                    : new FundTotals(
                            fund,
                            whole,
                            orNone(reserves.get(), whole),
                            orNone(unallocated.get(), whole));
        }

        private static Money orNone(@Nullable Money typed, Money whole) {
            return typed == null ? Money.zero(whole.currency()) : typed;
        }
    }

    MonthStartModel(Shell shell, Runnable done) {
        this.shell = shell;
        this.done = done;
        command = new Command<>(shell, CloseCalls.START);
    }

    public Command<RecordMonthStart, Prepared> command() {
        return command;
    }

    public List<Line> lines() {
        return lines;
    }

    /// The locked month; null while the form is closed.
    public ReadOnlyObjectProperty<@Nullable YearMonth> monthProperty() {
        return month.getReadOnlyProperty();
    }

    void open(YearMonth locked) {
        lines.forEach(Line::clear);
        note.set("");
        command.refuse(null);
        month.set(locked);
    }

    public void close() {
        month.set(null);
    }

    public void send() {
        YearMonth locked = month.get();
        var faults = new ArrayList<Problem.Field>();
        var totals = new ArrayList<FundTotals>();
        for (Line line : lines) {
            FundTotals typed = line.totals();
            if (typed != null) {
                totals.add(typed);
            } else if (!line.isEmpty()) {
                faults.add(new Problem.Field("totals", "Enter the capital of " + line.fund + "."));
            }
        }
        if (note.get().strip().length() < SHORTEST) {
            faults.add(
                    new Problem.Field(
                            "note", "Name the committee's minutes in at least 10 characters."));
        }
        if (locked == null || !faults.isEmpty()) {
            command.refuse(
                    new Problem(
                            Problem.Code.BAD_VALUE,
                            "Some fields need another look. Nothing was sent.",
                            List.copyOf(faults),
                            null));
            return;
        }
        command.send(
                new RecordMonthStart(locked.toString(), totals, note.get().strip()),
                prepared -> {
                    close();
                    shell.notices().good("Waits for a second person: " + prepared.title());
                    done.run();
                });
    }
}
