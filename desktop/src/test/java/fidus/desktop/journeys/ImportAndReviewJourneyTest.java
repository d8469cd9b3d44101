package fidus.desktop.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        assertThat(seat.read("#noticeText")).isEqualTo("Deal 850003 is decided.");
        seat.until("it has left the queue", () -> !seat.seesRow("510004"));
    }

    /// As a terminal writes it: UTF-16 with byte order mark, here of a deposit, a round turn and a
    /// movement whose comment says nothing known.
    private static byte[] report() {
        return String.join(
                        "\r\n",
                        "\ufeff<html><head><title>510004: Trade History"
                                + " Report</title></head><body>",
                        "<div align=\"center\"><table cellspacing=\"1\" border=\"0\">",
                        title("Name:", "Invented Holder"),
                        title(
                                "Account:",
                                "510004&nbsp;(USD,&nbsp;NorthBridge-Live,&nbsp;demo,&nbsp;Hedge)"),
                        title("Company:", "North Bridge Markets"),
                        title("Date:", "2025.03.14 18:00"),
                        "<tr align=\"center\"><th colspan=\"14\"><b>Deals</b></th></tr>",
                        heading(),
                        cash("2025.03.10 08:00:00", 850_000, "10 000.00", "10 000.00", "Deposit"),
                        trade(
                                "2025.03.11 09:00:00",
                                850_001,
                                "buy",
                                "in",
                                "-2.50",
                                "0.00",
                                "9 997.50"),
                        trade(
                                "2025.03.11 15:30:00",
                                850_002,
                                "sell",
                                "out",
                                "0.00",
                                "84.20",
                                "10 081.70"),
                        cash("2025.03.13 10:00:00", 850_003, "12.30", "10 094.00", UNNAMED),
                        "<tr align=\"right\"><td nowrap colspan=\"8\"></td>"
                                + bold("-2.50", "0.00", "0.00", "10 096.50", "10 094.00")
                                + "<td nowrap></td></tr>",
                        pair("Balance:", "10 094.00", "Free Margin:", "10 094.00"),
                        pair("Credit Facility:", "0.00", "Margin:", "0.00"),
                        pair("Floating P/L:", "0.00", "Margin Level:", "0.00%"),
                        "<tr><td>Equity:</td><td><b>10 094.00</b></td></tr>",
                        "</table></div></body></html>",
                        "")
                .getBytes(StandardCharsets.UTF_16LE);
    }

    private static String heading() {
        return "<tr align=\"center\" bgcolor=\"#E5F0FC\">"
                + bold("Time", "Deal", "Symbol", "Type", "Direction", "Volume", "Price", "Order")
                + "<td nowrap class=\"hidden\"><b>Cost</b></td>"
                + bold("Commission", "Fee", "Swap", "Profit", "Balance", "Comment")
                + "</tr>";
    }

    private static String cash(String time, int ticket, String sum, String after, String comment) {
        return row(
                List.of(time, "" + ticket, "", "balance", "", "", "", ""),
                List.of("0.00", "0.00", "0.00", sum, after, comment));
    }

    private static String trade(
            String time,
            int ticket,
            String side,
            String direction,
            String commission,
            String profit,
            String after) {
        return row(
                List.of(
                        time,
                        "" + ticket,
                        "EURUSD",
                        side,
                        direction,
                        "0.40",
                        "1.08450",
                        "" + (ticket + 1_000)),
                List.of(commission, "0.00", "0.00", profit, after, ""));
    }

    private static String row(List<String> before, List<String> sums) {
        var out = new StringBuilder("<tr bgcolor=\"#FFFFFF\" align=\"right\">");
        before.forEach(text -> out.append("<td nowrap>").append(text).append("</td>"));
        out.append("<td nowrap class=\"hidden\"></td>");
        sums.forEach(text -> out.append("<td nowrap>").append(text).append("</td>"));
        return out.append("</tr>").toString();
    }

    private static String bold(String... texts) {
        var out = new StringBuilder();
        for (String text : texts) {
            out.append("<td nowrap><b>").append(text).append("</b></td>");
        }
        return out.toString();
    }

    private static String title(String label, String value) {
        return "<tr align=\"left\"><th colspan=\"4\">%s</th><th colspan=\"10\"><b>%s</b></th></tr>"
                .formatted(label, value);
    }

    private static String pair(String a, String x, String b, String y) {
        return "<tr align=\"right\"><td colspan=\"3\">%s</td><td><b>%s</b></td><td></td><td>%s</td><td><b>%s</b></td></tr>"
                .formatted(a, x, b, y);
    }
}
