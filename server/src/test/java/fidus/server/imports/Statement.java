package fidus.server.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sample history of account 70358000, whole or as it would have been printed earlier.
final class Statement {
    static final String NAME = "mt5-history-en-hedge-eur.html";

    private static final Pattern DEAL =
            Pattern.compile(
                    "        <tr bgcolor=[^>]*><td nowrap>[\\d. :]{19}</td><td"
                            + " nowrap>\\d+</td>.*\\R");

    private Statement() {}

    static byte[] whole() {
        return bytes(NAME);
    }

    /// Another of the sample files.
    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Statement.class.getResourceAsStream("/reports/" + name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same history printed when it had only this many deals, with the balance that stood then
    /// and the same open positions.
    static byte[] afterDeals(int deals, String printedAt, String balance, String equity) {
        String whole = new String(whole(), StandardCharsets.UTF_8);
        int start = whole.indexOf("<b>Deals</b>");
        int end = whole.indexOf("<b>Open Positions</b>");
        var kept = new StringBuilder();
        Matcher rows = DEAL.matcher(whole.substring(start, end));
        int seen = 0;
        while (rows.find()) {
            rows.appendReplacement(
                    kept, seen++ < deals ? Matcher.quoteReplacement(rows.group()) : "");
        }
        rows.appendTail(kept);
        String text = whole.substring(0, start) + kept + whole.substring(end);
        return text.replace("<b>2023.06.26 17:03</b>", "<b>" + printedAt + "</b>")
                .replace(
                        "<td colspan=\"2\"><b>9 949.16</b></td>",
                        "<td colspan=\"2\"><b>" + balance + "</b></td>")
                .replace(
                        "<td colspan=\"2\"><b>9 927.92</b></td>",
                        "<td colspan=\"2\"><b>" + equity + "</b></td>")
                .getBytes(StandardCharsets.UTF_8);
    }
}
