package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.StatementPreview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/// Whether the statements of the file in hand that cannot be taken in are left out, so that the
/// others can be.
public final class LeaveOutModel {
    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private @Nullable BankPreview shown;

    /// A reading of the file, null when it is put aside; a person decides again where other
    /// statements are refused than before.
    void show(@Nullable BankPreview now) {
        BankPreview before = shown;
        boolean same =
                now != null
                        && before != null
                        && before.id().equals(now.id())
                        && refused(before).equals(refused(now));
        shown = now;
        if (!same) {
            chosen.set(false);
        }
    }

    /// Whether a person leaves them out.
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    /// How many would be left out; 0 where that is no way to take the file in.
    int possible() {
        BankPreview now = shown;
        boolean is = now != null && Boolean.TRUE.equals(now.importableWithout());
        return now == null || !is ? 0 : refused(now).size();
    }

    /// Whether what is not left out can be taken in.
    boolean leavesEnough() {
        BankPreview now = shown;
        return now != null && (now.importable() || (possible() > 0 && chosen.get()));
    }

    /// The places of what is left out, counted from 1.
    List<Integer> places() {
        BankPreview now = shown;
        return now == null || possible() == 0 || !chosen.get() ? List.of() : refused(now);
    }

    private static List<Integer> refused(BankPreview preview) {
        List<StatementPreview> all = preview.statements();
        return IntStream.rangeClosed(1, all.size())
                .filter(place -> all.get(place - 1).refusal() != null)
                .boxed()
                .toList();
    }
}
