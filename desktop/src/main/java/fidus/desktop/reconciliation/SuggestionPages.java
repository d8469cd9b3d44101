package fidus.desktop.reconciliation;

import fidus.desktop.shell.Shell;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The suggestions of a run as far as they were read; reading them again reads as many.
final class SuggestionPages {
    /// Each brings the rows it names, which may stand anywhere in a long run.
    private static final int AT_ONCE = 250;

    private final Shell shell;
    private final Loaded<SuggestionList> read;
    private boolean inView = true;
    private @Nullable RunId missed;

    SuggestionPages(Shell shell) {
        this.shell = shell;
        read = new Loaded<>(shell);
    }

    Loaded<SuggestionList> loaded() {
        return read;
    }

    void clear() {
        missed = null;
        read.clear();
    }

    /// Whether somebody looks at them. While nobody does, each deed at the run would read all of
    /// them for nothing; they are read once somebody looks.
    void inView(boolean now) {
        inView = now;
        RunId run = missed;
        if (now && run != null) {
            read(run);
        }
    }

    void read(RunId run) {
        missed = inView ? null : run;
        if (!inView) {
            return;
        }
        SuggestionList before = read.get();
        int wanted = before == null ? 1 : before.suggestions().size();
        read.load(
                () -> {
                    SuggestionList all = page(run, null);
                    while (all.next() != null && all.suggestions().size() < wanted) {
                        all = joined(all, page(run, all.next()));
                    }
                    return all;
                });
    }

    /// Does nothing when all were read, or some are being read.
    void more(RunId run) {
        SuggestionList before = read.get();
        if (before != null && before.next() != null && !read.loadingProperty().get()) {
            read.load(() -> joined(before, page(run, before.next())));
        }
    }

    private SuggestionList page(RunId run, @Nullable Integer after) {
        return shell.server()
                .call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, after, AT_ONCE));
    }

    private static SuggestionList joined(SuggestionList before, SuggestionList next) {
        List<Suggestion> all = new ArrayList<>(before.suggestions());
        all.addAll(next.suggestions());
        return new SuggestionList(next.total(), all, next.next(), rows(before, next));
    }

    private static @Nullable SuggestedRows rows(SuggestionList before, SuggestionList next) {
        SuggestedRows first = before.rows();
        SuggestedRows then = next.rows();
        if (first == null || then == null) {
            return first == null ? then : first;
        }
        return new SuggestedRows(
                joined(first.book(), then.book()), joined(first.statement(), then.statement()));
    }

    private static List<MatchRow> joined(List<MatchRow> first, List<MatchRow> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }
}
