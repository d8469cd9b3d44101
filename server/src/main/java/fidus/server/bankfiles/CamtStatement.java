package fidus.server.bankfiles;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// One `Stmt` of camt.053. The opening balance is OPBD, else PRCD; the closing one is CLBD; where a
/// bank gives available balances only, OPAV and CLAV stand for them.
final class CamtStatement {
    static final String VALUED_TIE = BankCheck.VALUED_TIE;
    private static final int MOST_SHOWN = 20;

    private final Findings findings;
    private final CamtBatches batches;
    private @Nullable StatementDraft draft;
    private @Nullable XmlElement summary;
    private String id = "";
    private String number = "";
    private String account = "";
    private String accountCurrency = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private int credits;
    private int debits;
    private int withDetails;
    private int addingUp;

    CamtStatement(Findings findings) {
        this.findings = findings;
        this.batches = new CamtBatches(findings);
    }

    /// @param entry the number of the entry this is or follows
    void part(XmlElement part, int entry) {
        try {
            switch (part.name()) {
                case "Id" -> id = part.text();
                case "ElctrncSeqNb" -> number = part.text();
                case "LglSeqNb" -> number = number.isEmpty() ? part.text() : number;
                case "FrToDt" -> period(part);
                case "Acct" -> {
                    account = part.text("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id");
                    accountCurrency = part.text("Ccy");
                }
                case "Bal" -> balance(part);
                case "TxsSummry" -> summary = part;
                case "Ntry" -> entry(part, entry);
                default -> {}
            }
        } catch (BadField bad) {
            if (part.name().equals("Ntry")) {
                findings.lost(entry, bad);
            } else if (part.name().equals("Bal")) {
                findings.lost(0, bad); // a balance stands beside the entries
            } else {
                findings.unreadable(entry, bad);
            }
        }
    }

    BankStatement finish() {
        StatementDraft done = draft == null ? draftIn(accountCurrencyOrUnstated()) : draft;
        done.statementId = id;
        done.number = number;
        done.account = account;
        done.from = from;
        done.to = to;
        done.opening = done.first("OPBD", "PRCD");
        done.closing = done.last("CLBD");
        if (done.opening == null && done.closing == null) {
            done.opening = done.first("OPAV");
            done.closing = done.last("CLAV");
        }
        done.inOneCurrency(findings);
        done.closeByDay(true, findings);
        batches.finish(done);
        if (withDetails > 0) {
            done.checks.addFirst(BankCheck.count(BankCheck.ADDING_UP, addingUp, withDetails));
        }
        done.tie();
        tieByValue(done);
        try {
            summary(done);
        } catch (BadField bad) {
            findings.unreadable(0, bad);
        }
        return done.statement();
    }

    private void period(XmlElement part) throws BadField {
        String first = part.text("FrDtTm", "FrDt");
        String last = part.text("ToDtTm", "ToDt");
        from = first.isEmpty() ? null : Dates.iso(first, "FrToDt");
        to = last.isEmpty() ? null : Dates.iso(last, "FrToDt");
    }

    private void balance(XmlElement part) throws BadField {
        String code = Texts.tidy(part.text("Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry"));
        String day = part.text("Dt/Dt", "Dt/DtTm");
        Money money = CamtEntry.signed(part, CamtEntry.amount(part, "Amt", "balance " + code));
        StatementDraft statement = draftIn(money.currency());
        statement.balance(code, money, day.isEmpty() ? null : Dates.iso(day, "balance " + code));
    }

    private void entry(XmlElement part, int line) throws BadField {
        Money amount = CamtEntry.amount(part, "Amt", "amount");
        StatementDraft statement = draftIn(amount.currency());
        Money own = CamtEntry.amountIn(part, amount, statement.currency);
        if (!own.equals(amount)) {
            findings.unreadable(
                    line,
                    new BadField(
                            "currency",
                            amount.toString(),
                            "stands in a statement in "
                                    + statement.currency
                                    + "; the row is taken with "
                                    + own
                                    + ", which the bank says beside it"));
        }
        var entry = new CamtEntry(part, CamtEntry.signed(part, own), line, findings);
        BankRow row = entry.row();
        statement.row(row);
        if (entry.isCredit()) {
            credits++;
        } else {
            debits++;
        }
        details(statement, row);
        batches.entry(part, row, statement);
    }

    private void details(StatementDraft statement, BankRow row) {
        List<Money> parts =
                row.details().stream().flatMap(part -> Stream.ofNullable(part.money())).toList();
        if (parts.isEmpty() || parts.size() < row.details().size()) {
            return;
        }
        Money zero = Money.zero(statement.currency);
        BankCheck check =
                Amounts.check(
                        "details of " + CamtBatches.named(row) + " = entry",
                        () -> Amounts.sum(zero, parts),
                        row.money());
        withDetails++;
        if (check.ties()) {
            addingUp++;
        } else if (withDetails - addingUp <= MOST_SHOWN) {
            statement.checks.add(check);
        }
    }

    /// Some banks close with the balance of what is valued by that day; entries booked already but
    /// valued later then stand outside it.
    private static void tieByValue(StatementDraft done) {
        BankBalance opening = done.opening;
        BankBalance closing = done.closing;
        if (opening == null || closing == null || done.checks.isEmpty()) {
            return;
        }
        LocalDate day = closing.on();
        BankCheck first = done.checks.getFirst();
        if (day == null || first.ties() || !first.tie().equals(StatementDraft.TIE)) {
            return;
        }
        List<Money> valued =
                done.rows.stream()
                        .filter(row -> row.status() == BankRow.Status.BOOKED)
                        .filter(row -> !isAfter(row.valueDate(), day))
                        .map(BankRow::money)
                        .toList();
        BankCheck check =
                Amounts.check(
                        VALUED_TIE, () -> Amounts.sum(opening.money(), valued), closing.money());
        if (check.ties()) {
            done.checks.set(0, check);
        }
    }

    private static boolean isAfter(@Nullable LocalDate valued, LocalDate day) {
        return valued != null && valued.isAfter(day);
    }

    private void summary(StatementDraft done) throws BadField {
        XmlElement given = summary;
        if (given == null) {
            return;
        }
        count(done, given, "TtlNtries", credits + debits);
        count(done, given, "TtlCdtNtries", credits);
        count(done, given, "TtlDbtNtries", debits);
        sum(done, given, "TtlCdtNtries", 1);
        sum(done, given, "TtlDbtNtries", -1);
    }

    private static void count(StatementDraft done, XmlElement given, String name, int counted)
            throws BadField {
        String printed = given.text(name + "/NbOfNtries");
        if (!printed.isEmpty()) {
            BigDecimal number = Amounts.parse(printed, printed, name, "12");
            done.checks.add(
                    new BankCheck(
                            "entries = " + name, BigDecimal.valueOf(counted), number, "rows"));
        }
    }

    private static void sum(StatementDraft done, XmlElement given, String name, int sign)
            throws BadField {
        String printed = given.text(name + "/Sum");
        if (!printed.isEmpty()) {
            List<Money> all =
                    done.rows.stream()
                            .map(BankRow::money)
                            .filter(money -> money.signum() == sign)
                            .toList();
            done.checks.add(
                    Amounts.check(
                            "sum of entries = " + name,
                            () -> Amounts.sum(Money.zero(done.currency), all).abs(),
                            Amounts.point(printed, done.currency, name)));
        }
    }

    private StatementDraft draftIn(Currency otherwise) {
        if (draft == null) {
            Currency stated = accountCurrencyOrUnstated();
            draft =
                    new StatementDraft(
                            stated.equals(Currency.UNSTATED) ? otherwise : stated, findings.cost());
        }
        return draft;
    }

    private Currency accountCurrencyOrUnstated() {
        try {
            return Amounts.currency(accountCurrency, Currency.UNSTATED, "Acct/Ccy");
        } catch (BadField bad) {
            findings.unreadable(0, bad);
            accountCurrency = "";
            return Currency.UNSTATED;
        }
    }
}
