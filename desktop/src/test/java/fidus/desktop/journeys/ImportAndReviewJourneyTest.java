package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

@DisplayName("From a broker's report to a decided movement")
class ImportAndReviewJourneyTest {
    private static final String UNNAMED = "Rollover credit corr 77";

    private final ServerProcess server = ServerProcess.demo();

    @TempDir private Path folder;

    @Test
    void aReportIsLookedAtConfirmedAndTakenOnceAndItsUnnamedMovementIsDecided() throws IOException {
        Path file = Files.write(folder.resolve("ReportHistory-510004.html"), report());
        try (Seat seat = Seat.at(server.address())) {
            seat.signIn("olivia", server.password("olivia"));
            imports(seat, file);
            isRefusedAsKnown(seat, file);
            decides(seat);
        }
    }

    private static void imports(Seat seat, Path file) {
        seat.drop(file);
        assertThat(seat.read("#confirm")).isEqualTo("Import 4 new deals");
        seat.seeText("510004@NorthBridge-Live");
        assertThat(seat.read("#ties")).isEqualTo("Ties out");
        assertThat(seat.read("#tallies .good .tally-count")).isEqualTo("4");
        assertThat(seat.sees("#refusal")).isFalse();
        seat.click("#confirm");
        seat.see("#jobState", "Done");
        assertThat(seat.sees("#cancel")).isFalse();
        seat.click("#done");
        seat.pick("ReportHistory-510004.html");
    }

    private static void isRefusedAsKnown(Seat seat, Path file) {
        seat.drop(file);
        assertThat(seat.read("#refusalText"))
                .contains("This very file was already imported by")
                .contains("Olivia Marsh");
        assertThat(seat.sees("#confirm")).isFalse();
        seat.click("#discard");
        seat.see("#pick");
    }

    private static void decides(Seat seat) {
        seat.open("review");
        seat.pick("510004");
        seat.see("#comment", "“" + UNNAMED + "”");
        seat.type("#reason", "Too short");
        seat.choose("#category", "Trading adjustment");
        seat.click("#decide");
        assertThat(seat.read("#reasonFault")).contains("at least 10 characters");
        assertThat(seat.seesRow("510004")).isTrue();

        seat.type("#reason", "The broker confirms it as a correction of swaps");
        seat.click("#decide");
        assertThat(seat.read("#noticeText")).isEqualTo("Deal 870003 is decided.");
        seat.until("it has left the queue", () -> !seat.seesRow("510004"));
    }

    /// A deposit, a round turn and a movement whose comment says nothing known.
    private static byte[] report() {
        return new HistoryReport("510004", "2025.03.14 18:00", 870_000)
                .cash("2025.03.10 08:00:00", "10 000.00", "10 000.00", "Deposit")
                .bought("2025.03.11 09:00:00", "-2.50", "9 997.50")
                .sold("2025.03.11 15:30:00", "84.20", "10 081.70")
                .cash("2025.03.13 10:00:00", "12.30", "10 094.00", UNNAMED)
                .closing("-2.50", "10 096.50", "10 094.00");
    }
}
