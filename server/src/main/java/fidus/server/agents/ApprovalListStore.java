package fidus.server.agents;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// Lists of earnings that one decision approves, frozen as they were shown. Rows never change; what
/// became of them is added.
final class ApprovalListStore {
    private static final String HEADS = "approvalLists";
    private static final String PARTS = "approvalListParts";

    /// @param job that does it; absent before the decision
    record Head(
            String id, int parts, int count, String digest, @Nullable String job, long version) {
        Head doneBy(String work) {
            return new Head(id, parts, count, digest, work, version + 1);
        }
    }

    /// @param item as payments name it
    /// @param party who earns it, such as `agent/<id>`
    /// @param left empty when it was approved, else why it was not; absent before
    record Row(
            String item,
            String party,
            String partyName,
            Money earned,
            LocalDate dueOn,
            @Nullable String left) {
        Row ended(String why) {
            return new Row(item, party, partyName, earned, dueOn, why);
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

    static void shape(Migrations migrations) {
        migrations.collection(HEADS).collection(PARTS);
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
