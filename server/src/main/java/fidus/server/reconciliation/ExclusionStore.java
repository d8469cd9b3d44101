package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.desk.ExcludedRows;
import fidus.server.audit.Actor;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Row sets that are neither matched nor suggested until they are lifted.
final class ExclusionStore {
    private static final String EXCLUDED = "matchExclusions";

    /// @param id of the match it would be
    /// @param excludedBy what was kept first says nothing here and was an undo
    /// @param liftedAt absent while it stands; a lifted one is kept, because without it the next
    ///   run would have the input of a run before the rejection and be answered by that one
    record StoredExclusion(
            MatchId id,
            String account,
            Exclusion exclusion,
            ExcludedRows.@Nullable Origin excludedBy,
            @Nullable String byName,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable Instant liftedAt) {
        ExcludedRows shown() {
            return new ExcludedRows(
                    id,
                    exclusion.bookRows(),
                    exclusion.statementRows(),
                    excludedBy == null ? ExcludedRows.Origin.UNDO : excludedBy,
                    byName,
                    at,
                    reason);
        }
    }

    /// Who excludes, how and why.
    record Why(Actor by, ExcludedRows.Origin how, String reason) {}

    static void shape(Migrations migrations) {
        migrations.index(EXCLUDED, "account");
    }

    StoredExclusion add(Unit unit, String account, Match match, Why why) {
        MatchId id = MatchStore.idOf(account, match);
        var stored =
                new StoredExclusion(
                        id,
                        account,
                        Exclusion.of(match),
                        why.how,
                        why.by.name(),
                        unit.now(),
                        why.reason,
                        null);
        excluded(unit).put(id.value().toString(), stored);
        return stored;
    }

    StoredExclusion get(Unit unit, MatchId id) {
        return excluded(unit)
                .byId(id.value().toString())
                .filter(stored -> stored.liftedAt() == null)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "These rows are not excluded, or were lifted before."));
    }

    /// Who undid a match last, and when, also where that was lifted since.
    Optional<StoredExclusion> undone(Unit unit, MatchId id) {
        return excluded(unit)
                .byId(id.value().toString())
                .filter(stored -> stored.shown().excludedBy() == ExcludedRows.Origin.UNDO);
    }

    void lift(Unit unit, StoredExclusion was) {
        excluded(unit)
                .put(
                        was.id().value().toString(),
                        new StoredExclusion(
                                was.id(),
                                was.account(),
                                was.exclusion(),
                                was.excludedBy(),
                                was.byName(),
                                was.at(),
                                was.reason(),
                                unit.now()));
    }

    /// Those that stand.
    List<StoredExclusion> all(Unit unit, String account) {
        return of(unit, account).stream().filter(stored -> stored.liftedAt() == null).toList();
    }

    /// Which were lifted, and when.
    List<String> lifted(Unit unit, String account) {
        return of(unit, account).stream()
                .filter(stored -> stored.liftedAt() != null)
                .map(stored -> stored.id().value() + " " + stored.liftedAt())
                .toList();
    }

    private static List<StoredExclusion> of(Unit unit, String account) {
        return excluded(unit).all(eq("account", account), ascending("_id"), Integer.MAX_VALUE);
    }

    private static Documents<StoredExclusion> excluded(Unit unit) {
        return unit.documents(EXCLUDED, StoredExclusion.class);
    }
}
