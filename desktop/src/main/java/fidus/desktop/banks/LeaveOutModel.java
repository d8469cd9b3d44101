package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What of the file in hand a person leaves out: the statements that cannot be taken in, so that
/// the others can be, and new rows that may be what another format said.
public final class LeaveOutModel {
    /// How many of a statement's repeated and doubtful rows the server shows.
    private static final int MOST = 20_000;

    private final BooleanProperty chosen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Set<SameRow>> same = new ReadOnlyObjectWrapper<>(Set.of());
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
        if (!same || !doubtful(now).equals(doubtful(before))) {
            this.same.set(Set.of());
        }
        shown = now;
        if (!same) {
            chosen.set(false);
        }
    }

    /// Whether a person leaves them out.
    public BooleanProperty chosenProperty() {
        return chosen;
    }

    /// The doubtful rows of which a person says that each is the same as the stored row that it is
    /// shown with, so that they do not count.
    public ReadOnlyObjectProperty<Set<SameRow>> sameProperty() {
        return same.getReadOnlyProperty();
    }

    /// Says it of all doubtful rows that are shown, or of none.
    void sayAll(boolean are) {
        same.set(are ? doubtful(shown) : Set.of());
    }

    /// Says it of one.
    void say(SameRow one, boolean is) {
        Set<SameRow> now = new LinkedHashSet<>(same.get());
        if (is) {
            now.add(one);
        } else {
            now.remove(one);
        }
        same.set(Collections.unmodifiableSet(now));
    }

    /// What new rows of the file in hand may say again.
    Set<SameRow> doubtful() {
        return doubtful(shown);
    }

    /// The new rows which are shown that may say stored rows again.
    static Set<SameRow> doubtful(@Nullable BankPreview of) {
        return of == null
                ? Set.of()
                : of.statements().stream()
                        .filter(one -> one.refusal() == null)
                        .flatMap(one -> one.rows().stream())
                        .map(SeenRow::perhaps)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether more rows may be asked of than the server shows.
    static boolean isCut(BankPreview of) {
        return of.statements().stream()
                .filter(one -> one.refusal() == null)
                .anyMatch(
                        one -> one.rows().stream().filter(LeaveOutModel::isAsked).count() >= MOST);
    }

    private static boolean isAsked(SeenRow row) {
        return row.rowFate() == RowFate.REPEATED || row.perhaps() != null;
    }

    /// Takes a file in without what is left out.
    ConfirmBankFile of(BankPreview file) {
        Set<SameRow> said = same.get();
        return new ConfirmBankFile(file.id(), places(), said.isEmpty() ? null : List.copyOf(said));
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
