package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.reconciliation.ReconciliationRun;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Trading accounts of which files of their brokers came, and whether it was looked since what
/// these changed of runs.
final class MovedAccountStore {
    private static final String ACCOUNTS = "reconciliationAccountsMoved";

    /// @param id the account, as runs name it
    /// @param from the first day that files may change which were not looked at; absent where all
    ///   were
    /// @param lookedAt when somebody last began to compare runs because of them
    /// @param files how many came
    record Mark(
            String id,
            @Nullable LocalDate from,
            Instant cameAt,
            @Nullable Instant lookedAt,
            long files) {
        /// One that nothing is known of.
        static Mark of(String account, Instant now) {
            return new Mark(account, null, now, null, 0);
        }

        /// With one more file.
        ///
        /// @param first day that it may change
        Mark with(LocalDate first, Instant now) {
            LocalDate earliest = from == null || first.isBefore(from) ? first : from;
            return new Mark(id, earliest, now, lookedAt, files + 1);
        }

        Mark lookingAt(Instant now) {
            return new Mark(id, from, cameAt, now, files);
        }

        /// Once all that came was looked at.
        ///
        /// @param at when that was; absent where nothing had to be compared for it
        Mark done(@Nullable Instant at) {
            return new Mark(id, null, cameAt, at, files);
        }

        /// Whether what came may be otherwise than what a run compared: one that began later
        /// compared it, and a file that changes later days alone says nothing of its own.
        boolean touches(RunStore.StoredRun stored) {
            ReconciliationRun run = stored.run();
            return from != null
                    && !from.isAfter(run.to())
                    && !stored.startedAt().isAfter(cameAt)
                    && Obstacles.isSmall(run);
        }
    }

    static void shape(Migrations migrations) {
        migrations.index(ACCOUNTS, "from");
    }

    Optional<Mark> of(Unit unit, String account) {
        return marks(unit).byId(account);
    }

    /// Those of which something was not looked at.
    List<Mark> waiting(Unit unit) {
        return marks(unit).whole(gt("from", ""), ascending("from"));
    }

    void put(Unit unit, Mark mark) {
        marks(unit).put(mark.id, mark);
    }

    private static Documents<Mark> marks(Unit unit) {
        return unit.documents(ACCOUNTS, Mark.class);
    }
}
