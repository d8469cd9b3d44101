package fidus.server.agents;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists of earnings that one decision approves, frozen as they were shown. Rows never change; what
/// became of them is added.
final class ApprovalListStore {
    private static final String HEADS = "approvalLists";
    private static final String PARTS = "approvalListParts";
    private static final String REVOKED = "revokedEarnings";

    /// @param job that does it; absent before the decision
    record Head(
            String id, int parts, int count, String digest, @Nullable String job, long version) {
        Head doneBy(String work) {
            return new Head(id, parts, count, digest, work, version + 1);
        }
    }

    /// @param item as payments name it
    /// @param party who earns it or is paid, such as `agent/<id>`
    /// @param left empty when it was approved, else why it was not; absent before
    /// @param what it is, in words; absent in lists from before that was kept
    /// @param revoked how often its approval had been taken back; absent for never
    record Row(
            String item,
            String party,
            String partyName,
            Money earned,
            LocalDate dueOn,
            @Nullable String left,
            @Nullable String what,
            @Nullable Integer revoked) {
        Row ended(String why) {
            return new Row(item, party, partyName, earned, dueOn, why, what, revoked);
        }
    }

    /// Rows that are approved in one transaction.
    record Part(String id, List<Row> rows, long version) {
        boolean isOver() {
            return rows.stream().allMatch(row -> row.left != null);
        }

        Part with(List<Row> after) {
            return new Part(id, after, version + 1);
        }
    }

    /// @param id the item
    private record Revoked(String id, int times, long version) {}

    static void shape(Migrations migrations) {
        migrations.collection(HEADS).collection(PARTS).collection(REVOKED);
    }

    /// The approval of an item was taken back: what lists showed of it is over, even where it looks
    /// the same again.
    static void revoke(Unit unit, String item) {
        Documents<Revoked> all = unit.documents(REVOKED, Revoked.class);
        Revoked before = all.byId(item).orElse(null);
        if (before == null) {
            all.insert(new Revoked(item, 1, 1));
        } else {
            all.replace(
                    item, before.version, new Revoked(item, before.times + 1, before.version + 1));
        }
    }

    /// How often; absent for never.
    @Nullable Integer revoked(Unit unit, String item) {
        return unit.documents(REVOKED, Revoked.class).byId(item).map(Revoked::times).orElse(null);
    }

    /// The same of these, without those whose approval never was.
    Map<String, Integer> revoked(Unit unit, List<String> items) {
        var times = new HashMap<String, Integer>();
        unit.documents(REVOKED, Revoked.class).each(items, one -> times.put(one.id, one.times));
        return times;
    }

    /// The same of everything.
    Map<String, Integer> revoked(Unit unit) {
        var times = new HashMap<String, Integer>();
        unit.documents(REVOKED, Revoked.class)
                .each(empty(), ascending("_id"), one -> times.put(one.id, one.times));
        return times;
    }

    void add(Unit unit, Head head, List<Part> parts) {
        heads(unit).insert(head);
        parts.forEach(part -> parts(unit).insert(part));
    }

    static String place(String list, int number) {
        return list + "/" + number;
    }

    /// @throws Refused `NOT_FOUND`
    Head head(Unit unit, String list) {
        return heads(unit).byId(list).orElseThrow(ApprovalListStore::none);
    }

    void replace(Unit unit, Head before, Head after) {
        heads(unit).replace(before.id, before.version, after);
    }

    /// @throws Refused `NOT_FOUND`
    Part part(Unit unit, String list, int number) {
        return parts(unit).byId(place(list, number)).orElseThrow(ApprovalListStore::none);
    }

    void replace(Unit unit, Part before, Part after) {
        parts(unit).replace(before.id, before.version, after);
    }

    private static Refused none() {
        return Refused.because(Problem.Code.NOT_FOUND, "There is no such list.");
    }

    private static Documents<Head> heads(Unit unit) {
        return unit.documents(HEADS, Head.class);
    }

    private static Documents<Part> parts(Unit unit) {
        return unit.documents(PARTS, Part.class);
    }
}
