package fidus.server.bankfiles;

import fidus.bank.BankRow;
import fidus.bank.BankRow.Detail;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// One `Ntry` with its transactions. Up to version 07 the status is a text and a party stands
/// directly in its role; from 08 on the status has a code and a party a `Pty` around it.
final class CamtEntry {
    private static final Set<String> NOT_BOOKED = Set.of("PDNG", "INFO", "FUTR");

    private final XmlElement entry;
    private final Money money;
    private final int line;
    private final Findings findings;
    private final boolean reversal;

    CamtEntry(XmlElement entry, Money money, int line, Findings findings) {
        this.entry = entry;
        this.money = money;
        this.line = line;
        this.findings = findings;
        this.reversal = entry.text("RvslInd").equals("true") || entry.text("RvslInd").equals("1");
    }

    /// @throws BadField when it is no amount, is negative or has no currency
    static Money amount(XmlElement in, String path, String field) throws BadField {
        XmlElement amount = in.at(path);
        if (amount == null) {
            throw new BadField(field, "", "is absent");
        }
        String text = amount.text();
        if (text.startsWith("-") || text.startsWith("+")) {
            throw new BadField(field, text, "has a sign, which only CdtDbtInd may give");
        }
        if (amount.currency().isEmpty()) {
            throw new BadField(field, text, "has no currency");
        }
        Currency currency = Amounts.currency(amount.currency(), Currency.UNSTATED, field);
        return Amounts.point(text, currency, field);
    }

    /// An entry's amount in the account's currency: as printed, else the one amount in that
    /// currency that its details give; as printed where they give none or several.
    static Money amountIn(XmlElement entry, Money printed, Currency account) throws BadField {
        if (printed.currency().equals(account)) {
            return printed;
        }
        Set<Money> found = new LinkedHashSet<>();
        for (String of : List.of("AmtDtls/", "NtryDtls/TxDtls/AmtDtls/")) {
            for (String kind : List.of("CntrValAmt", "TxAmt", "InstdAmt")) {
                String path = of + kind + "/Amt";
                if (entry.at(path) != null) {
                    Money amount = amount(entry, path, kind);
                    if (amount.currency().equals(account)) {
                        found.add(amount);
                    }
                }
            }
        }
        return found.size() == 1 && entry.all("NtryDtls/TxDtls").size() <= 1
                ? found.iterator().next()
                : printed;
    }

    /// @throws BadField when the direction is neither CRDT nor DBIT
    static Money signed(XmlElement in, Money amount) throws BadField {
        String direction = in.text("CdtDbtInd");
        return switch (direction) {
            case "CRDT" -> amount;
            case "DBIT" -> amount.negated();
            default -> throw new BadField("CdtDbtInd", direction, "is neither CRDT nor DBIT");
        };
    }

    boolean isCredit() {
        return entry.text("CdtDbtInd").equals("CRDT");
    }

    BankRow row() {
        var row = new RowDraft(line);
        List<XmlElement> transactions = entry.all("NtryDtls/TxDtls");
        row.bankId = entry.text("AcctSvcrRef");
        row.bookingDate = day("BookgDt", "bookingDate");
        row.valueDate = day("ValDt", "valueDate");
        row.status = status();
        row.reversal = reversal;
        row.batchReference = entry.text("NtryDtls/Btch/PmtInfId", "NtryDtls/Btch/MsgId");
        row.batchCount = batchCount();
        row.reference = entry.text("NtryRef");
        row.text = entry.text("AddtlNtryInf");
        transactions.forEach(one -> row.details.add(detail(one)));
        if (transactions.size() == 1) {
            single(row, transactions.getFirst(), row.details.getFirst());
        }
        if (row.text.isBlank()) {
            row.text = code();
        }
        return row.row(money);
    }

    private @Nullable Integer batchCount() {
        String printed = entry.text("NtryDtls/Btch/NbOfTxs");
        if (printed.matches("\\d{1,9}")) {
            return Integer.valueOf(printed);
        }
        if (!printed.isEmpty()) {
            findings.unreadable(line, new BadField("NbOfTxs", printed, "is no count"));
        }
        return null;
    }

    private static void single(RowDraft row, XmlElement transaction, Detail only) {
        if (row.bankId.isEmpty()) {
            row.bankId = transaction.text("Refs/AcctSvcrRef");
        }
        if (!only.reference().isEmpty()) {
            row.reference = only.reference();
        }
        row.endToEndId = only.endToEndId();
        row.returned = only.returned();
        row.text = Texts.joined(only.text(), row.text);
        row.counterparty = only.counterparty();
        row.counterpartyAccount = only.counterpartyAccount();
    }

    private Detail detail(XmlElement one) {
        String id = one.text("Refs/EndToEndId");
        boolean from = isCredit() != reversal;
        String party = "RltdPties/" + (from ? "Dbtr" : "Cdtr");
        return new Detail(
                part(one),
                Texts.tidy(
                        one.text(
                                "RmtInf/Strd/CdtrRefInf/Ref",
                                "RmtInf/Strd/CdtrRefInf/CdtrRef",
                                "Refs/InstrId")),
                id.equals("NOTPROVIDED") ? "" : Texts.tidy(id),
                text(one),
                Texts.tidy(
                        one.text(party + "/Pty/Nm", party + "/Nm", party + "/Agt/FinInstnId/Nm")),
                Texts.packed(one.text(party + "Acct/Id/IBAN", party + "Acct/Id/Othr/Id")),
                returned(one));
    }

    private static @Nullable String returned(XmlElement one) {
        if (one.at("RtrInf") == null) {
            return null;
        }
        String why = one.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry");
        return why.isEmpty() ? "returned" : Texts.tidy(why);
    }

    private static String text(XmlElement one) {
        List<String> said = new ArrayList<>();
        one.all("RmtInf/Ustrd").forEach(line -> said.add(line.text()));
        one.all("RmtInf/Strd/CdtrRefInf/Ref").forEach(line -> said.add(line.text()));
        one.all("RmtInf/Strd/AddtlRmtInf").forEach(line -> said.add(line.text()));
        said.add(one.text("RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"));
        one.all("RtrInf/AddtlInf").forEach(line -> said.add(line.text()));
        said.add(one.text("AddtlTxInf"));
        return Texts.joined(said);
    }

    /// What the transaction moved on this account: its own amount, else the amount of the
    /// transaction in the account's currency. Amounts in other currencies explain, but do not add.
    private @Nullable Money part(XmlElement one) {
        try {
            for (String path : List.of("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt")) {
                if (one.at(path) == null) {
                    continue;
                }
                Money part = amount(one, path, "TxDtls amount");
                if (part.currency().equals(money.currency())) {
                    return one.at("CdtDbtInd") == null
                            ? Amounts.negatedIf(!isCredit(), part)
                            : signed(one, part);
                }
            }
        } catch (BadField bad) {
            findings.unreadable(line, bad);
        }
        return null;
    }

    private @Nullable LocalDate day(String name, String field) {
        String text = entry.text(name + "/Dt", name + "/DtTm");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Dates.iso(text, field);
        } catch (BadField bad) {
            findings.unreadable(line, bad);
            return null;
        }
    }

    /// Only what the bank says is booked counts; what it does not say clearly is shown.
    private BankRow.Status status() {
        String code = entry.text("Sts", "Sts/Cd", "Sts/Prtry");
        if (code.equals("BOOK")) {
            return BankRow.Status.BOOKED;
        }
        if (!NOT_BOOKED.contains(code)) {
            findings.lost(
                    line,
                    new BadField("status", code, "is no known status; the row is not counted"));
        }
        return BankRow.Status.PENDING;
    }

    private String code() {
        return Texts.joined(
                entry.text("BkTxCd/Prtry/Cd"),
                entry.text("BkTxCd/Domn/Cd"),
                entry.text("BkTxCd/Domn/Fmly/Cd"),
                entry.text("BkTxCd/Domn/Fmly/SubFmlyCd"));
    }
}
