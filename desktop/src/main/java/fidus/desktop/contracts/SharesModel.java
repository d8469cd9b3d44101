package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.book.ShareBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.UnitsBefore;
import fidus.money.Currency;
import fidus.money.Money;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// How a contract that shares performance stood at its last valuation elsewhere, as it is typed.
public final class SharesModel {
    public final ObjectProperty<@Nullable LocalDate> valuedOn = new SimpleObjectProperty<>();
    public final StringProperty performance = new SimpleStringProperty("");
    public final StringProperty mark = new SimpleStringProperty("");

    /// A line per share: its day, the sum, the day it was paid and the reference; the last two
    /// empty while it is owed.
    public final StringProperty shares = new SimpleStringProperty("");

    /// The units of a contract in a pool, which say its performance and its mark.
    public final UnitsModel units = new UnitsModel();

    /// Whether the contract is in a pool.
    public final BooleanProperty inPool = new SimpleBooleanProperty();

    void begin() {
        units.begin();
        valuedOn.set(null);
        performance.set("");
        mark.set("");
        shares.set("");
    }

    void onChange(Runnable look) {
        units.onChange(look);
        valuedOn.addListener((_, _, _) -> look.run());
        performance.addListener((_, _, _) -> look.run());
        mark.addListener((_, _, _) -> look.run());
        shares.addListener((_, _, _) -> look.run());
    }

    /// What is typed; null where no day is, for a contract that was never valued.
    @Nullable SharesBefore read(Money principal, List<Problem.Field> faults) {
        LocalDate on = valuedOn.get();
        if (on == null) {
            return null;
        }
        Currency currency = principal.currency();
        UnitsBefore held = inPool.get() ? units.read(faults) : null;
        Money reached =
                !inPool.get()
                        ? money("shares.performance", performance.get(), currency, faults)
                        : held == null ? null : held.over(held.price(), principal);
        Money top =
                !inPool.get()
                        ? money("shares.highWaterMark", mark.get(), currency, faults)
                        : held == null ? null : held.over(held.mark(), principal);
        List<ShareBefore> found =
                PaidLines.read(
                        shares.get(),
                        "shares.shares",
                        "day; sum; day paid; reference, such as 2026-03-31; 5000.00; 2026-04-10;"
                                + " WIRE 4711.",
                        parts -> share(parts, currency),
                        faults);
        return reached == null || top == null
                ? null
                : new SharesBefore(on, reached, top, found, held);
    }

    private static ShareBefore share(List<String> parts, Currency currency) {
        boolean owed = parts.size() < 3 || parts.get(2).isEmpty();
        return new ShareBefore(
                LocalDate.parse(parts.get(0)),
                Money.of(parts.get(1), currency.code()),
                owed ? null : LocalDate.parse(parts.get(2)),
                owed ? "" : parts.get(3));
    }

    private static @Nullable Money money(
            String field, String text, Currency currency, List<Problem.Field> faults) {
        try {
            return Money.of(text.strip(), currency.code());
        } catch (Refused | IllegalArgumentException e) {
            faults.add(new Problem.Field(field, "A sum such as 4000.00 or -1250.50."));
            return null;
        }
    }
}
