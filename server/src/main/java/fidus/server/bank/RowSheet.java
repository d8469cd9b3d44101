package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.bank.BankRow;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.server.deposits.Heed;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Rows of statements for a second person: each with everything its bank says of it, the file it
/// came from and the account, a line for each.
final class RowSheet {
    private static final int LONGEST_TEXT = 2_000;

    private RowSheet() {}

    static List<Shown> of(Unit unit, List<BankStore.StoredRow> rows) {
        Map<BankStatementId, TakenStatement> from = new RowSourceStore().of(unit, rows);
        return rows.stream()
                .map(row -> new Shown(Heed.ROW + row.id(), said(row, from.get(row.statementId()))))
                .toList();
    }

    /// Of rows, or parts of rows, that are named; one that is not there is left out.
    static Map<String, Shown> named(Unit unit, Collection<String> ids) {
        Map<String, BankStore.StoredRow> whole =
                new BankStore().rows(unit, ids.stream().map(RowNames::whole).distinct().toList());
        List<BankStore.StoredRow> rows =
                whole.values().stream()
                        .flatMap(row -> Stream.concat(Stream.of(row), Parts.of(row).stream()))
                        .filter(row -> ids.contains(row.id()))
                        .distinct()
                        .toList();
        Map<String, Shown> sheet = new HashMap<>();
        List<Shown> lines = of(unit, rows);
        for (int i = 0; i < rows.size(); i++) {
            sheet.put(rows.get(i).id(), lines.get(i));
        }
        return sheet;
    }

    private static String said(BankStore.StoredRow stored, @Nullable TakenStatement from) {
        BankRow row = stored.row();
        List<String> said = new ArrayList<>();
        said.add(stored.money().toString());
        if (row.bookingDate() == null && row.valueDate() == null) {
            said.add("dated " + stored.day() + " by its statement");
        }
        add(said, "booked on ", row.bookingDate() == null ? "" : row.bookingDate().toString());
        add(said, "value date ", row.valueDate() == null ? "" : row.valueDate().toString());
        String other = (row.counterparty() + " " + row.counterpartyAccount()).strip();
        add(said, stored.money().signum() < 0 ? "to " : "from ", other);
        add(said, "reference ", row.reference());
        add(said, "end-to-end reference ", row.endToEndId());
        add(said, "reference of the bank ", row.bankId());
        add(said, "batch ", row.batchReference());
        add(said, "", shortened(row.text()));
        add(said, "", row.reversal() ? "the bank marks it as a reversal" : "");
        add(said, "", row.returned() == null ? "" : "sent back: " + row.returned());
        add(
                said,
                "",
                stored.rowFate() == RowFate.NOT_BOOKED
                        ? "announced, the bank has not booked it"
                        : "");
        add(said, "", from == null ? "" : from.source() + " of " + from.bankAccount());
        return String.join(" · ", said);
    }

    private static void add(List<String> said, String name, String value) {
        String one = value.strip().replaceAll("\\s+", " ");
        if (!one.isEmpty()) {
            said.add(name + one);
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
