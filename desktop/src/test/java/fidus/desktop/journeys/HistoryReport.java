package fidus.desktop.journeys;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A history as a terminal of MetaTrader 5 writes it: UTF-16 with byte order mark, blanks between
/// thousands. Every sum is said by the test; nothing here adds up by itself.
final class HistoryReport {
    private final String login;
    private final String date;
    private final List<String> rows = new ArrayList<>();
    private int ticket;

    /// @param date such as `2025.03.14 18:00`
    /// @param ticket of the first row; each further one has the next
    HistoryReport(String login, String date, int ticket) {
        this.login = login;
        this.date = date;
        this.ticket = ticket;
    }

    HistoryReport cash(String time, String sum, String after, String comment) {
        rows.add(
                row(
                        List.of(time, "" + ticket++, "", "balance", "", "", "", ""),
                        List.of("0.00", "0.00", "0.00", sum, after, comment)));
        return this;
    }

    /// 0.40 lots of EURUSD bought.
    HistoryReport bought(String time, String commission, String after) {
        return trade(List.of(time, "buy", "in"), commission, "0.00", after);
    }

    /// And sold again.
    HistoryReport sold(String time, String profit, String after) {
        return trade(List.of(time, "sell", "out"), "0.00", profit, after);
    }

    /// @param profit the sum of the rows' profits, deposits included
    byte[] closing(String commission, String profit, String balance) {
        var all = new ArrayList<String>();
        all.add(
                "\ufeff<html><head><title>"
                        + login
                        + ": Trade History Report</title></head><body>");
        all.add("<div align=\"center\"><table cellspacing=\"1\" border=\"0\">");
        all.add(title("Name:", "Invented Holder"));
        all.add(
                title(
                        "Account:",
                        login + "&nbsp;(USD,&nbsp;NorthBridge-Live,&nbsp;demo,&nbsp;Hedge)"));
        all.add(title("Company:", "North Bridge Markets"));
        all.add(title("Date:", date));
        all.add("<tr align=\"center\"><th colspan=\"14\"><b>Deals</b></th></tr>");
        all.add(heading());
        all.addAll(rows);
        all.add(
                "<tr align=\"right\"><td nowrap colspan=\"8\"></td>"
                        + bold(commission, "0.00", "0.00", profit, balance)
                        + "<td nowrap></td></tr>");
        all.add(pair("Balance:", balance, "Free Margin:", balance));
        all.add(pair("Credit Facility:", "0.00", "Margin:", "0.00"));
        all.add(pair("Floating P/L:", "0.00", "Margin Level:", "0.00%"));
        all.add("<tr><td>Equity:</td><td><b>" + balance + "</b></td></tr>");
        all.add("</table></div></body></html>");
        all.add("");
        return String.join("\r\n", all).getBytes(StandardCharsets.UTF_16LE);
    }

    private HistoryReport trade(List<String> what, String commission, String profit, String after) {
        int order = ticket + 1_000;
        rows.add(
                row(
                        List.of(
                                what.get(0),
                                "" + ticket++,
                                "EURUSD",
                                what.get(1),
                                what.get(2),
                                "0.40",
                                "1.08450",
                                "" + order),
                        List.of(commission, "0.00", "0.00", profit, after, "")));
        return this;
    }

    private static String heading() {
        return "<tr align=\"center\" bgcolor=\"#E5F0FC\">"
                + bold("Time", "Deal", "Symbol", "Type", "Direction", "Volume", "Price", "Order")
                + "<td nowrap class=\"hidden\"><b>Cost</b></td>"
                + bold("Commission", "Fee", "Swap", "Profit", "Balance", "Comment")
                + "</tr>";
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
