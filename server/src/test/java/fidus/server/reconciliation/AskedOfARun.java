package fidus.server.reconciliation;

import fidus.reconciliation.RunId;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRow;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.FindPlace;
import fidus.reconciliation.desk.FindRows;
import fidus.reconciliation.desk.FindSuggestions;
import fidus.reconciliation.desk.FindSums;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.MatchMade;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.RunningServer;
import fidus.server.jobs.Progress;

import org.jspecify.annotations.Nullable;

/// What a person asks of one run, in one line each.
record AskedOfARun(RunningServer server, String token, RunId run) {
    RowWindow rows(FindRows find) {
        return server.call(WindowCalls.ROWS, find, token);
    }

    RowWindow window(Side side, Listed listed, @Nullable String text, int at, int count) {
        return rows(new FindRows(run, side, listed, text, null, null, null, null, at, count));
    }

    PlaceFound nextOpen(Listed listed, int place) {
        return server.call(
                WindowCalls.PLACE,
                new FindPlace(run, Side.BOOK, listed, null, null, null, null, null, place, true),
                token);
    }

    /// Open rows of the book in an order.
    FindRows ordered(RowOrder order, int at, int count) {
        return new FindRows(
                run, Side.BOOK, Listed.OPEN, null, null, null, null, null, null, order, at, count);
    }

    /// Where a row stands among those, or the next open one.
    PlaceFound place(RowOrder by, int place, boolean past) {
        return server.call(
                WindowCalls.PLACE,
                new FindPlace(
                        run,
                        Side.BOOK,
                        Listed.OPEN,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        by,
                        place,
                        past,
                        past,
                        null),
                token);
    }

    /// What a stretch of the rows that fit adds up to.
    RowSums sums(FindRows find, int first, int last) {
        return server.call(
                WindowCalls.SUMS,
                new FindSums(
                        run,
                        find.side(),
                        find.listed(),
                        find.text(),
                        find.amountFrom(),
                        find.amountTo(),
                        find.from(),
                        find.to(),
                        first,
                        last),
                token);
    }

    RowStory story(Side side, String row) {
        return server.call(WindowCalls.ROW, new AboutRow(run, side, row), token);
    }

    RunDesk desk() {
        return server.call(WindowCalls.DESK, new AboutRun(run), token);
    }

    Suggestion best() {
        return server.call(WindowCalls.SUGGESTIONS, new FindSuggestions(run, null, 1), token)
                .suggestions()
                .getFirst();
    }

    MatchMade accept(Suggestion one) {
        return server.call(
                ReconciliationCalls.MATCH,
                new MatchByHand(run, one.bookRows(), one.statementRows(), true, ""),
                token);
    }

    /// Work that nobody stops.
    static Progress quiet() {
        return new Progress() {
            @Override
            public void step(long done, long total) {
                if (done > total) {
                    throw new AssertionError(done + " of " + total);
                }
            }

            @Override
            public void stopIfAsked() {}
        };
    }
}
