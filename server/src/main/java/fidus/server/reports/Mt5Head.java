package fidus.server.reports;

import fidus.contract.Refused;
import fidus.imports.Claim;
import fidus.money.Currency;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines above the first table. In every language they are name, account, company and date in
/// this order; the account line is known by its shape, so the labels need not be understood.
final class Mt5Head {
    private static final Pattern ACCOUNT = Pattern.compile("(\\d{1,18}) ?\\(([^()]{1,200})\\)");
    private static final Pattern LEVERAGE = Pattern.compile("1:\\d{1,6}");
    private static final Set<String> TRADE_MODES = Set.of("real", "demo", "contest");
    private static final Set<String> MARGIN_MODES = Set.of("hedge", "netting", "exchange");

    private String lastValue = "";
    private @Nullable Long login;
    private @Nullable String server;
    private @Nullable String holder;
    private @Nullable Currency currency;
    private @Nullable String company;
    private @Nullable String tradeMode;
    private @Nullable String marginMode;
    private @Nullable LocalDateTime printedAt;

    void accept(Row.Pair line) {
        String value = line.value();
        Matcher account = ACCOUNT.matcher(value);
        if (login == null && account.matches()) {
            login = Long.valueOf(account.group(1));
            holder = lastValue.isEmpty() ? null : lastValue;
            account(account.group(2));
        } else if (login != null && printedAt == null && Figures.looksLikeTime(value)) {
            printedAt = Figures.timeOrNull(value);
        } else if (company == null && (login != null || line.label().equals("Company:"))) {
            company = value;
        } else if (login == null && line.label().equals("Currency:")) {
            currency = currency(value);
        }
        lastValue = value;
    }

    Claim claim() {
        return new Claim(login, server, holder, currency, company, tradeMode, marginMode);
    }

    @Nullable LocalDateTime printedAt() {
        return printedAt;
    }

    /// `EUR, MetaQuotes-Demo, demo, Hedge`; builds of 2016 put the leverage second.
    private void account(String inside) {
        String[] parts = inside.split(",", -1);
        currency = currency(parts[0].strip());
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            String lower = part.toLowerCase(Locale.ROOT);
            if (TRADE_MODES.contains(lower)) {
                tradeMode = lower;
            } else if (MARGIN_MODES.contains(lower)) {
                marginMode = part;
            } else if (server == null && !part.isEmpty() && !LEVERAGE.matcher(part).matches()) {
                server = part;
            }
        }
    }

    private static @Nullable Currency currency(String code) {
        try {
            return new Currency(code);
        } catch (Refused _) {
            return null;
        }
    }
}
