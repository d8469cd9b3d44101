package fidus.server.close;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.close.CarriedItem;
import fidus.close.CloseFigures;
import fidus.close.ClosedHead;
import fidus.close.ClosedMonth;
import fidus.close.SkippedStep;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;

final class CloseStore {
    private static final String OPEN = "closes";
    private static final String CLOSED = "closedMonths";
    private static final int MOST_VERSIONS = 100;

    /// A close that is under way: what people decided and no figure says.
    ///
    /// @param id the month, such as 2027-03
    /// @param round counts the closes of the month from 1
    record Close(
            String id,
            int round,
            List<SkippedStep> skips,
            List<CarriedItem> carried,
            long version) {
        Close {
            skips = List.copyOf(skips);
            carried = List.copyOf(carried);
        }

        Close with(List<SkippedStep> skipped, List<CarriedItem> carriedOver) {
            return new Close(id, round, skipped, carriedOver, version + 1);
        }

        Close again() {
            return new Close(id, round + 1, List.of(), List.of(), version + 1);
        }
    }

    /// What was signed.
    ///
    /// @param id the month and its version
    record Closed(String id, String period, ClosedHead head, CloseFigures figures, long version) {}

    static void shape(Migrations migrations) {
        migrations.collection(OPEN).index(CLOSED, "period");
    }

    Close get(Unit unit, String period) {
        return open(unit)
                .byId(period)
                .orElseGet(() -> new Close(period, 1, List.of(), List.of(), 0));
    }

    void put(Unit unit, Close before, Close after) {
        if (before.version() == 0) {
            open(unit).insert(after);
        } else {
            open(unit).replace(before.id(), before.version(), after);
        }
    }

    void add(Unit unit, ClosedHead head, CloseFigures figures) {
        closed(unit)
                .insert(
                        new Closed(
                                id(head.period(), head.version()),
                                head.period(),
                                head,
                                figures,
                                1));
    }

    void reopened(Unit unit, Closed before, ClosedHead head) {
        closed(unit)
                .replace(
                        before.id(),
                        before.version(),
                        new Closed(
                                before.id(),
                                before.period(),
                                head,
                                before.figures(),
                                before.version() + 1));
    }

    Optional<Closed> version(Unit unit, String period, int version) {
        return closed(unit).byId(id(period, version));
    }

    /// Newest first.
    List<Closed> versions(Unit unit, String period) {
        return closed(unit).all(eq("period", period), descending("head.version"), MOST_VERSIONS);
    }

    /// All closes of all months.
    List<ClosedHead> all(Unit unit) {
        return closed(unit).all(empty(), descending("_id"), 1_200).stream()
                .map(Closed::head)
                .toList();
    }

    static ClosedMonth shown(Closed closed) {
        return new ClosedMonth(closed.head(), closed.figures());
    }

    private static String id(String period, int version) {
        return period + "/" + version;
    }

    private static Documents<Close> open(Unit unit) {
        return unit.documents(OPEN, Close.class);
    }

    private static Documents<Closed> closed(Unit unit) {
        return unit.documents(CLOSED, Closed.class);
    }
}
