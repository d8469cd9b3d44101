package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/// The rows of a statement as they are shown before it is taken in. Of a long one all that are
/// repeated or may be are shown first, because they are what a person has to look at: a row that is
/// dropped is seen nowhere else.
final class ShownRows {
    private static final int SHOWN = 2_000;
    private static final int REPEATED = 20_000;

    private ShownRows() {}

    static List<SeenRow> of(Looked.Found found) {
        Plan plan = found.plan();
        if (plan == null) {
            return found.statement().rows().stream()
                    .limit(SHOWN)
                    .map(ShownRows::unplanned)
                    .toList();
        }
        List<Plan.Line> all = plan.lines();
        if (all.size() <= SHOWN) {
            return all.stream().map(line -> seen(found, line)).toList();
        }
        Stream<Plan.Line> first = all.stream().filter(line -> isAsked(found, line)).limit(REPEATED);
        Stream<Plan.Line> others = all.stream().filter(line -> !isAsked(found, line)).limit(SHOWN);
        return Stream.concat(first, others).map(line -> seen(found, line)).toList();
    }

    private static SeenRow unplanned(BankRow row) {
        boolean booked = row.status() == BankRow.Status.BOOKED;
        return new SeenRow(null, booked ? RowFate.FRESH : RowFate.NOT_BOOKED, null, row);
    }

    private static boolean isAsked(Looked.Found found, Plan.Line line) {
        return found.fate(line) == RowFate.REPEATED || found.isDoubtful(line);
    }

    private static SeenRow seen(Looked.Found found, Plan.Line line) {
        String identity = line.identity();
        BankStore.StoredRow perhaps =
                found.isDoubtful(line) ? found.again().doubtful().get(identity) : null;
        BankStore.StoredRow same = line.booked() ? found.again().same().get(identity) : null;
        return new SeenRow(
                null,
                found.fate(line),
                line.booked() ? found.known().get(identity) : null,
                line.row(),
                perhaps == null ? null : SaidSame.asked(identity, perhaps.original()),
                words(perhaps == null ? same : perhaps));
    }

    private static @Nullable String words(BankStore.@Nullable StoredRow row) {
        return row == null ? null : Words.shown(row.row());
    }
}
