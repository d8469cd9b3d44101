package fidus.desktop.reconciliation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The breaks that fit a question: the first page, and further ones when they are asked for.
final class BreakListing {
    /// Breaks of a page.
    static final int PAGE = 200;

    /// The most that one file is written of.
    static final int MOST_SAVED = 200_000;

    private static final int TRIES = 3;

    private final Shell shell;
    private final Loaded<Answer> read;
    private final ReadOnlyObjectWrapper<List<BreakCard>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable FindBreakPage asked;
    private int turn;

    /// @param page with all rows that are here by now
    /// @param chosen the break in hand as it is now, null when it is gone
    record Answer(BreakPage page, @Nullable BreakCard chosen) {}

    BreakListing(Shell shell) {
        this.shell = shell;
        read = new Loaded<>(shell);
        read.valueProperty()
                .addListener(
                        (_, _, now) -> rows.set(now == null ? List.of() : now.page().breaks()));
    }

    Loaded<Answer> loaded() {
        return read;
    }

    ReadOnlyObjectProperty<List<BreakCard>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    @Nullable BreakPage page() {
        Answer now = read.get();
        return now == null ? null : now.page();
    }

    /// What was asked last, null before anything was.
    @Nullable FindBreakPage asked() {
        return asked;
    }

    /// Reads as many as are here already, at least a page.
    ///
    /// @param inHand is read again too, whether or not it fits
    void ask(FindBreakPage question, @Nullable BreakId inHand) {
        boolean same = question.equals(asked);
        asked = question;
        turn++;
        int wanted = same ? rows.get().size() : 0;
        read.load(
                () -> {
                    BreakPage page = together(question, Math.max(PAGE, wanted));
                    return new Answer(page, inHand == null ? null : one(page, inHand));
                });
    }

    /// Lists nothing until it is asked again.
    void forget() {
        asked = null;
        turn++;
        read.clear();
    }

    boolean hasMore() {
        BreakPage page = page();
        return page != null && page.breaks().size() < page.total();
    }

    void more() {
        FindBreakPage question = asked;
        BreakPage page = page();
        if (question == null || page == null || !hasMore() || read.loadingProperty().get()) {
            return;
        }
        int mine = turn;
        List<BreakCard> here = page.breaks();
        read.load(
                () -> {
                    BreakPage next = page(question.from(here.size(), PAGE));
                    if (mine != turn || next.turn() != page.turn()) {
                        next = together(question, here.size() + PAGE);
                        return new Answer(next, null);
                    }
                    return new Answer(with(next, here), null);
                });
    }

    private static BreakPage with(BreakPage next, List<BreakCard> before) {
        List<BreakCard> all = new ArrayList<>(before);
        all.addAll(next.breaks());
        return new BreakPage(
                next.turn(),
                next.total(),
                next.overdue(),
                next.sums(),
                next.accounts(),
                next.rules(),
                next.currencies(),
                all,
                next.digest(),
                next.once());
    }

    private BreakPage page(FindBreakPage question) {
        return shell.server().call(ReconciliationCalls.BREAK_PAGE, question);
    }

    /// Off the FX thread: the break as it is now, null when there is none.
    @Nullable BreakCard one(BreakId id) {
        List<BreakCard> found = page(only(id)).breaks();
        return found.isEmpty() ? null : found.getFirst();
    }

    private @Nullable BreakCard one(BreakPage page, BreakId id) {
        return page.breaks().stream()
                .filter(card -> card.found().id().equals(id))
                .findFirst()
                .orElseGet(() -> one(id));
    }

    /// Off the FX thread: what takes most of a difference away, at most that many.
    List<BreakCard> offsets(BreakId id, int most) {
        FindBreakPage all = FindBreakPage.all(most);
        return page(new FindBreakPage(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        all.states(),
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        id,
                        all.order(),
                        0,
                        most))
                .breaks();
    }

    private static FindBreakPage only(BreakId id) {
        FindBreakPage all = FindBreakPage.all(1);
        return new FindBreakPage(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                all.states(),
                false,
                null,
                null,
                null,
                null,
                id,
                null,
                all.order(),
                0,
                1);
    }

    /// Off the FX thread: everything that fits what was asked last.
    ///
    /// @throws Refused `TOO_LARGE` for more than 200,000, `STALE_VERSION` when breaks are changed
    ///   again and again meanwhile
    List<BreakCard> everything(FindBreakPage question) {
        return together(question, MOST_SAVED + 1).breaks();
    }

    private BreakPage together(FindBreakPage question, int wanted) {
        for (int i = 0; i < TRIES; i++) {
            BreakPage all = ofOneTurn(question, wanted);
            if (all != null) {
                return all;
            }
        }
        throw Refused.because(
                Problem.Code.STALE_VERSION,
                "Breaks are being changed right now, so that the pages do not fit together. Try"
                        + " again in a moment.");
    }

    private @Nullable BreakPage ofOneTurn(FindBreakPage question, int wanted) {
        BreakPage all = page(question.from(0, Math.min(wanted, FindBreakPage.MOST)));
        if (wanted > MOST_SAVED && all.total() > MOST_SAVED) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "These are %,d breaks; at most %,d are saved. Filter them first."
                            .formatted(all.total(), MOST_SAVED));
        }
        while (all.breaks().size() < Math.min(wanted, all.total())) {
            int here = all.breaks().size();
            BreakPage next = page(question.from(here, Math.min(wanted - here, FindBreakPage.MOST)));
            if (next.turn() != all.turn() || next.breaks().isEmpty()) {
                return null;
            }
            all = with(next, all.breaks());
        }
        return all;
    }
}
