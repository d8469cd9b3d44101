package fidus.server.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// Writes an invented MT5 history report as a terminal writes one: UTF-16 with byte order mark,
/// blanks between thousands.
///
/// @param rows in the order of time; sums in cents
record DemoStatement(
        long login, String server, String company, LocalDateTime printedAt, List<Row> rows) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm:ss");

    /// @param side `buy`, `sell` or `balance`
    /// @param direction `in`, `out`, or empty for cash movements
    record Row(
            LocalDateTime time,
            long ticket,
            String symbol,
            String side,
            String direction,
            String volume,
            String price,
            long commission,
            long swap,
            long profit,
            String comment) {
        static Row cash(LocalDateTime time, long ticket, long cents, String comment) {
            return new Row(time, ticket, "", "balance", "", "", "", 0, 0, cents, comment);
        }

        long net() {
            return commission + swap + profit;
        }
    }

    long closing() {
        return rows.stream().mapToLong(Row::net).sum();
    }

    byte[] bytes() {
        var out = new StringBuilder("\ufeff");
        line(out, "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">");
        line(
                out,
                "<html><head><title>" + login + ": Invented Holder - Trade History Report</title>");
        line(out, "<meta name=\"generator\" content=\"client terminal\"></head><body>");
        line(out, "<div align=\"center\"><table cellspacing=\"1\" border=\"0\">");
        title(out, "Name:", "Invented Holder");
        title(out, "Account:", login + "&nbsp;(USD,&nbsp;" + server + ",&nbsp;demo,&nbsp;Hedge)");
        title(out, "Company:", company);
        title(out, "Date:", printedAt.format(DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm")));
        line(out, "<tr align=\"center\"><th colspan=\"14\"><b>Deals</b></th></tr>");
        heading(out);
        deals(out);
        ending(out);
        line(out, "</table></div></body></html>");
        return out.toString().getBytes(StandardCharsets.UTF_16LE);
    }

    private void deals(StringBuilder out) {
        long balance = 0;
        for (Row row : rows) {
            balance += row.net();
            boolean cash = row.side.equals("balance");
            out.append("<tr bgcolor=\"#FFFFFF\" align=\"right\">");
            for (String text :
                    List.of(
                            row.time.format(TIME),
                            Long.toString(row.ticket),
                            row.symbol,
                            row.side,
                            row.direction,
                            row.volume,
                            row.price,
                            cash ? "" : Long.toString(row.ticket + 5_000_000))) {
                cell(out, text);
            }
            out.append("<td nowrap class=\"hidden\"></td>");
            for (String text :
                    List.of(
                            money(row.commission),
                            "0.00",
                            money(row.swap),
                            money(row.profit),
                            money(balance),
                            row.comment)) {
                cell(out, text);
            }
            line(out, "</tr>");
        }
        out.append("<tr align=\"right\"><td nowrap colspan=\"8\"></td>");
        bold(out, money(rows.stream().mapToLong(Row::commission).sum()));
        bold(out, "0.00");
        bold(out, money(rows.stream().mapToLong(Row::swap).sum()));
        bold(out, money(rows.stream().mapToLong(Row::profit).sum()));
        bold(out, money(closing()));
        line(out, "<td nowrap></td></tr>");
    }

    private void ending(StringBuilder out) {
        String balance = money(closing());
        pair(out, "Balance:", balance, "Free Margin:", balance);
        pair(out, "Credit Facility:", "0.00", "Margin:", "0.00");
        pair(out, "Floating P/L:", "0.00", "Margin Level:", "0.00%");
        line(out, "<tr><td>Equity:</td><td><b>" + balance + "</b></td></tr>");
    }

    private static void heading(StringBuilder out) {
        out.append("<tr align=\"center\" bgcolor=\"#E5F0FC\">");
        List.of("Time", "Deal", "Symbol", "Type", "Direction", "Volume", "Price", "Order")
                .forEach(name -> bold(out, name));
        out.append("<td nowrap class=\"hidden\"><b>Cost</b></td>");
        List.of("Commission", "Fee", "Swap", "Profit", "Balance", "Comment")
                .forEach(name -> bold(out, name));
        line(out, "</tr>");
    }

    private static void pair(StringBuilder out, String a, String x, String b, String y) {
        line(
                out,
                "<tr align=\"right\"><td colspan=\"3\">%s</td><td><b>%s</b></td><td></td><td>%s</td><td><b>%s</b></td></tr>"
                        .formatted(a, x, b, y));
    }

    private static void title(StringBuilder out, String label, String value) {
        line(
                out,
                "<tr align=\"left\"><th colspan=\"4\">%s</th><th colspan=\"10\"><b>%s</b></th></tr>"
                        .formatted(label, value));
    }

    private static void cell(StringBuilder out, String text) {
        out.append("<td nowrap>").append(text).append("</td>");
    }

    private static void bold(StringBuilder out, String text) {
        out.append("<td nowrap><b>").append(text).append("</b></td>");
    }

    private static void line(StringBuilder out, String text) {
        out.append(text).append("\r\n");
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
