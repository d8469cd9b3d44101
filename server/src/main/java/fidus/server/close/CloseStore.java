package fidus.server.close;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.close.AttestedBalance;
import fidus.close.CarriedItem;
import fidus.close.CloseFigures;
import fidus.close.ClosedHead;
import fidus.close.ClosedMonth;
import fidus.close.ExplainedTieOut;
import fidus.close.MonthStart;
import fidus.close.SkippedStep;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

final class CloseStore {
    private static final String OPEN = "closes";
    private static final String CLOSED = "closedMonths";
    private static final String ATTESTED = "attestedBalances";
    private static final String STARTED = "monthStarts";

    /// A close that is under way: what people decided and no figure says.
    ///
    /// @param id the month, such as 2027-03
    /// @param round counts the closes of the month from 1
    record Close(
            String id,
            int round,
            List<SkippedStep> skips,
            List<CarriedItem> carried,
            List<ExplainedTieOut> explained,
            long version) {
        /// What was stored before differences could be explained has none.
        Close {
            skips = List.copyOf(skips);
            carried = List.copyOf(carried);
            explained = explained == null ? List.of() : List.copyOf(explained);
        }

        Close with(List<SkippedStep> skipped, List<CarriedItem> carriedOver) {
            return new Close(id, round, skipped, carriedOver, explained, version + 1);
        }

        Close saying(List<ExplainedTieOut> why) {
            return new Close(id, round, skips, carried, why, version + 1);
        }

        Close again() {
            return new Close(id, round + 1, List.of(), List.of(), List.of(), version + 1);
        }
    }

    /// What was signed.
    ///
    /// @param id the month and its version
    record Closed(String id, String period, ClosedHead head, CloseFigures figures, long version) {}

    /// What a wallet held, as it was said last.
    ///
    /// @param id the month, the wallet and its currency
    /// @param version counts what was said of it; absent in what was stored before it was counted
    record Attested(String id, String period, AttestedBalance balance, @Nullable Long version) {}

    /// The beginning of the month after a locked one, as it was recorded last.
    ///
    /// @param id the locked month
    /// @param version counts its records; absent in what was stored before they were counted
    record Started(String id, MonthStart start, @Nullable Long version) {}

    /// What holds now, and which version of it that is.
    ///
    /// @param value absent when there is none yet
    /// @param version 0 without one, and for what was stored before versions were
    record Holding<T>(@Nullable T value, long version) {
        static <T> Holding<T> of(@Nullable T value, @Nullable Long version) {
            return new Holding<>(value, version == null ? 0 : version);
        }
    }

    static void shape(Migrations migrations) {
        migrations.collection(OPEN).index(CLOSED, "period");
        migrations.index(ATTESTED, "period").collection(STARTED);
    }

    Holding<AttestedBalance> attested(Unit unit, String id) {
        return wallets(unit)
                .byId(id)
                .map(one -> Holding.of(one.balance(), one.version()))
                .orElseGet(() -> Holding.of(null, null));
    }

    List<AttestedBalance> attestedIn(Unit unit, String period) {
        return wallets(unit).whole(eq("period", period), ascending("_id")).stream()
                .map(Attested::balance)
                .toList();
    }

    /// @throws Refused `STALE_VERSION` when something else was said meanwhile
    void attest(Unit unit, String id, Holding<?> before, AttestedBalance balance) {
        var after = new Attested(id, balance.period(), balance, before.version() + 1);
        follow(wallets(unit), id, before, after);
    }

    /// @throws Refused `STALE_VERSION` when it was recorded meanwhile
    void start(Unit unit, Holding<?> before, MonthStart start) {
        var after = new Started(start.period(), start, before.version() + 1);
        follow(starts(unit), start.period(), before, after);
    }

    private static <T> void follow(Documents<T> documents, String id, Holding<?> before, T after) {
        if (before.value() == null) {
            documents.insert(after);
        } else if (before.version() == 0) {
            documents.replaceUnversioned(id, after);
        } else {
            documents.replace(id, before.version(), after);
        }
    }

    Holding<MonthStart> holding(Unit unit, String period) {
        return starts(unit)
                .byId(period)
                .map(one -> Holding.of(one.start(), one.version()))
                .orElseGet(() -> Holding.of(null, null));
    }

    Optional<MonthStart> started(Unit unit, String period) {
        return starts(unit).byId(period).map(Started::start);
    }

    /// The last one recorded for a month before this one.
    Optional<MonthStart> startedBefore(Unit unit, String period) {
        return starts(unit).all(lt("_id", period), descending("_id"), 1).stream()
                .findFirst()
                .map(Started::start);
    }

    Close get(Unit unit, String period) {
        return open(unit)
                .byId(period)
                .orElseGet(() -> new Close(period, 1, List.of(), List.of(), List.of(), 0));
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
        return closed(unit).whole(eq("period", period), descending("head.version"));
    }

    /// All closes of all months.
    List<ClosedHead> all(Unit unit) {
        return closed(unit).whole(empty(), descending("_id")).stream().map(Closed::head).toList();
    }

    static ClosedMonth shown(Closed closed) {
        return new ClosedMonth(closed.head(), closed.figures());
    }

    private static String id(String period, int version) {
        return period + "/" + version;
    }

    private static Documents<Attested> wallets(Unit unit) {
        return unit.documents(ATTESTED, Attested.class);
    }

    private static Documents<Started> starts(Unit unit) {
        return unit.documents(STARTED, Started.class);
    }

    private static Documents<Close> open(Unit unit) {
        return unit.documents(OPEN, Close.class);
    }

    private static Documents<Closed> closed(Unit unit) {
        return unit.documents(CLOSED, Closed.class);
    }
}
