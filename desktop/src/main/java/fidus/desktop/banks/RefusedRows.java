package fidus.desktop.banks;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

/// The rows of a file in hand whose statements cannot be taken in.
final class RefusedRows implements Predicate<SeenRow> {
    private final Set<SeenRow> rows = Collections.newSetFromMap(new IdentityHashMap<>());

    void of(@Nullable BankPreview now) {
        rows.clear();
        if (now == null) {
            return;
        }
        boolean whole =
                !now.importable()
                        && now.statements().stream().allMatch(one -> one.refusal() == null);
        for (StatementPreview one : now.statements()) {
            if (whole || one.refusal() != null) {
                rows.addAll(one.rows());
            }
        }
    }

    @Override
    public boolean test(SeenRow row) {
        return rows.contains(row);
    }
}
