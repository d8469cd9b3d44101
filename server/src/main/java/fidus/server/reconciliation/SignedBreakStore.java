package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Breaks as two persons signed them. A break is kept as it was when it is changed for the first
/// time after a signature of its account, so that a signature copies nothing, and what is signed
/// stays what it was.
final class SignedBreakStore {
    private static final String SIGNED = "reconciliationSignedBreaks";
    private static final String TURNS = "reconciliationSignedTurns";

    /// The last signature of an account, among the changes to breaks.
    record Last(String id, long turn) {}

    /// A break as it was after one change and until another.
    ///
    /// @param since turn of the change that made it so; 0 for one of before turns were counted
    /// @param until turn of the next one
    record Kept(String id, String account, long since, long until, BreakStore.StoredBreak was) {}

    static void shape(Migrations migrations) {
        migrations
                .collection(TURNS)
                .index(SIGNED, "account", "until")
                .index(SIGNED, "account", "was.key");
    }

    /// Two persons sign a run of the account.
    ///
    /// @param turn of the signature; no change to a break has the same
    void signed(Unit unit, String account, long turn) {
        last(unit).put(account, new Last(account, turn));
    }

    /// A break is about to be changed.
    ///
    /// @param turn of the change
    void keep(Unit unit, BreakStore.StoredBreak before, long turn) {
        long since = since(before.turn());
        boolean stood =
                last(unit)
                        .byId(before.account())
                        .filter(one -> since < one.turn && one.turn < turn)
                        .isPresent();
        if (stood) {
            String id = before.id().value() + "/" + since;
            kept(unit).put(id, new Kept(id, before.account(), since, turn, before));
        }
    }

    /// Those of an account that were changed since a signature, as they stood then.
    List<BreakStore.StoredBreak> changedSince(Unit unit, String account, long turn) {
        return were(unit, and(eq("account", account), lt("since", turn), gt("until", turn)));
    }

    /// The same of those of one rule with one of these keys.
    List<BreakStore.StoredBreak> changedSince(
            Unit unit, String account, long turn, String rule, List<String> keys) {
        return were(
                unit,
                and(
                        eq("account", account),
                        in("was.key", keys),
                        eq("was.rule", rule),
                        lt("since", turn),
                        gt("until", turn)));
    }

    private static List<BreakStore.StoredBreak> were(Unit unit, Bson filter) {
        return kept(unit).all(filter, ascending("_id"), Integer.MAX_VALUE).stream()
                .map(Kept::was)
                .toList();
    }

    private static long since(@Nullable Long turn) {
        return turn == null ? 0 : turn;
    }

    private static Documents<Last> last(Unit unit) {
        return unit.documents(TURNS, Last.class);
    }

    private static Documents<Kept> kept(Unit unit) {
        return unit.documents(SIGNED, Kept.class);
    }
}
