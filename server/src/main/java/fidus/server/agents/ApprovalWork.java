package fidus.server.agents;

import fidus.jobs.Job;
import fidus.server.agents.ApprovalListStore.Head;
import fidus.server.agents.ApprovalListStore.Part;
import fidus.server.agents.ApprovalListStore.Row;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;

/// Approves the rows of a list that another person decided, a part in each transaction with what
/// became of its rows: after a stop the rest goes on, and nothing is approved twice.
final class ApprovalWork implements Jobs.Steps<ApprovalWork.Wanted> {
    private static final int MOST_TOLD = 3;

    private final ApprovalListStore store = new ApprovalListStore();
    private final Mongo mongo;
    private final BiFunction<Unit, Wanted, ManyApprovals.By> deciders;
    private final ManyApprovals.Approving approving;
    private final ListRows listed;

    /// @param prepared the command that was decided
    record Wanted(String list, String prepared) {}

    /// @param deciders who asked for the decision and who took it
    ApprovalWork(
            Mongo mongo,
            BiFunction<Unit, Wanted, ManyApprovals.By> deciders,
            ManyApprovals.Approving approving,
            ListRows listed) {
        this.mongo = mongo;
        this.deciders = deciders;
        this.approving = approving;
        this.listed = listed;
    }

    @Override
    public String run(Job job, Wanted wanted, Progress progress) {
        Head head = mongo.read(unit -> store.head(unit, wanted.list));
        var why = new TreeSet<String>();
        long done = 0;
        long seen = 0;
        for (int number = 0; number < head.parts(); number++) {
            int at = number;
            Part part = mongo.read(unit -> store.part(unit, wanted.list, at));
            if (!part.isOver()) {
                progress.stopIfAsked();
                part = mongo.write(unit -> approved(unit, wanted, at));
            }
            for (Row row : part.rows()) {
                String left = row.left();
                seen++;
                if (left == null || left.isEmpty()) {
                    done++;
                } else {
                    why.add(left);
                }
            }
            progress.step(seen, head.count());
        }
        String outcome = "Approved %,d of %,d".formatted(done, head.count());
        return why.isEmpty()
                ? outcome + "."
                : outcome
                        + "; the others were left: "
                        + String.join(" · ", why.stream().limit(MOST_TOLD).toList());
    }

    private Part approved(Unit unit, Wanted wanted, int number) {
        Part before = store.part(unit, wanted.list, number);
        ManyApprovals.By by = deciders.apply(unit, wanted);
        List<Row> rows = new ArrayList<>();
        for (Row row : before.rows()) {
            rows.add(row.left() == null ? row.ended(approve(unit, by, row)) : row);
        }
        Part after = before.with(rows);
        store.replace(unit, before, after);
        return after;
    }

    private String approve(Unit unit, ManyApprovals.By by, Row row) {
        String why = listed.changed(unit, row);
        if (!why.isEmpty()) {
            return why;
        }
        ManyApprovals.Waiting waiting = ListRows.waiting(row);
        String refused = approving.refused(unit, by, waiting);
        if (refused.isEmpty()) {
            approving.approve(unit, by, waiting);
        }
        return refused;
    }
}
