package fidus.server.bank;

import fidus.bank.desk.BankPreview;
import fidus.bank.desk.ConfirmBankFile;
import fidus.bank.desk.SameRow;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementPreview;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/// What a person is asked of a file that is shown, and answers.
final class Answers {
    private Answers() {}

    /// The rows of all statements of a file.
    static List<SeenRow> rows(BankPreview preview) {
        return preview.statements().stream()
                .map(StatementPreview::rows)
                .flatMap(List::stream)
                .toList();
    }

    /// The stored rows that rows may say again, in the order of the rows; null for one that may say
    /// none.
    static List<@Nullable String> perhaps(List<SeenRow> rows) {
        return rows.stream().map(Answers::perhaps).toList();
    }

    private static @Nullable String perhaps(SeenRow row) {
        SameRow perhaps = row.perhaps();
        return perhaps == null ? null : perhaps.stored();
    }

    /// Takes a file in, and says of the rows that may be these stored ones that they are.
    static ConfirmBankFile same(BankPreview preview, String... stored) {
        List<SameRow> same =
                asked(preview).stream()
                        .filter(one -> List.of(stored).contains(one.stored()))
                        .toList();
        return new ConfirmBankFile(preview.id(), null, same.isEmpty() ? null : same);
    }

    /// All that is asked of a file.
    static List<SameRow> asked(BankPreview preview) {
        return rows(preview).stream().map(SeenRow::perhaps).filter(Objects::nonNull).toList();
    }
}
