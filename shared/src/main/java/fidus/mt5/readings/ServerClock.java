package fidus.mt5.readings;

import fidus.contract.Problem;
import fidus.contract.Refused;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Turns a broker's wall clock into instants by an effective-dated table. The raw server time is
/// kept beside the result, so a corrected table can be applied again.
public record ServerClock(List<ServerOffset> offsets) {
    /// @throws Refused `BAD_VALUE` for an empty table or two lines from the same server time
    public ServerClock {
        offsets =
                offsets.stream()
                        .sorted(Comparator.comparing(ServerOffset::fromServerTime))
                        .toList();
        if (offsets.isEmpty()
                || offsets.stream().map(ServerOffset::fromServerTime).distinct().count()
                        < offsets.size()) {
            throw Refused.at(
                    "offsets",
                    Problem.Code.BAD_VALUE,
                    "A server clock has at least one line and no two from the same time.");
        }
    }

    /// The instant of a server time; empty before the first line, because an offset nobody stated
    /// is unknown. A time that occurs twice, when clocks go back, is its first occurrence; a time
    /// that does not occur, when clocks go forward, is moved on by the length of the gap.
    public Optional<Instant> instantOf(LocalDateTime serverTime) {
        return lineAt(serverTime).map(line -> zoned(serverTime, line).toInstant());
    }

    /// Whether the server's clock shows this time twice, so that its instant is a convention.
    public boolean isAmbiguous(LocalDateTime serverTime) {
        return lineAt(serverTime)
                .map(line -> line.zone().getRules().getValidOffsets(local(serverTime, line)))
                .filter(valid -> valid.size() > 1)
                .isPresent();
    }

    /// Whether the server's clock never shows this time.
    public boolean isInGap(LocalDateTime serverTime) {
        return lineAt(serverTime)
                .map(line -> line.zone().getRules().getValidOffsets(local(serverTime, line)))
                .filter(List::isEmpty)
                .isPresent();
    }

    private Optional<ServerOffset> lineAt(LocalDateTime serverTime) {
        return offsets.reversed().stream()
                .filter(line -> !line.fromServerTime().isAfter(serverTime))
                .findFirst();
    }

    private static ZonedDateTime zoned(LocalDateTime serverTime, ServerOffset line) {
        return local(serverTime, line).atZone(line.zone());
    }

    private static LocalDateTime local(LocalDateTime serverTime, ServerOffset line) {
        return serverTime.minus(line.ahead());
    }
}
