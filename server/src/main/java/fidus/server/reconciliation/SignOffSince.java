package fidus.server.reconciliation;

import fidus.approvals.Shown;
import fidus.reconciliation.desk.SinceCompared;
import fidus.reconciliation.desk.VainSignOff;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What a sign-off that waits would be shown with were it asked for now: its own lines, and what
/// stands against it by now, as the refusal would say it.
final class SignOffSince {
    static final String AGAINST = "Stands against signing";

    /// The label of what only the signature itself looks at.
    static final String UNREAD = "Not compared again";

    /// Under these each line is a sentence of its own.
    static final Set<String> SENTENCES = Set.of(AGAINST);

    private final SignOffs signOffs;
    private final RunStore runs;
    private final Breaks breaks;
    private final Ledger ledger;

    SignOffSince(SignOffs signOffs, RunStore runs, Breaks breaks, Ledger ledger) {
        this.signOffs = signOffs;
        this.runs = runs;
        this.breaks = breaks;
        this.ledger = ledger;
    }

    /// Of one run.
    List<Shown> lines(Unit unit, SignOffs.Signing signing) {
        RunStore.StoredRun stored = runs.get(unit, signing.run());
        String note = Objects.requireNonNullElse(signing.note(), "");
        var concerning = breaks.of(unit, stored.account(), stored.run().to());
        List<Shown> lines =
                new ArrayList<>(
                        new SignOffSheet(signOffs.obstacles().sources())
                                .lines(unit, stored, concerning, note));
        Seen seen = new Look(unit).at(stored);
        seen.against.forEach(one -> lines.add(new Shown(AGAINST, one)));
        seen.unread.ifPresent(one -> lines.add(new Shown(UNREAD, one)));
        return lines;
    }

    private static String unread(int rows) {
        return "Its %,d rows were not compared again; the signature compares them.".formatted(rows);
    }

    /// @param against why the signature would be refused, and what came that may be the reason
    /// @param unread that its rows were too many to compare again; forbids nothing
    record Seen(List<String> against, Optional<String> unread) {}

    /// At one or several runs of one sign-off, whose rows are compared again up to a number
    /// together.
    final class Look {
        private final Unit unit;
        private final LaterNews news;
        private int left = Obstacles.MOST_READ;

        Look(Unit unit) {
            this.unit = unit;
            this.news = signOffs.news(unit, ledger);
        }

        /// @throws fidus.contract.Refused `BUSY` when too many files are read
        Seen at(RunStore.StoredRun stored) {
            List<String> found = new ArrayList<>();
            Obstacles.add(found, () -> SignOffs.evidence(stored));
            Obstacles.add(found, () -> signOffs.requireQuiet(unit, stored));
            Obstacles.Told told = signOffs.obstacles().of(unit, stored, news, left);
            int rows = Obstacles.rows(stored.run());
            if (told.comparedAgain() == Obstacles.Again.COMPARED) {
                left -= rows;
            }
            boolean unread = told.comparedAgain() == Obstacles.Again.TOO_MANY;
            found.addAll(Objects.requireNonNullElse(told.against(), List.<String>of()));
            SinceCompared since = told.since();
            if (since != null && (!found.isEmpty() || unread)) {
                since.changed().stream().filter(one -> !found.contains(one)).forEach(found::add);
            }
            boolean changed = since != null && !since.changed().isEmpty();
            String vain = VainSignOff.words(stored.outdated() != null, changed);
            if (vain != null) {
                found.addFirst(vain);
            }
            return new Seen(found, unread ? Optional.of(unread(rows)) : Optional.empty());
        }
    }
}
