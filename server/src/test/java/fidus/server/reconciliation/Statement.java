package fidus.server.reconciliation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A small MT5 history report in USD, row by row as a test wants it; it always ties out in itself.
public final class Statement {
    public static final String SERVER = "Fidus-Real";

    private final long login;
    private final String printed;
    private final List<Row> rows = new ArrayList<>();
    private long opening;

    /// Tickets carry the login, so that no two accounts of a server share one.
    public static long ticket(long login, long number) {
        return login * 1_000 + number;
    }

    private record Row(long ticket, String time, String type, long cents, String comment) {}

    /// @param printed when the terminal wrote it, such as `2026.11.20 23:00`
    public Statement(long login, String printed) {
        this.login = login;
        this.printed = printed;
    }

    /// The balance before the first row; zero when not said.
    Statement opening(long cents) {
        opening = cents;
        return this;
    }

    public Statement deposit(long ticket, String time, long cents) {
        rows.add(new Row(ticket(login, ticket), time, "balance", cents, "DEPOSIT-" + ticket));
        return this;
    }

    /// A closing trade.
    ///
    /// @param ticket within the account, see {@link #ticket}
    public Statement trade(long ticket, String time, long cents) {
        rows.add(new Row(ticket(login, ticket), time, "sell", cents, "program"));
        return this;
    }

    public byte[] bytes() {
        var out = new StringBuilder("<html><head><title>");
        out.append(login).append(": Holder - Trade History Report</title>");
        out.append("</head><body><div align=\"center\"><table>\r\n");
        title(out, "Name:", "Invented Holder");
        title(out, "Account:", login + "&nbsp;(USD,&nbsp;" + SERVER + ",&nbsp;real,&nbsp;Hedge)");
        title(out, "Company:", "Invented Broker Ltd");
        title(out, "Date:", printed);
        out.append("<tr align=\"center\"><th colspan=\"14\"><b>Deals</b></th></tr>\r\n");
        String names =
                "Time Deal Symbol Type Direction Volume Price Order Commission Fee Swap Profit"
                        + " Balance Comment";
        out.append("<tr align=\"center\" bgcolor=\"#E5F0FC\">");
        out.append(cells(true, List.of(names.split(" ")))).append("</tr>\r\n");
        long balance = opening;
        for (Row row : rows) {
            balance += row.cents;
            out.append("<tr bgcolor=\"#FFFFFF\" align=\"right\">");
            out.append(cells(false, cells(row, balance))).append("</tr>\r\n");
        }
        long profit = rows.stream().mapToLong(Row::cents).sum();
        out.append("<tr align=\"right\"><td nowrap colspan=\"8\"></td>");
        out.append(cells(true, List.of("0.00", "0.00", "0.00", money(profit), money(balance))));
        out.append("<td nowrap></td></tr>\r\n");
        pair(out, "Balance:", money(balance), "Free Margin:", money(balance));
        pair(out, "Credit Facility:", "0.00", "Margin:", "0.00");
        pair(out, "Floating P/L:", "0.00", "Margin Level:", "0.00%");
        out.append("<tr><td>Equity:</td><td><b>").append(money(balance)).append("</b></td></tr>");
        out.append("</table></div></body></html>");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Row row, long balance) {
        boolean cash = row.type.equals("balance");
        return List.of(
                row.time,
                Long.toString(row.ticket),
                cash ? "" : "EURUSD",
                row.type,
                cash ? "" : "out",
                cash ? "" : "0.10",
                cash ? "" : "1.10000",
                cash ? "" : Long.toString(row.ticket + 700_000),
                "0.00",
                "0.00",
                "0.00",
                money(row.cents),
                money(balance),
                row.comment);
    }

    private static String cells(boolean bold, List<String> texts) {
        return texts.stream()
                .map(text -> "<td nowrap>" + (bold ? "<b>" + text + "</b>" : text) + "</td>")
                .collect(Collectors.joining());
    }

    private static void title(StringBuilder out, String label, String value) {
        out.append(
                "<tr align=\"left\"><th colspan=\"4\">%s</th><th colspan=\"10\"><b>%s</b></th></tr>\r\n"
                        .formatted(label, value));
    }

    private static void pair(StringBuilder out, String a, String x, String b, String y) {
        out.append(
                "<tr align=\"right\"><td colspan=\"3\">%s</td><td><b>%s</b></td><td></td><td>%s</td><td><b>%s</b></td></tr>\r\n"
                        .formatted(a, x, b, y));
    }

    private static String money(long cents) {
        long whole = Math.abs(cents) / 100;
        var digits = new StringBuilder(Long.toString(whole));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ' ');
        }
        return (cents < 0 ? "-" : "") + digits + ".%02d".formatted(Math.abs(cents) % 100);
    }
}
