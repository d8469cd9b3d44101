package fidus.server.reports;

import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Decimals;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The fields of one JSON object as the terminal's API fills them. Numbers are read from their
/// text, exactly; Python writes small ones with an exponent.
final class JsonFields {
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?([eE][-+]?\\d{1,2})?");

    private final Map<String, String> values;

    JsonFields(Map<String, String> values) {
        this.values = values;
    }

    String text(String name) {
        return Row.tidy(values.getOrDefault(name, ""));
    }

    @Nullable String textOrNull(String name) {
        String text = text(name);
        return text.isEmpty() ? null : text;
    }

    /// A small whole number such as a type or a state.
    int number(String name) throws BadField {
        String text = text(name);
        if (text.length() > 6 || !Figures.looksLikeTicket(text)) {
            throw new BadField(name, text, "is no small whole number");
        }
        return Integer.parseInt(text);
    }

    long ticket(String name) throws BadField {
        return Figures.ticket(text(name), name);
    }

    /// The API writes 0 where there is no order, position or program.
    @Nullable Long idOrNull(String name) throws BadField {
        String text = text(name);
        return text.isEmpty() || text.equals("0") ? null : (Long) Figures.ticket(text, name);
    }

    /// Seconds that look like Unix time and are the server's own clock: kept as that clock shows.
    LocalDateTime time(String name) throws BadField {
        long seconds = ticket(name);
        if (seconds > 32_503_680_000L) {
            throw new BadField(name, text(name), "is no time in seconds");
        }
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    }

    BigDecimal decimal(String name) throws BadField {
        String text = text(name);
        if (text.length() > 40 || !NUMBER.matcher(text).matches()) {
            throw new BadField(name, text, "is no number");
        }
        try {
            return Decimals.bounded(new BigDecimal(text));
        } catch (Refused refused) {
            throw new BadField(name, text, refused.problem().message());
        }
    }

    Money money(String name, Currency currency) throws BadField {
        BigDecimal amount = decimal(name);
        try {
            return new Money(amount, currency);
        } catch (Refused refused) {
            throw new BadField(name, text(name), refused.problem().message());
        }
    }

    Money moneyOrZero(String name, Currency currency) throws BadField {
        return text(name).isEmpty() ? Money.zero(currency) : money(name, currency);
    }

    /// The word for a numbered choice; a number the API does not list stays a number.
    @Nullable String choice(String name, List<String> words) throws BadField {
        if (text(name).isEmpty()) {
            return null;
        }
        int number = number(name);
        return number < words.size() ? words.get(number) : Integer.toString(number);
    }
}
