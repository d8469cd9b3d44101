package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One message: a statement or a page of one. A page starts at `60M` and ends at `62M`; these are
/// the balances its own rows lie between, not those of the day.
final class Mt940Message {
    private static final Pattern BALANCE =
            Pattern.compile("([CD])(\\d{6})([A-Z]{3})(\\d{1,20},\\d{0,8})\\s*");
    private static final Pattern IN_CURRENCY = Pattern.compile("[CD]\\d{6}([A-Z]{3})");

    private final Findings findings;
    private final int line;
    private final List<Mt940Row> rows = new ArrayList<>();
    private @Nullable Currency currency;

    /// Of a balance whose amount cannot be read.
    private @Nullable Currency otherwise;

    private String id = "";
    private String number = "";
    private String account = "";
    private boolean onRow;

    /// Its first field where that is not `:20:`.
    private String headless = "";

    private boolean first = true;
    private @Nullable String opened;
    private @Nullable String closed;
    private boolean halfClosed;
    private @Nullable BankBalance opening;
    private @Nullable BankBalance closing;
    private final List<BankBalance> balances = new ArrayList<>();

    /// @param line where it begins
    Mt940Message(Findings findings, int line) {
        this.findings = findings;
        this.line = line;
    }

    int line() {
        return line;
    }

    void field(String tag, String value, int at) {
        if (first && !tag.equals("20")) {
            headless = ":" + tag + ":" + value;
        }
        first = false;
        halfClosed = false;
        try {
            switch (tag) {
                case "20" -> id = value;
                case "25", "25P" -> account(tag, value);
                case "28", "28C" -> number(tag, value);
                case "60F", "60M" -> opening(tag, value, at);
                case "62F", "62M" -> closing(tag, value, at);
                case "64", "65" -> balance(tag, value, at);
                case "61", Mt940Row.DAMAGED -> {
                    findings.cost().keep(value.length());
                    rows.add(new Mt940Row(tag, value, at));
                }
                case "86", "NS" -> {
                    if (onRow) {
                        rows.getLast().about(value);
                    }
                }
                default -> {}
            }
        } catch (BadField bad) {
            if (tag.startsWith("60") || tag.startsWith("62")) {
                findings.lost(at, bad);
            } else {
                findings.unreadable(at, bad);
            }
        }
        onRow = tag.startsWith("61") || (onRow && (tag.equals("86") || tag.equals("NS")));
    }

    /// Whether a field can be none of it any more, so that the line `:20:` of the next one was lost
    /// or damaged: what comes once comes again, or rows come behind the closing balance.
    ///
    /// @param trailed whether its end mark was there
    boolean isOver(String tag, String value, boolean trailed) {
        boolean begun = opened != null || !rows.isEmpty();
        return switch (tag) {
            case "25", "25P" ->
                    isClosed()
                            || (!account.isEmpty() && (begun || !account.equals(firstLine(value))));
            case "28", "28C" -> isClosed() || (!number.isEmpty() && begun);
            case "60F", "60M" ->
                    isClosed() || (opened != null && !(rows.isEmpty() && value.equals(opened)));
            case "61" -> isClosed();
            case "62F", "62M", "64", "65" -> trailed;
            default -> false;
        };
    }

    /// Whether it has a closing balance, be it one that cannot be read.
    boolean isClosed() {
        return closed != null;
    }

    /// Whether it ends in the midst of its closing balance.
    boolean isHalfClosed() {
        return halfClosed;
    }

    /// Null when there is nothing of a statement in it.
    @Nullable BankStatement finish() {
        if (isEmpty()) {
            findings.unreadable(
                    line,
                    new BadField(
                            "20",
                            headless.isEmpty() ? ":20:" + id : headless,
                            "has no account, balance or row with it: it is no statement"));
            return null;
        }
        missing();
        var done = new StatementDraft(currency(), findings.cost());
        rows.forEach(row -> row.into(done, findings));
        done.balances.addAll(balances);
        done.statementId = id;
        done.number = number;
        done.account = account;
        done.opening = opening;
        done.closing = closing;
        done.to = closing == null ? null : closing.on();
        done.tie();
        return done.statement();
    }

    private Currency currency() {
        Currency stated = currency == null ? otherwise : currency;
        return stated == null ? Currency.UNSTATED : stated;
    }

    private boolean isEmpty() {
        return account.isEmpty()
                && number.isEmpty()
                && opened == null
                && closed == null
                && rows.isEmpty();
    }

    private void missing() {
        if (!headless.isEmpty()) {
            missing(
                    "20",
                    headless,
                    "begins a statement that has no line :20:; that line, or more before it, was"
                            + " cut or damaged"
                            + (account.isEmpty() ? ", and no line says its account" : ""));
        }
        if (opened == null) {
            missing("60F", id, "is a statement without an opening balance (:60F:)");
        }
        if (closed == null) {
            missing("62F", id, "is a statement without a closing balance (:62F:)");
        }
    }

    private void missing(String field, String text, String reason) {
        findings.lost(line, new BadField(field, text, reason));
    }

    private static String firstLine(String value) {
        return value.lines().findFirst().orElse("");
    }

    private void account(String tag, String value) throws BadField {
        if (!account.isEmpty()) {
            throw new BadField(tag, value, "stands twice in its statement");
        }
        account = firstLine(value);
    }

    private void number(String tag, String value) throws BadField {
        if (!number.isEmpty()) {
            throw new BadField(
                    tag, value, "is a second number of the statement; the first one is kept");
        }
        number = value;
    }

    private void opening(String tag, String value, int at) throws BadField {
        if (opened != null) {
            throw new BadField(tag, value, "stands twice in its statement");
        }
        opened = value;
        opening = balance(tag, value, at);
    }

    @SuppressWarnings("JdkObsolete") // asks whether more of the line would have completed it
    private void closing(String tag, String value, int at) throws BadField {
        if (closed != null) {
            throw new BadField(
                    tag, value, "is a second closing balance; the rows lead to the first one");
        }
        closed = value;
        Matcher found = BALANCE.matcher(firstLine(value));
        halfClosed = !found.matches() && found.hitEnd();
        closing = balance(tag, value, at);
    }

    /// A balance of a day no calendar has keeps its amount: the rows lead to it all the same.
    private BankBalance balance(String tag, String value, int at) throws BadField {
        Matcher found = BALANCE.matcher(firstLine(value));
        if (!found.matches()) {
            Matcher begun = IN_CURRENCY.matcher(value);
            if (otherwise == null && begun.lookingAt()) {
                otherwise = Amounts.currency(begun.group(1), Currency.UNSTATED, tag);
            }
            throw new BadField(tag, value, "is no balance such as C110522EUR3236,28");
        }
        Currency of = Amounts.currency(found.group(3), Currency.UNSTATED, tag);
        Money money = Amounts.comma(found.group(4), of, tag);
        if (currency == null) {
            currency = of;
        }
        if (!of.equals(currency)) {
            throw new BadField(tag, value, "stands in a statement in " + currency);
        }
        LocalDate on = null;
        try {
            on = Dates.yymmdd(found.group(2), tag);
        } catch (BadField bad) {
            findings.unreadable(at, bad);
        }
        var balance =
                new BankBalance(tag, found.group(1).equals("D") ? money.negated() : money, on);
        findings.cost().keep(0);
        balances.add(balance);
        return balance;
    }
}
