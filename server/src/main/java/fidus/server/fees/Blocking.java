package fidus.server.fees;

import fidus.fees.runs.Blocker;
import fidus.fees.runs.BlockerKind;
import fidus.mt5.readings.MarketCalendar;
import fidus.mt5.readings.ReadingState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why a figure may not be paid on.
record Blocking(ReadingState state, MarketCalendar calendar, Instant cutOff, int undecided) {
    List<Blocker> blockers() {
        var found = new ArrayList<Blocker>();
        switch (state) {
            case ReadingState.Unavailable _ ->
                    found.add(
                            new Blocker(
                                    BlockerKind.NO_READING,
                                    "No reading was accepted by "
                                            + cutOff
                                            + ". Import a statement of the month's end."));
            case ReadingState.Stale stale ->
                    found.add(
                            new Blocker(
                                    BlockerKind.STALE,
                                    "The last reading, of "
                                            + stale.reading().asOf()
                                            + ", was "
                                            + stale.openAge().toMinutes()
                                            + " market minutes old at "
                                            + cutOff
                                            + "; at most 15 count. Import a statement of the"
                                            + " month's end."));
            case ReadingState.Ok ok -> beforeClose(ok.reading().asOf()).ifPresent(found::add);
        }
        if (undecided > 0) {
            found.add(
                    new Blocker(
                            BlockerKind.NEEDS_REVIEW,
                            undecided
                                    + " cash movements wait for a person. Decide them on the"
                                    + " Review screen."));
        }
        return found;
    }

    /// On a closed market the figures must be those after its close.
    private Optional<Blocker> beforeClose(Instant asOf) {
        boolean closedMeanwhile = calendar.isOpen(asOf) && !calendar.isOpen(cutOff);
        return closedMeanwhile
                ? Optional.of(
                        new Blocker(
                                BlockerKind.BEFORE_MARKET_CLOSE,
                                "The last reading, of "
                                        + asOf
                                        + ", was made before the market closed. Import a statement"
                                        + " made after it."))
                : Optional.empty();
    }
}
