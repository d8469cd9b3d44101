package fidus.server.reports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/// Writes an invented MT5 history report as the terminal writes one (UTF-16LE, BOM, CRLF) that ties
/// out in every figure. The same seed and size give the same bytes.
public final class GeneratedReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu.MM.dd HH:mm:ss");
    private static final String[] SYMBOLS = {"EURUSD", "GBPUSD", "USDJPY", "XAUUSD", "USDCHF"};

    private final Random random;
    private final boolean fee;
    private long commission;
    private long swap;
    private long profit;
    private long balance;

    private GeneratedReport(long seed, boolean fee) {
        this.random = new Random(seed);
        this.fee = fee;
    }

    /// @param deals rows of the Deals table, the first of which is a deposit
    public static void write(Path file, long seed, int deals) throws IOException {
        write(file, seed, deals, true);
    }

    /// @param fee false for the form of 2016, which has no Fee column and prints the leverage
    static void write(Path file, long seed, int deals, boolean fee) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                Writer out =
                        new BufferedWriter(
                                new OutputStreamWriter(bytes, StandardCharsets.UTF_16LE),
                                1 << 16)) {
            out.write('\ufeff');
            new GeneratedReport(seed, fee).all(out, deals);
        }
    }

    /// `java … GeneratedReport FILE SEED DEALS`
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Long.parseLong(args[1]), Integer.parseInt(args[2]));
    }

    private void all(Writer out, int deals) throws IOException {
        String account =
                fee
                        ? "EUR,&nbsp;Fidus-Demo,&nbsp;demo,&nbsp;Hedge"
                        : "EUR, 1:100, Fidus-Demo, demo";
        line(out, "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\">");
        line(out, "<html><head><title>5001: Invented Holder - Trade History Report</title>");
        line(out, "<meta name=\"generator\" content=\"client terminal\"></head><body>");
        line(out, "<div align=\"center\"><table cellspacing=\"1\" border=\"0\">");
        title(out, "Name:", "Invented Holder");
        title(out, "Account:", "5001&nbsp;(" + account + ")");
        title(out, fee ? "Company:" : "Broker:", "Invented Broker Ltd");
        title(out, "Date:", "2026.01.31 23:59");
        line(out, "<tr align=\"center\"><th colspan=\"14\"><b>Deals</b></th></tr>");
        heading(out);
        LocalDateTime time = LocalDateTime.of(2025, 1, 2, 3, 4, 5);
        for (int i = 0; i < deals; i++) {
            time = time.plusSeconds(1 + random.nextInt(300));
            deal(out, i, time.format(TIME));
        }
        totals(out);
        closing(out);
        line(out, "</table></div></body></html>");
    }

    private void heading(Writer out) throws IOException {
        out.write("<tr align=\"center\" bgcolor=\"#E5F0FC\">");
        String before = "Time Deal Symbol Type Direction Volume Price Order";
        for (String name : before.split(" ")) {
            bold(out, name);
        }
        out.write("<td nowrap class=\"hidden\"><b>Cost</b></td>");
        for (String name : "Commission Fee Swap Profit Balance Comment".split(" ")) {
            if (fee || !name.equals("Fee")) {
                bold(out, name);
            }
        }
        line(out, "</tr>");
    }

    private void deal(Writer out, int index, String time) throws IOException {
        boolean deposit = index == 0;
        boolean closes = !deposit && index % 2 == 0;
        long rowCommission = deposit ? 0 : -random.nextInt(700);
        long rowSwap = closes ? random.nextInt(300) - 200 : 0;
        long rowProfit = deposit ? 1_000_000_00 : closes ? random.nextInt(20_000) - 9_900 : 0;
        commission += rowCommission;
        swap += rowSwap;
        profit += rowProfit;
        balance += rowCommission + rowSwap + rowProfit;
        String side = deposit ? "balance" : random.nextBoolean() ? "buy" : "sell";
        String price = deposit ? "" : "1.%05d".formatted(random.nextInt(100_000));
        out.write(index % 2 == 0 ? "<tr bgcolor=\"#FFFFFF\"" : "<tr bgcolor=\"#F7F7F7\"");
        out.write(" align=\"right\">");
        cell(out, time);
        cell(out, Long.toString(900_000L + index));
        cell(out, deposit ? "" : SYMBOLS[random.nextInt(SYMBOLS.length)]);
        cell(out, side);
        cell(out, deposit ? "" : closes ? "out" : "in");
        cell(out, deposit ? "" : money(1 + random.nextInt(500)));
        cell(out, price);
        cell(out, deposit ? "" : Long.toString(700_000L + index));
        out.write("<td nowrap class=\"hidden\"></td>");
        cell(out, money(rowCommission));
        if (fee) {
            cell(out, "0.00");
        }
        cell(out, money(rowSwap));
        cell(out, money(rowProfit));
        cell(out, money(balance));
        cell(out, deposit ? "Deposit" : "program " + random.nextInt(40));
        line(out, "</tr>");
    }

    private void totals(Writer out) throws IOException {
        out.write("<tr align=\"right\"><td nowrap colspan=\"8\"></td>");
        bold(out, money(commission));
        if (fee) {
            bold(out, "0.00");
        }
        bold(out, money(swap));
        bold(out, money(profit));
        bold(out, money(balance));
        line(out, "<td nowrap></td></tr>");
    }

    private void closing(Writer out) throws IOException {
        pair(out, "Balance:", money(balance), "Free Margin:", money(balance));
        pair(out, "Credit Facility:", "0.00", "Margin:", "0.00");
        pair(out, "Floating P/L:", "0.00", "Margin Level:", "0.00%");
        line(out, "<tr><td>Equity:</td><td><b>" + money(balance) + "</b></td></tr>");
    }

    private static void pair(Writer out, String a, String x, String b, String y)
            throws IOException {
        line(
                out,
                "<tr align=\"right\"><td colspan=\"3\">%s</td><td><b>%s</b></td><td></td><td>%s</td><td><b>%s</b></td></tr>"
                        .formatted(a, x, b, y));
    }

    private static void title(Writer out, String label, String value) throws IOException {
        line(
                out,
                "<tr align=\"left\"><th colspan=\"4\">%s</th><th colspan=\"10\"><b>%s</b></th></tr>"
                        .formatted(label, value));
    }

    private static void cell(Writer out, String text) throws IOException {
        out.write("<td nowrap>");
        out.write(text);
        out.write("</td>");
    }

    private static void bold(Writer out, String text) throws IOException {
        out.write("<td nowrap><b>" + text + "</b></td>");
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text);
        out.write("\r\n");
    }

    /// Cents as the terminal prints them: blanks between groups of three digits.
    private static String money(long cents) {
        long whole = Math.abs(cents) / 100;
        var digits = new StringBuilder(Long.toString(whole));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ' ');
        }
        return (cents < 0 ? "-" : "") + digits + ".%02d".formatted(Math.abs(cents) % 100);
    }
}
