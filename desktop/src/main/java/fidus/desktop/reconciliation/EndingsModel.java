package fidus.desktop.reconciliation;

import fidus.contract.Nothing;
import fidus.contract.Page;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.endings.EndingCalls;
import fidus.reconciliation.endings.EndingCard;
import fidus.reconciliation.endings.EndingList;
import fidus.reconciliation.endings.EndingPage;
import fidus.reconciliation.endings.EndingState;
import fidus.reconciliation.endings.FindEndingLines;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What was decided about many breaks at once, and the breaks of the decision in hand, a page at a
/// time.
final class EndingsModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Shell shell;
    private final Loaded<EndingList> endings;
    private final Paged<EndedLine> lines;
    private final BooleanProperty refusedOnly = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable EndingCard> chosen =
            new ReadOnlyObjectWrapper<>();
    private String wanted = "";
    private Runnable stopLooking = () -> {};

    EndingsModel(Shell shell) {
        this.shell = shell;
        endings = new Loaded<>(shell);
        lines = new Paged<>(shell, this::page);
        refusedOnly.addListener((_, _, _) -> begin());
        endings.valueProperty().addListener((_, _, now) -> arrived());
    }

    Loaded<EndingList> loaded() {
        return endings;
    }

    Paged<EndedLine> lines() {
        return lines;
    }

    Shell shell() {
        return shell;
    }

    /// Whether only those are listed that were left as they are.
    BooleanProperty refusedOnlyProperty() {
        return refusedOnly;
    }

    /// The decision whose breaks are listed, null while none is.
    ReadOnlyObjectProperty<@Nullable EndingCard> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    List<EndingCard> rows() {
        EndingList read = endings.get();
        return read == null ? List.of() : read.endings();
    }

    void read() {
        endings.load(() -> shell.server().call(EndingCalls.ENDINGS, new Nothing()));
    }

    /// Shows the breaks of this one, as it was read last: a list tells what it showed before too.
    void pick(EndingCard card) {
        choose(rows().stream().filter(now -> now.id().equals(card.id())).findFirst().orElse(card));
    }

    /// Reads again while one of them is being done, as long as somebody is signed in.
    void follow() {
        if (isUnderWay() && !endings.loadingProperty().get() && shell.session().me() != null) {
            read();
        }
    }

    private boolean isUnderWay() {
        return rows().stream().anyMatch(card -> card.endingState() == EndingState.UNDER_WAY);
    }

    /// Looks on only as long as there is something to wait for.
    private void watch() {
        stopLooking.run();
        stopLooking =
                isUnderWay() ? shell.background().every(BETWEEN_LOOKS, this::follow) : () -> {};
    }

    /// Shows the breaks of this one as soon as it is read.
    void want(String id) {
        wanted = id;
    }

    private void choose(@Nullable EndingCard card) {
        EndingCard before = chosen.get();
        chosen.set(card);
        if (card == null || before == null || !card.id().equals(before.id())) {
            begin();
        } else if (!card.equals(before)) {
            lines.read();
        }
    }

    private void arrived() {
        watch();
        EndingCard before = chosen.get();
        String id = !wanted.isEmpty() ? wanted : before == null ? "" : before.id();
        wanted = "";
        choose(rows().stream().filter(card -> card.id().equals(id)).findFirst().orElse(null));
    }

    private void begin() {
        if (chosen.get() == null) {
            lines.clear();
        } else {
            lines.begin();
        }
    }

    private Page<EndedLine> page(@Nullable String cursor) {
        EndingCard card = chosen.get();
        if (card == null) {
            return new Page<>(List.of(), null);
        }
        int at = cursor == null ? 0 : Integer.parseInt(cursor);
        EndingPage page =
                shell.server()
                        .call(
                                EndingCalls.LINES,
                                new FindEndingLines(card.id(), refusedOnly.get(), at, Paged.PAGE));
        int next = at + page.lines().size();
        return new Page<>(EndedLine.of(page), next < page.total() ? Integer.toString(next) : null);
    }
}
