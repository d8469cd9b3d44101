package fidus.desktop.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;

/// The one record of a list that is open beside it. It is followed as the list is read again, and
/// one that was asked for by its subject is opened when its row arrives.
public final class InHand<R> {
    private final Paged<R> list;
    private final Function<R, String> subjectOf;
    private final ReadOnlyObjectWrapper<@Nullable R> chosen = new ReadOnlyObjectWrapper<>();
    private String wanted = "";

    /// @param subjectOf what the navigation calls a record; equal for two states of the same one
    public InHand(Paged<R> list, Function<R, String> subjectOf) {
        this.list = list;
        this.subjectOf = subjectOf;
        list.rowsProperty().addListener((_, _, rows) -> arrived(rows));
    }

    public ReadOnlyObjectProperty<@Nullable R> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public @Nullable R chosen() {
        return chosen.get();
    }

    public void choose(@Nullable R record) {
        chosen.set(record);
    }

    /// Opens this record now if its row is there, or else when it arrives.
    ///
    /// @param subject empty to wait for none
    public void open(String subject) {
        wanted = subject;
        arrived(list.rows()); // an unchanged list is no news
    }

    private void arrived(List<R> rows) {
        R before = chosen.get();
        String subject = wanted.isEmpty() && before != null ? subjectOf.apply(before) : wanted;
        rows.stream()
                .filter(one -> subjectOf.apply(one).equals(subject))
                .findFirst()
                .ifPresent(
                        now -> {
                            wanted = "";
                            chosen.set(now);
                        });
    }
}
