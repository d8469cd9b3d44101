package fidus.server.reports;

import fidus.contract.Refused;
import fidus.imports.Claim;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/// The first line of an MT4 statement: `Account: 535110`, `Name: …`, `Currency: USD`, `Leverage:
/// 1:1000` (blank or missing at some brokers) and the date.
final class Mt4Head {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu MMMM d, HH:mm", Locale.ENGLISH);

    private String title = "";
    private @Nullable Long login;
    private @Nullable String holder;
    private @Nullable Currency currency;
    private @Nullable LocalDateTime printedAt;

    void title(String text) {
        title = text;
    }

    String title() {
        return title;
    }

    /// @return whether this row was the account line
    boolean accept(Row row) {
        if (login != null || !row.cell(0).startsWith("Account:")) {
            return false;
        }
        for (String cell : row.cells()) {
            int colon = cell.indexOf(':');
            String value = cell.substring(colon + 1).strip();
            if (cell.startsWith("Account:") && Figures.looksLikeTicket(value)) {
                login = Long.valueOf(value);
            } else if (cell.startsWith("Name:")) {
                holder = value.isEmpty() ? null : value;
            } else if (cell.startsWith("Currency:")) {
                currency = currencyOrNull(value);
            } else if (!cell.isEmpty() && Character.isDigit(cell.charAt(0))) {
                printedAt = dateOrNull(cell);
            }
        }
        return true;
    }

    Claim claim() {
        return new Claim(login, null, holder, currency, null, null, null);
    }

    @Nullable LocalDateTime printedAt() {
        return printedAt;
    }

    private static @Nullable Currency currencyOrNull(String code) {
        try {
            return new Currency(code);
        } catch (Refused _) {
            return null;
        }
    }

    private static @Nullable LocalDateTime dateOrNull(String text) {
        try {
            return LocalDateTime.parse(text, DATE);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
