package fidus.desktop.banks;

import fidus.bank.desk.BankAccountCard;
import fidus.desktop.controls.RecordTable;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/// Goes on in the list of accounts, as it is sorted and filtered, from the one that is shown.
///
/// @param shown the account whose statements stand below the list, also where nothing is marked
record NextAccount(
        RecordTable<BankAccountCard> list, ObservableValue<@Nullable BankAccountCard> shown) {
    /// @return whether there was one
    boolean next() {
        TableView<BankAccountCard> table = list.table();
        List<BankAccountCard> all = table.getItems();
        BankAccountCard now = shown.getValue();
        int at =
                now == null
                        ? 0
                        : 1
                                + IntStream.range(0, all.size())
                                        .filter(i -> isOf(all.get(i), now))
                                        .findFirst()
                                        .orElse(-1);
        if (at >= all.size()) {
            return false;
        }
        table.getSelectionModel().clearAndSelect(at);
        table.scrollTo(Math.max(0, at - 2));
        table.requestFocus();
        return true;
    }

    private static boolean isOf(BankAccountCard card, BankAccountCard other) {
        return card.account().id().equals(other.account().id());
    }
}
