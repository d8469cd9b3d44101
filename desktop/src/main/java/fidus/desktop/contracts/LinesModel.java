package fidus.desktop.contracts;

import fidus.contract.Problem;
import fidus.desktop.controls.Words;
import fidus.investments.MappingLine;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The lines that place a principal, and what is still open of it.
public final class LinesModel {
    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int SHORTEST_NOTE = 10;

    private final ObservableList<LineModel> lines = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable Money> principal;
    private final ObjectProperty<Currency> currency;
    private final Supplier<List<AccountCard>> choices;

    LinesModel(
            ObjectProperty<@Nullable Money> principal,
            ObjectProperty<Currency> currency,
            Supplier<List<AccountCard>> choices) {
        this.principal = principal;
        this.currency = currency;
        this.choices = choices;
        lines.add(new LineModel());
        currency.addListener((_, _, _) -> keepPlaces());
    }

    public ObservableList<LineModel> all() {
        return lines;
    }

    ObjectProperty<@Nullable Money> principalProperty() {
        return principal;
    }

    ObjectProperty<Currency> currencyProperty() {
        return currency;
    }

    /// The accounts the principal may be placed on.
    public List<AccountCard> choices() {
        return choices.get();
    }

    /// A line loses an account that is kept in another currency than the principal.
    private void keepPlaces() {
        List<AccountKey> left = choices().stream().map(card -> card.account().key()).toList();
        for (LineModel line : lines) {
            AccountKey chosen = line.account.get();
            if (chosen != null && !left.contains(chosen)) {
                line.account.set(null);
            }
        }
    }

    /// What is placed so far; null while a line or the principal is in another currency or nothing
    /// is typed.
    public @Nullable Money placed() {
        Money whole = principal.get();
        if (whole == null) {
            return null;
        }
        Money sum = Money.zero(whole.currency());
        for (LineModel line : lines) {
            Money part = line.sum.get();
            if (part != null) {
                if (!part.currency().equals(whole.currency())) {
                    return null;
                }
                sum = sum.plus(part);
            }
        }
        return sum;
    }

    /// Principal less what is placed, null while either is unknown.
    public @Nullable Money open() {
        Money whole = principal.get();
        Money sum = placed();
        return whole == null || sum == null ? null : whole.minus(sum);
    }

    /// Whether the lines sum to the principal within 0.01.
    public boolean isPlaced() {
        Money open = open();
        return open != null && open.abs().amount().compareTo(TOLERANCE) <= 0;
    }

    /// Puts the open rest into this line.
    public void fill(LineModel line) {
        Money open = open();
        Money now = line.sum.get();
        if (open != null) {
            line.sum.set(now == null ? open : now.plus(open));
        }
    }

    void clear() {
        lines.setAll(List.of(new LineModel()));
    }

    /// The lines as they are sent, with what is wrong with each and with their sum.
    List<MappingLine> read(List<Problem.Field> faults) {
        var placed = new ArrayList<MappingLine>();
        for (int at = 0; at < lines.size(); at++) {
            LineModel line = lines.get(at);
            Money sum = line.sum.get();
            String why = line.note.get().strip();
            String place = "lines." + at;
            needs(
                    faults,
                    sum != null && sum.signum() > 0,
                    place + ".mappedPrincipal",
                    said(line.sumFault, "A sum above zero."));
            needs(
                    faults,
                    why.length() >= SHORTEST_NOTE,
                    place + ".note",
                    "A note of at least 10 characters.");
            if (sum != null) {
                placed.add(new MappingLine(line.account.get(), sum, why));
            }
        }
        Money open = open();
        if (open != null && !isPlaced()) {
            String why = "The lines and the principal differ by " + Words.money(open) + ".";
            needs(faults, false, "lines", why);
        }
        return placed;
    }

    static String said(StringProperty fault, String otherwise) {
        return fault.get().isEmpty() ? otherwise : fault.get();
    }

    static void needs(List<Problem.Field> faults, boolean met, String field, String message) {
        if (!met) {
            faults.add(new Problem.Field(field, message));
        }
    }
}
