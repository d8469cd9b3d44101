package fidus.server.reports;

import fidus.contract.Refused;
import fidus.imports.Claim;
import fidus.imports.OpenPosition;
import fidus.imports.Report;
import fidus.imports.ReportFormat;
import fidus.imports.ReportKind;
import fidus.imports.Section;
import fidus.imports.Summary;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.DealEntry;
import fidus.mt5.DealKind;
import fidus.mt5.DealRow;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads what a bridge to the terminal's API answers: account, deals, positions, orders or terminal
/// with the API's own field names and numbers. Its times are the server's wall clock written as if
/// it were Unix time.
final class JsonReport {
    private static final List<String> TRADE_MODES = List.of("demo", "contest", "real");
    private static final List<String> MARGIN_MODES = List.of("Netting", "Exchange", "Hedge");
    private static final List<DealEntry> ENTRIES = List.of(DealEntry.values());
    private static final List<String> ORDER_STATES =
            List.of("started", "placed", "canceled", "partial", "filled", "rejected", "expired");

    private final Draft draft;
    private final Fingerprint file;
    private final Cost cost;
    private @Nullable ReportKind kind;
    private int line;

    JsonReport(Fingerprint file, Cost cost, @Nullable Currency fallback) {
        this.file = file;
        this.cost = cost;
        this.draft = new Draft(fallback, cost);
    }

    Report read() throws IOException {
        String end = file.tail().strip();
        if (!end.endsWith("}") && !end.endsWith("]")) {
            throw Mt5Report.cut("the end of the JSON text");
        }
        try (Reader text = file.reader()) {
            JsonElements.read(text, cost, this::element);
        }
        ReportKind found = kind;
        if (found == null) {
            throw JsonElements.unknown("it is empty, which a bridge may also say when it failed");
        }
        return draft.finish(ReportFormat.REST_JSON, found, file);
    }

    private void element(Map<String, String> element) {
        line++;
        ReportKind its = kind(element.keySet());
        if (kind == null) {
            kind = its;
            draft.head(its.name().toLowerCase(Locale.ROOT).replace('_', ' '), Claim.NONE, null);
        } else if (kind != its) {
            throw JsonElements.unknown("its element " + line + " is of another kind");
        } else if (its == ReportKind.ACCOUNT_SNAPSHOT || its == ReportKind.TERMINAL_INFO) {
            throw JsonElements.unknown("it lists several accounts or terminals");
        }
        try {
            element(its, new JsonFields(element));
        } catch (BadField bad) {
            draft.unreadable(line, bad);
        }
    }

    private static ReportKind kind(Set<String> names) {
        if (names.containsAll(Set.of("ticket", "entry", "position_id", "profit", "time"))) {
            return ReportKind.DEAL_LIST;
        }
        if (names.containsAll(Set.of("ticket", "time_setup", "state", "type"))) {
            return ReportKind.ORDER_LIST;
        }
        if (names.containsAll(Set.of("ticket", "price_open", "profit", "swap", "time"))) {
            return ReportKind.POSITION_LIST;
        }
        if (names.containsAll(Set.of("login", "balance", "equity", "currency"))) {
            return ReportKind.ACCOUNT_SNAPSHOT;
        }
        if (names.containsAll(Set.of("build", "connected", "path"))) {
            return ReportKind.TERMINAL_INFO;
        }
        List<String> some = names.stream().limit(8).toList();
        throw JsonElements.unknown("it has the fields %.200s".formatted(some));
    }

    private void element(ReportKind its, JsonFields fields) throws BadField {
        switch (its) {
            case DEAL_LIST -> deal(fields);
            case POSITION_LIST -> position(fields);
            case ORDER_LIST -> order(fields);
            case ACCOUNT_SNAPSHOT -> account(fields);
            default -> {}
        }
    }

    private void deal(JsonFields fields) throws BadField {
        Currency currency = draft.currency();
        DealKind its = DealKind.numbered(fields.number("type"));
        int entry = fields.number("entry");
        if (entry < 0 || entry >= ENTRIES.size()) {
            throw new BadField("entry", Integer.toString(entry), "is no entry the API knows");
        }
        boolean trade = its.isTrade();
        draft.deal(
                line,
                new DealRow(
                        fields.ticket("ticket"),
                        fields.time("time"),
                        its,
                        trade ? ENTRIES.get(entry) : null,
                        trade ? fields.text("symbol") : null,
                        trade ? fields.decimal("volume") : null,
                        trade ? fields.decimal("price") : null,
                        fields.money("profit", currency),
                        fields.moneyOrZero("commission", currency),
                        fields.moneyOrZero("swap", currency),
                        fields.moneyOrZero("fee", currency),
                        fields.text("comment"),
                        fields.idOrNull("order"),
                        fields.idOrNull("position_id"),
                        fields.idOrNull("magic")),
                null);
        Tally tally = draft.tally(Section.DEALS);
        tally.row();
        tally.type(its.name().toLowerCase(Locale.ROOT));
        tally.direction(trade ? ENTRIES.get(entry).name().toLowerCase(Locale.ROOT) : "");
    }

    private void position(JsonFields fields) throws BadField {
        Currency currency = draft.currency();
        DealKind side = DealKind.numbered(fields.number("type"));
        if (!side.isTrade()) {
            throw new BadField("type", side.name(), "is neither buy nor sell");
        }
        draft.open(
                new OpenPosition(
                        fields.ticket("ticket"),
                        fields.time("time"),
                        side,
                        fields.text("symbol"),
                        fields.decimal("volume"),
                        fields.decimal("price_open"),
                        fields.decimal("price_current"),
                        Money.zero(currency),
                        fields.money("swap", currency),
                        fields.money("profit", currency),
                        fields.text("comment")));
        Tally tally = draft.tally(Section.OPEN_POSITIONS);
        tally.row();
        tally.type(side.name().toLowerCase(Locale.ROOT));
    }

    private void order(JsonFields fields) throws BadField {
        fields.ticket("ticket");
        fields.time("time_setup");
        int state = fields.number("state");
        Tally tally = draft.tally(Section.ORDERS);
        tally.row();
        tally.type(Integer.toString(fields.number("type")));
        tally.state(
                state >= 0 && state < ORDER_STATES.size()
                        ? ORDER_STATES.get(state)
                        : Integer.toString(state));
    }

    private void account(JsonFields fields) throws BadField {
        Currency currency = currency(fields.text("currency"));
        draft.head(
                "account snapshot",
                new Claim(
                        fields.ticket("login"),
                        fields.textOrNull("server"),
                        fields.textOrNull("name"),
                        currency,
                        fields.textOrNull("company"),
                        fields.choice("trade_mode", TRADE_MODES),
                        fields.choice("margin_mode", MARGIN_MODES)),
                null);
        draft.summary(
                new Summary(
                        fields.money("balance", currency),
                        fields.money("equity", currency),
                        fields.moneyOrZero("credit", currency),
                        fields.moneyOrZero("profit", currency),
                        null,
                        fields.moneyOrZero("margin", currency),
                        fields.moneyOrZero("margin_free", currency),
                        null,
                        null));
    }

    private static Currency currency(String code) throws BadField {
        try {
            return new Currency(code);
        } catch (Refused refused) {
            throw new BadField("currency", code, refused.problem().message());
        }
    }
}
