package fidus.server.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/// Writes an invented bank file as a bank writes one: camt.053 version 8 in US dollars, a statement
/// for each month and one for the days since, each with its opening and closing balance.
///
/// @param from the first day it speaks of, with nothing on the account before
/// @param to the last day it speaks of
/// @param rows in the order of their days
record DemoCamt(String iban, LocalDate from, LocalDate to, List<Row> rows) {
    /// @param cents below zero for money that left
    /// @param counterparty who sent or received it, empty for the bank itself
    /// @param endToEndId what the sender called it, may be empty
    /// @param text what it is for
    record Row(LocalDate on, long cents, String counterparty, String endToEndId, String text) {}

    byte[] bytes() {
        var xml = new StringBuilder();
        line(xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        line(xml, "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">");
        line(xml, "<BkToCstmrStmt>");
        line(xml, "<GrpHdr><MsgId>NB-" + to + "</MsgId>");
        line(xml, "<CreDtTm>" + to + "T23:59:00</CreDtTm></GrpHdr>");
        long balance = 0;
        int number = 1;
        for (LocalDate first = from; !first.isAfter(to); number++) {
            LocalDate monthEnd = YearMonth.from(first).atEndOfMonth();
            LocalDate last = monthEnd.isBefore(to) ? monthEnd : to;
            balance = statement(xml, new Days(number, first, last), balance);
            first = last.plusDays(1);
        }
        line(xml, "</BkToCstmrStmt></Document>");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private record Days(int number, LocalDate first, LocalDate last) {
        boolean hold(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private long statement(StringBuilder xml, Days days, long opening) {
        List<Row> its = rows.stream().filter(row -> days.hold(row.on)).toList();
        long closing = opening + its.stream().mapToLong(Row::cents).sum();
        line(xml, "<Stmt><Id>NB-%s-%d</Id>".formatted(from, days.number));
        line(xml, "<ElctrncSeqNb>" + days.number + "</ElctrncSeqNb>");
        line(xml, "<FrToDt><FrDtTm>%sT00:00:00</FrDtTm>".formatted(days.first));
        line(xml, "<ToDtTm>%sT23:59:59</ToDtTm></FrToDt>".formatted(days.last));
        line(xml, "<Acct><Id><IBAN>" + iban + "</IBAN></Id><Ccy>USD</Ccy></Acct>");
        balance(xml, "OPBD", opening, days.first);
        balance(xml, "CLBD", closing, days.last);
        for (int i = 0; i < its.size(); i++) {
            entry(xml, its.get(i), "NB%s%02d".formatted(its.get(i).on.toString(), i + 1));
        }
        line(xml, "</Stmt>");
        return closing;
    }

    private static void balance(StringBuilder xml, String code, long cents, LocalDate day) {
        line(xml, "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp>" + amount(cents));
        line(xml, "<Dt><Dt>" + day + "</Dt></Dt></Bal>");
    }

    private static void entry(StringBuilder xml, Row row, String reference) {
        String day = "<Dt>" + row.on + "</Dt>";
        line(xml, "<Ntry>" + amount(row.cents) + "<Sts><Cd>BOOK</Cd></Sts>");
        line(xml, "<BookgDt>" + day + "</BookgDt><ValDt>" + day + "</ValDt>");
        line(xml, "<AcctSvcrRef>" + reference.replace("-", "") + "</AcctSvcrRef>");
        line(xml, "<NtryDtls><TxDtls>");
        if (!row.endToEndId.isEmpty()) {
            line(xml, "<Refs><EndToEndId>" + row.endToEndId + "</EndToEndId></Refs>");
        }
        line(xml, amount(row.cents));
        if (!row.counterparty.isEmpty()) {
            String role = row.cents < 0 ? "Cdtr" : "Dbtr";
            String name = row.counterparty.replace("&", "&amp;");
            line(
                    xml,
                    "<RltdPties><%s><Pty><Nm>%s</Nm></Pty></%s></RltdPties>"
                            .formatted(role, name, role));
        }
        line(xml, "<RmtInf><Ustrd>" + row.text + "</Ustrd></RmtInf>");
        line(xml, "</TxDtls></NtryDtls></Ntry>");
    }

    private static String amount(long cents) {
        long sum = Math.abs(cents);
        return "<Amt Ccy=\"USD\">%d.%02d</Amt><CdtDbtInd>%s</CdtDbtInd>"
                .formatted(sum / 100, sum % 100, cents < 0 ? "DBIT" : "CRDT");
    }

    private static void line(StringBuilder xml, String text) {
        xml.append(text).append('\n');
    }
}
