package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingLine;
import fidus.reconciliation.endings.EndingState;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lists of breaks that the same is done to, by one decision where they end. They stand in parts,
/// because a list may have very many; what became of them is written into their part in the
/// transaction of the effect.
final class EndingStore {
    private static final String ENDINGS = "reconciliationEndings";
    private static final String PARTS = "reconciliationEndingParts";
    private static final int MOST_LISTED = 200;

    /// @param parts how many parts it has
    /// @param prepared the command that asks for the decision, absent where nobody has to agree
    /// @param job that does it, absent before it was approved
    record StoredEnding(
            String id,
            EndingCard card,
            int parts,
            @Nullable String prepared,
            @Nullable String job,
            Instant preparedAt,
            long version) {
        /// A list as it is frozen: it waits for the command or, without one, is being done.
        static StoredEnding of(
                GroupEndings.Asking asking,
                FrozenList list,
                @Nullable String prepared,
                @Nullable String job,
                Instant at) {
            var card =
                    new EndingCard(
                            asking.list(),
                            asking.deed(),
                            asking.text(),
                            list.count(),
                            list.sums(),
                            list.digest(),
                            prepared == null ? EndingState.UNDER_WAY : EndingState.WAITING,
                            0,
                            0,
                            asking.maker().name(),
                            at);
            return new StoredEnding(asking.list(), card, list.parts(), prepared, job, at, 1);
        }

        StoredEnding with(EndingCard after, @Nullable String command, @Nullable String work) {
            return new StoredEnding(id, after, parts, command, work, preparedAt, version + 1);
        }

        StoredEnding in(EndingState state) {
            return with(counted(card, state, card.done(), card.refused()), prepared, job);
        }

        /// @param done how many more were ended
        /// @param refused how many more were left
        StoredEnding counted(int done, int refused) {
            EndingCard more =
                    counted(card, card.endingState(), card.done() + done, card.refused() + refused);
            return with(more, prepared, job);
        }

        private static EndingCard counted(EndingCard of, EndingState state, int done, int left) {
            return new EndingCard(
                    of.id(),
                    of.deed(),
                    of.text(),
                    of.count(),
                    of.sums(),
                    of.digest(),
                    state,
                    done,
                    left,
                    of.makerName(),
                    of.preparedAt());
        }
    }

    /// Some breaks of a list.
    ///
    /// @param id list and number
    /// @param explainers who explained them, each once
    record Part(
            String id,
            String list,
            int number,
            List<EndingLine> lines,
            List<String> explainers,
            long version) {
        static Part of(String list, int number, List<EndingLine> lines, List<String> explainers) {
            return new Part(list + "/" + number, list, number, lines, explainers, 1);
        }

        Part with(List<EndingLine> after) {
            return new Part(id, list, number, List.copyOf(after), explainers, version + 1);
        }

        boolean isOver() {
            return lines.stream().allMatch(line -> line.outcome() != null);
        }
    }

    static void shape(Migrations migrations) {
        migrations.index(ENDINGS, "preparedAt").unique(PARTS, "list", "number");
    }

    Optional<StoredEnding> find(Unit unit, String id) {
        return endings(unit).byId(id);
    }

    StoredEnding get(Unit unit, String id) {
        return find(unit, id)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "There is no such list of breaks."));
    }

    List<StoredEnding> newest(Unit unit) {
        return endings(unit)
                .all(empty(), orderBy(descending("preparedAt"), descending("_id")), MOST_LISTED);
    }

    /// Those that were approved and are being done.
    List<StoredEnding> underWay(Unit unit) {
        return endings(unit)
                .all(
                        eq("card.endingState", EndingState.UNDER_WAY.name()),
                        ascending("_id"),
                        Integer.MAX_VALUE);
    }

    void put(Unit unit, StoredEnding ending) {
        endings(unit).put(ending.id(), ending);
    }

    void replace(Unit unit, StoredEnding before, StoredEnding after) {
        endings(unit).replace(before.id(), before.version(), after);
    }

    void add(Unit unit, List<Part> parts) {
        parts(unit).insertAll(parts);
    }

    /// Takes back the parts of a list that was not written down to its end.
    void removeParts(Unit unit, String list) {
        parts(unit).remove(eq("list", list));
    }

    Part part(Unit unit, String list, int number) {
        return parts(unit).byId(list + "/" + number).orElseThrow();
    }

    void replace(Unit unit, Part before, Part after) {
        parts(unit).replace(before.id(), before.version(), after);
    }

    void eachPart(Unit unit, String list, Consumer<Part> then) {
        parts(unit).each(eq("list", list), ascending("number"), then);
    }

    private static Documents<StoredEnding> endings(Unit unit) {
        return unit.documents(ENDINGS, StoredEnding.class);
    }

    private static Documents<Part> parts(Unit unit) {
        return unit.documents(PARTS, Part.class);
    }
}
